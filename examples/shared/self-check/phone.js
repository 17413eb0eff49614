const host = require('../host')

/** This phone, as the self-check asks it. */
function thisPhone() {
  return {
    platform: host.platform(),
    missingPath: host.missingPath,
    get: (url) => host.ask({ method: 'GET', url }).then(wholeAnswer),
    post: (url, body) => host.ask({ method: 'POST', url, body }).then(wholeAnswer),
    download: host.download,
    lacks: host.lacks,
  }
}

function wholeAnswer({ status, data }) {
  if (status !== 200) throw new Error(`The server of the self-check answered ${status}.`)
  return data
}

module.exports = { thisPhone }
