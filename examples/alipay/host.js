// All that Alipay does in another way than other hosts.
const { alipayPlatform, createUploader, formatProgress } = require('@vod-upload/alipay')

/** @returns a promise of a video, or of nothing when the user chooses none */
function pickVideo() {
  return pick('chooseVideo', {}).then((video) => {
    if (video === undefined) return undefined
    // This picker makes no picture of the video.
    return { source: video, poster: '', seconds: video.duration, sizeBytes: video.size }
  })
}

/** @returns a promise of a temp path, or of nothing */
function pickImage() {
  return pick('chooseImage', { count: 1 }).then((result) => {
    if (result === undefined) return undefined
    // The second is the older clients' word.
    return (result.tempFilePaths || result.apFilePaths)[0]
  })
}

function pick(picker, options) {
  return new Promise((resolve, reject) => {
    // 10 and 11: the user closed the picker, on Android and on iOS.
    const fail = (failure) =>
      failure.error === 10 || failure.error === 11 ? resolve(undefined) : reject(errorOf(failure))
    my[picker](Object.assign({ sourceType: ['album', 'camera'], success: resolve, fail }, options))
  })
}

/**
 * @param call `{ method, url, header, body }`; the body is sent as JSON
 * @returns a promise of `{ status, data }`, whatever the status
 */
function ask({ method, url, header, body }) {
  return new Promise((resolve, reject) => {
    // Older clients say `status` alone, and the developer tools say it as a text.
    const answer = ({ statusCode, status, data }) => resolve({ status: Number(statusCode || status), data })
    const fail = (failure) => {
      // Any status but a success is a failure here, and stands beside the error.
      if (!failure.statusCode && !failure.status) return reject(errorOf(failure))
      return answer(Object.assign({}, failure, { data: parsed(failure.data) }))
    }
    const headers = Object.assign({ 'content-type': 'application/json' }, header)
    const options = { method, url, headers, dataType: 'json', success: answer, fail }
    if (body !== undefined) options.data = JSON.stringify(body)
    my.request(options)
  })
}

function parsed(data) {
  if (typeof data !== 'string') return data
  try {
    return JSON.parse(data)
  } catch (_) {
    return {}
  }
}

/** @returns a promise of a temp path */
function download(url) {
  return new Promise((resolve, reject) => {
    const success = ({ tempFilePath, apFilePath }) => resolve(tempFilePath || apFilePath)
    my.downloadFile({ url, success, fail: (failure) => reject(errorOf(failure)) })
  })
}

function errorOf({ error, errorMessage }) {
  return new Error(`Alipay says: ${errorMessage || 'it failed'} (${error}).`)
}

function facts() {
  const { version, brand, model, platform, system, language } = my.getSystemInfoSync()
  return {
    host: 'Alipay',
    version,
    baseLibrary: my.SDKVersion,
    model: joined(brand, model),
    system: joined(platform, system),
    language,
  }
}

/** Of what this phone tells. */
function joined(...facts) {
  return facts.filter(Boolean).join(' ')
}

module.exports = {
  createUploader,
  formatProgress,
  platform: alipayPlatform,
  pickVideo,
  pickImage,
  ask,
  download,
  facts,
  openPage: (url) => my.navigateTo({ url }),
  copy: (text) => my.setClipboard({ text }),
  /** For the self-check: what this host does not do, and a path in its shape that leads nowhere. */
  lacks: {
    requestProgress: 'This host tells no progress of a request.',
    modifiedAt: 'This host does not document the unit of the times that it tells.',
  },
  missingPath: 'https://resource/missing.video',
}
