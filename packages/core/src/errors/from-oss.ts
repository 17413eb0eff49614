import { refusalSentence } from './refusal-sentence'
import { type OssRefusal, UploadError } from './upload-error'

/** OSS code -> what the developer should do. Codes that are not here speak for themselves. */
const remedies: Readonly<Record<string, string>> = {
  AccessDenied: 'Check that the credential was issued for this very bucket and object, and has not ended.',
  SecurityTokenExpired: 'Supply a fresh credential.',
  InvalidAccessKeyId: 'The credential has ended or is not of this account: supply a fresh one.',
  SignatureDoesNotMatch:
    'The AccessKeySecret does not belong to the AccessKeyId: ask the server for a new pair.',
  RequestTimeTooSkewed: 'Set the clock of the device.',
  NoSuchBucket: 'Check bucket and region: the endpoint must be of the region the bucket is in.',
  NoSuchUpload: 'The upload was ended elsewhere, or lay too long: upload the file again.',
  EntityTooLarge: 'The file is larger than the credential allows.',
  EntityTooSmall: 'Less arrived than the file had when it was opened: pick it again.',
  InvalidObjectName: 'The object name is empty, too long, or starts with a slash.',
  FileAlreadyExists: 'The object exists, and overwriting it is forbidden.',
  CallbackFailed: 'The file has arrived, but the app server did not answer the OSS callback.',
}

/** The refusal of OSS as an error for people; `message` is OSS's own sentence. */
export function fromOss(refusal: OssRefusal & { readonly message?: string }): UploadError {
  return new UploadError('oss', refusalSentence('OSS', refusal, remedies), refusal)
}
