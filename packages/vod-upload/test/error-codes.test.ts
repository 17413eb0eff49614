import { UploadError, type UploadErrorCode } from '@vod-upload/core'
import { documentedCode } from '../src/documented/error-codes'

/** Written out on its own: pages compare these texts. */
const expected: Record<UploadErrorCode, string> = {
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

test.each(Object.entries(expected) as Array<[UploadErrorCode, string]>)('%s is told as %s', (code, told) => {
  expect(documentedCode(new UploadError(code, 'x'))).toBe(told)
})

test('where OSS gave a code, that one is told', () => {
  expect(documentedCode(new UploadError('oss', 'x', { ossCode: 'AccessDenied' }))).toBe('AccessDenied')
})
