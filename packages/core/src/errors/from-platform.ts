import type { PlatformError, PlatformErrorCode } from '@vod-upload/platform'
import { UploadError } from './upload-error'

/** What to do about it, where the host's own sentence does not say so. */
const remedies: Partial<Record<PlatformErrorCode, string>> = {
  timeout: 'Check the connection and upload again: what has arrived is kept.',
  network: 'Check the connection and upload again: what has arrived is kept.',
  interrupted: 'Bring the app to the front and upload again: what has arrived is kept.',
  'file-missing': 'Temp files do not outlive the app: pick the file again.',
  'file-unreadable': 'Pick the file again.',
}

/** The host's failure as the app's: same code, and a sentence that ends with the remedy. */
export function fromPlatform(error: PlatformError): UploadError {
  const remedy = remedies[error.code]
  return new UploadError(error.code, remedy === undefined ? error.message : `${error.message} ${remedy}`)
}
