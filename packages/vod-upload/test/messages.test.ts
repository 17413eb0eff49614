import { UploadError, type UploadErrorCode } from '@vod-upload/core'
import { documentedCode } from '../src/documented/error-codes'
import { messageIn } from '../src/documented/messages'

const error = new UploadError('network', 'No connection.')
const refusal = new UploadError('oss', 'OSS refused (AccessDenied).', {
  status: 403,
  ossCode: 'AccessDenied',
  requestId: 'R-1',
})

test('OSS is quoted by its own code, the rest by the documented words', () => {
  expect(documentedCode(refusal)).toBe('AccessDenied')
  expect(documentedCode(error)).toBe('ConnectionError')
  expect(documentedCode(new UploadError('file-empty', 'x'))).toBe('EmptyFile')
})

test('English keeps the sentence, and adds what support asks for', () => {
  expect(messageIn('en', error)).toBe('No connection.')
  expect(messageIn('en', refusal)).toBe('OSS refused (AccessDenied). [RequestId: R-1]')
})

test('every code has a Chinese sentence that keeps the details', () => {
  const codes: UploadErrorCode[] = ['network', 'file-missing', 'oss', 'credential-expired', 'file-duplicate']
  for (const code of codes) {
    expect(messageIn('zh-CN', new UploadError(code, 'Detail.'))).toMatch(/^(OSS )?[一-龥].*（Detail\.）$/)
  }
})
