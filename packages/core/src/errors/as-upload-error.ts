import { isPlatformError } from '@vod-upload/platform'
import { fromPlatform } from './from-platform'
import { isUploadError, UploadError } from './upload-error'

/** Whatever was thrown, as the error that the app sees. */
export function asUploadError(cause: unknown): UploadError {
  if (isUploadError(cause)) return cause
  if (isPlatformError(cause)) return fromPlatform(cause)
  const text = cause instanceof Error ? cause.message : String(cause)
  return new UploadError('unsupported', `The upload ended for a reason of the host's own: ${text}`)
}
