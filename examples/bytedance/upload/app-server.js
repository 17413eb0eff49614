const config = require('../config')
const host = require('../host')

let token = ''

/** Asks the app's own server, which holds the account's key, asks VOD, and passes its answer on. */
function getAuth({ kind, file, videoId, isCover, coverUrl }) {
  const wanted = { kind, fileName: file.name, fileSize: file.size, videoId, isCover, coverUrl }
  return signedIn().then(() => post('/upload-credential', wanted))
}

// In your app: the host's login, and your server's session of that user.
function signedIn() {
  if (token !== '') return Promise.resolve()
  return post('/demo-session', {}).then((session) => {
    token = session.token
  })
}

/** What is rejected is shown to the user, after the SDK has asked twice more. */
function post(path, body) {
  const header = token === '' ? {} : { Authorization: `Bearer ${token}` }
  return host.ask({ method: 'POST', url: config.appServer + path, header, body }).then(({ status, data }) => {
    if (status === 401) token = ''
    if (status === 200) return data
    throw new Error(data.message || `The app's server answered ${status}.`)
  })
}

module.exports = { getAuth }
