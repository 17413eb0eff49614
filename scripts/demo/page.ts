// The script of a mini-program page, as an app written against the documented SDK has it: pick, add, start, and
// answer the callbacks. It knows `wx`, the SDK and its own server, and nothing of where it runs.
import type { Trace, UploadInfo, VODUploadConstructor } from '@vod-upload/wechat'

/** The two calls of `wx` that the page makes itself. */
export interface PageHost {
  chooseMedia(options: {
    count: number
    success(picked: { tempFiles: Array<{ tempFilePath: string; size: number }> }): void
    fail(reason: { errMsg: string }): void
  }): void
  request(options: {
    url: string
    method: 'POST'
    data: object
    success(answer: { statusCode: number; data: ServerAnswer }): void
    fail(reason: { errMsg: string }): void
  }): void
}

const none: ServerAnswer = { UploadAuth: '', UploadAddress: '' }

interface ServerAnswer {
  UploadAuth: string
  UploadAddress: string
  VideoId?: string
  ImageId?: string
}

export interface PageProps {
  readonly wx: PageHost
  readonly VODUpload: VODUploadConstructor
  /** Where the app's own server hands out credentials. */
  readonly credentialUrl: string
  readonly count: number
  readonly trace?: Trace
  onStarted(uploadInfo: UploadInfo): void
  onProgress(uploadInfo: UploadInfo, totalSize: number, loadedPercent: number): void
  onFailed(uploadInfo: UploadInfo, code: string, message: string): void
  onSucceed(uploadInfo: UploadInfo): void
}

/** Picks and uploads; resolves with the list when every file has ended. */
export function runPage(props: PageProps): Promise<UploadInfo[]> {
  const { wx, VODUpload, credentialUrl } = props
  return new Promise((resolve, reject) => {
    const askServer = (uploadInfo: UploadInfo, use: (answer: ServerAnswer) => void) => {
      wx.request({
        url: credentialUrl,
        method: 'POST',
        data: {
          fileName: uploadInfo.file.name,
          fileSize: uploadInfo.fileSize,
          isImage: uploadInfo.isImage,
          videoId: uploadInfo.videoId,
        },
        // Without a credential the file fails, with a sentence, and the next one has its turn.
        success: ({ statusCode, data }) => use(statusCode === 200 ? data : none),
        fail: () => use(none),
      })
    }

    const uploader = new VODUpload({
      userId: '0',
      region: 'cn-shanghai',
      retryCount: 3,
      retryDuration: 2,
      trace: props.trace,
      onUploadstarted(uploadInfo) {
        props.onStarted(uploadInfo)
        askServer(uploadInfo, ({ UploadAuth, UploadAddress, VideoId, ImageId }) => {
          uploader.setUploadAuthAndAddress(uploadInfo, UploadAuth, UploadAddress, VideoId ?? ImageId)
        })
      },
      onUploadSucceed: props.onSucceed,
      onUploadFailed: props.onFailed,
      onUploadProgress: props.onProgress,
      onUploadTokenExpired(uploadInfo) {
        askServer(uploadInfo, ({ UploadAuth }) => uploader.resumeUploadWithAuth(UploadAuth))
      },
      onUploadEnd() {
        resolve(uploader.listFiles())
      },
    })

    wx.chooseMedia({
      count: props.count,
      success({ tempFiles }) {
        for (const { tempFilePath } of tempFiles) {
          uploader.addFile({ url: tempFilePath, coverUrl: '' }, null, null, null, '{"Vod":{}}')
        }
        uploader.startUpload()
      },
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    })
  })
}
