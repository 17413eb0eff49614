import { createUploader, isUploadError, type MediaKind } from '@vod-upload/vod-upload'
import { type Ending, type Face, PART_SIZE_BYTES } from './face'

/** The promise API. */
export const promiseFace: Face = {
  name: 'createUploader',
  async upload(platform, given, { server, beforeTicket }) {
    let askedFor: MediaKind = 'video'
    const uploader = createUploader(platform, {
      partSizeBytes: PART_SIZE_BYTES,
      formMaxBytes: PART_SIZE_BYTES,
      retry: { retries: 1, delayMs: 1 },
      log: () => undefined,
      async getAuth({ kind, file }) {
        await beforeTicket?.()
        askedFor = kind === 'create-image' ? 'image' : 'video'
        return server.create(askedFor, file.name)
      },
    })
    try {
      const { bucket, object } = await uploader.upload(given)
      return { arrived: true, kind: askedFor, bucket, object }
    } catch (cause) {
      return failure(cause)
    }
  },
}

function failure(cause: unknown): Ending {
  if (!isUploadError(cause)) return { arrived: false, code: 'none', sentence: String(cause) }
  return { arrived: false, code: cause.ossCode ?? cause.code, sentence: cause.message }
}
