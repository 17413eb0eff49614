import { isPlatformError, withoutSecrets, wordsOf } from '@vod-upload/platform'
import { fromPlatform } from './from-platform'
import { isUploadError, UploadError } from './upload-error'

/** Whatever was thrown, as the error that the app sees. */
export function asUploadError(cause: unknown): UploadError {
  if (isUploadError(cause)) return cause
  if (isPlatformError(cause)) return fromPlatform(cause)
  const said = withoutSecrets(wordsOf(cause))
  return new UploadError('unsupported', `The upload ended for a reason of the host's own: ${said}`)
}
