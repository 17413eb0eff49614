// All that WeChat does in another way than other hosts.
const { createUploader, formatProgress, wechatPlatform } = require('@vod-upload/wechat')

/** @returns a promise of a video, or of nothing when the user chooses none */
function pickVideo() {
  return pick({ mediaType: ['video'] }).then((file) => {
    if (file === undefined) return undefined
    const { thumbTempFilePath, duration, size } = file
    return { source: file, poster: thumbTempFilePath, seconds: duration, sizeBytes: size }
  })
}

/** @returns a promise of a temp path, or of nothing */
function pickImage() {
  return pick({ mediaType: ['image'] }).then((file) => (file === undefined ? undefined : file.tempFilePath))
}

function pick(options) {
  return new Promise((resolve, reject) => {
    const success = ({ tempFiles }) => resolve(tempFiles[0])
    const fail = (failure) => (/cancel/.test(failure.errMsg) ? resolve(undefined) : reject(errorOf(failure)))
    wx.chooseMedia(Object.assign({ count: 1, success, fail }, options))
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
    if (body !== undefined) options.data = JSON.stringify(body)
    wx.request(options)
  })
}

/** @returns a promise of a temp path */
function download(url) {
  return new Promise((resolve, reject) => {
    const success = ({ tempFilePath }) => resolve(tempFilePath)
    wx.downloadFile({ url, success, fail: (failure) => reject(errorOf(failure)) })
  })
}

function errorOf({ errMsg }) {
  return new Error(`WeChat says: ${errMsg}.`)
}

function facts() {
  // Newer base libraries warn of the one call that tells all.
  const { SDKVersion, version, language } = wx.getAppBaseInfo ? wx.getAppBaseInfo() : wx.getSystemInfoSync()
  const { brand, model, system, platform } = wx.getDeviceInfo ? wx.getDeviceInfo() : wx.getSystemInfoSync()
  return {
    host: 'WeChat',
    version,
    baseLibrary: SDKVersion,
    model: joined(brand, model),
    system: system || platform,
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
  platform: wechatPlatform,
  pickVideo,
  pickImage,
  ask,
  download,
  facts,
  openPage: (url) => wx.navigateTo({ url }),
  copy: (text) => wx.setClipboardData({ data: text }),
  /** For the self-check: what this host does not do, and a path in its shape that leads nowhere. */
  lacks: { requestProgress: 'This host tells no progress of a request.' },
  missingPath: 'wxfile://tmp_missing.mp4',
}
