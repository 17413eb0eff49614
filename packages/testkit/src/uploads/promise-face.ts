import {
  type CreateUploaderOptions,
  createUploader,
  isUploadError,
  type MediaKind,
} from '@vod-upload/vod-upload'
import { type Ending, type Face, PART_SIZE_BYTES } from './face'

/** The promise API. */
export const promiseFace: Face = {
  name: 'createUploader',
  async upload(platform, given, { server, leaks, beforeTicket }) {
    let askedFor: MediaKind = 'video'
    const options: CreateUploaderOptions = {
      partSizeBytes: PART_SIZE_BYTES,
      formMaxBytes: PART_SIZE_BYTES,
      retry: { retries: 1, delayMs: 1 },
      log: () => undefined,
      async getAuth({ kind, file }) {
        await beforeTicket?.()
        askedFor = kind === 'create-image' ? 'image' : 'video'
        return server.create(askedFor, file.name)
      },
    }
    const handle = createUploader(platform, leaks.tapCallbacks(options)).upload(given)
    for (const news of ['state', 'progress', 'waiting'] as const)
      handle.on(news, (told) => leaks.hear(`on ${news}`, told))
    try {
      const { bucket, object } = await handle
      return { arrived: true, kind: askedFor, bucket, object }
    } catch (cause) {
      leaks.hear('what is thrown', cause)
      return failure(cause)
    } finally {
      leaks.hear('the handle', handle)
    }
  },
}

function failure(cause: unknown): Ending {
  if (!isUploadError(cause)) return { arrived: false, code: 'none', sentence: String(cause) }
  return { arrived: false, code: cause.ossCode ?? cause.code, sentence: cause.message }
}
