import { bindPlatform, type UploadInfo, type VODUploadOptions } from '@vod-upload/vod-upload'
import { type Ending, type Face, PART_SIZE_BYTES } from './face'

/** The documented class, used as its documentation shows. */
export const documentedFace: Face = {
  name: 'VODUpload',
  upload(platform, given, { server, leaks, beforeTicket }) {
    return new Promise((resolve) => {
      let ending: Ending | undefined
      const VODUpload = bindPlatform(() => platform)
      const callbacks: VODUploadOptions = {
        partSize: PART_SIZE_BYTES,
        formMaxSize: PART_SIZE_BYTES,
        retryCount: 1,
        retryDuration: 0.001,
        log: () => undefined,
        async onUploadstarted(info) {
          await beforeTicket?.()
          const ticket = await server.create(info.isImage ? 'image' : 'video', info.file.name)
          const id = ticket.VideoId ?? ticket.ImageId
          uploader.setUploadAuthAndAddress(info, ticket.UploadAuth, ticket.UploadAddress, id)
        },
        onUploadSucceed(info) {
          ending = arrival(info)
        },
        onUploadFailed(_, code, sentence) {
          ending = { arrived: false, code, sentence }
          // A file that was not even taken on the list ends nothing.
          if (uploader.listFiles().length === 0) resolve(ending)
        },
        onUploadEnd() {
          leaks.hear('the uploader', [uploader, uploader.listFiles()])
          resolve(ending ?? { arrived: false, code: 'none', sentence: 'It ended without a word.' })
        },
      }
      const uploader = new VODUpload(leaks.tapCallbacks(callbacks))
      uploader.addFile(given)
      uploader.startUpload()
    })
  },
}

function arrival({ isImage, bucket = '', object = '' }: UploadInfo): Ending {
  return { arrived: true, kind: isImage ? 'image' : 'video', bucket, object }
}
