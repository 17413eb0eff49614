// All that Douyin, and the other hosts of ByteDance, do in another way than other hosts.
const { bytedancePlatform, createUploader, formatProgress } = require('@vod-upload/bytedance')

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
  return pick('chooseImage', { count: 1 }).then((result) =>
    result === undefined ? undefined : result.tempFilePaths[0],
  )
}

function pick(picker, options) {
  return new Promise((resolve, reject) => {
    const fail = (failure) => (/cancel/.test(failure.errMsg) ? resolve(undefined) : reject(errorOf(failure)))
    tt[picker](Object.assign({ sourceType: ['album', 'camera'], success: resolve, fail }, options))
  })
}

/**
 * @param call `{ method, url, header, body }`; the body is sent as JSON
 * @returns a promise of `{ status, data }`, whatever the status
 */
function ask({ method, url, header, body }) {
  return new Promise((resolve, reject) => {
    const options = {
      method,
      url,
      header: Object.assign({ 'content-type': 'application/json' }, header),
      success: ({ statusCode, data }) => resolve({ status: statusCode, data }),
      fail: (failure) => reject(errorOf(failure)),
    }
    // The host makes JSON of an object by itself, and its typings know no text.
    if (body !== undefined) options.data = body
    tt.request(options)
  })
}

/** @returns a promise of a temp path */
function download(url) {
  return new Promise((resolve, reject) => {
    const success = ({ tempFilePath }) => resolve(tempFilePath)
    tt.downloadFile({ url, success, fail: (failure) => reject(errorOf(failure)) })
  })
}

function errorOf({ errMsg }) {
  return new Error(`Douyin says: ${errMsg}.`)
}

function facts() {
  const { appName, version, SDKVersion, brand, model, platform, system, language } = tt.getSystemInfoSync()
  return {
    host: appName,
    version,
    baseLibrary: SDKVersion,
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
  platform: bytedancePlatform,
  pickVideo,
  pickImage,
  ask,
  download,
  facts,
  openPage: (url) => tt.navigateTo({ url }),
  copy: (text) => tt.setClipboardData({ data: text }),
  /** For the self-check: what this host does not do, and a path in its shape that leads nowhere. */
  lacks: {
    requestProgress: 'This host tells no progress of a request.',
    formHeaders: 'This host tells no headers of the answer to a form.',
  },
  missingPath: 'ttfile://temp/missing.mp4',
}
