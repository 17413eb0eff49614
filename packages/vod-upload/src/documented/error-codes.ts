import type { UploadError, UploadErrorCode } from '@vod-upload/core'

/** What `onUploadFailed` gets as its code where OSS gave none: the family's words where it has one. */
const documentedCodes: Readonly<Record<UploadErrorCode, string>> = {
  cancelled: 'FileAlreadyCancel',
  timeout: 'RequestTimeoutError',
  network: 'ConnectionError',
  interrupted: 'ConnectionInterrupted',
  'domain-not-allowed': 'DomainNotAllowed',
  'file-missing': 'FileNotExist',
  'file-unreadable': 'ReadFileError',
  'file-duplicate': 'FileDuplication',
  'file-empty': 'EmptyFile',
  'file-too-large': 'EntityTooLarge',
  'file-changed': 'FileChanged',
  storage: 'StorageError',
  unsupported: 'NotSupported',
  'credential-invalid': 'InvalidParameter.TokenInvalid',
  'credential-expired': 'UploadTokenExpired',
  'credential-unavailable': 'GetUploadAuthFailed',
  'option-invalid': 'InvalidArgument',
  oss: 'OSSError',
  'answer-unreadable': 'InvalidResponse',
  integrity: 'IntegrityError',
}

export function documentedCode(error: UploadError): string {
  return error.ossCode ?? documentedCodes[error.code]
}
