import VODUpload, { type UploadInfo } from '@vod-upload/wechat'
import { type OpenPage, watchProgress } from './page'

/** The documented class, used as its documentation shows. */
export const documentedPage: OpenPage = (job, picked, desk, tell) => {
  const sawProgress = watchProgress(tell)
  const placeOf = (info: UploadInfo) => picked.indexOf(info.url)
  const uploader = new VODUpload({
    partSize: job.partSizeBytes,
    formMaxSize: job.formMaxBytes,
    parallel: job.parallelParts,
    timeout: job.requestTimeoutMs,
    retryCount: job.retries,
    retryDuration: job.retryDelayMs / 1000,
    log: () => undefined,
    async onUploadstarted(info) {
      const { file, isImage, videoId } = info
      const ticket = await desk({ fileName: file.name, isImage, videoId })
      const id = ticket.VideoId ?? ticket.ImageId
      uploader.setUploadAuthAndAddress(info, ticket.UploadAuth, ticket.UploadAddress, id)
    },
    async onUploadTokenExpired({ file, isImage, videoId }) {
      const { UploadAuth } = await desk({ fileName: file.name, isImage, videoId })
      uploader.resumeUploadWithAuth(UploadAuth)
    },
    onUploadProgress: (info, _, fraction) => sawProgress(placeOf(info), fraction),
    onUploadSucceed(info) {
      const { bucket = '', object = '' } = info
      tell({ kind: 'succeeded', place: placeOf(info), bucket, object })
    },
    onUploadFailed: (info, _, sentence) => tell({ kind: 'failed', place: placeOf(info), sentence }),
    onUploadEnd: () => tell({ kind: 'idle' }),
  })
  for (const url of picked) uploader.addFile({ url })
  uploader.startUpload()
  return { again: () => uploader.startUpload() }
}
