import { PlatformError } from '@vod-upload/platform'
import { asUploadError } from '../src/errors/as-upload-error'
import { fromOss } from '../src/errors/from-oss'
import { fromPlatform } from '../src/errors/from-platform'
import { isUploadError, refusedWith, UploadError } from '../src/errors/upload-error'

const named = (name: string, rest: object) => Object.assign(new Error('x'), { name }, rest)

test.each<[string, unknown, boolean]>([
  ['one of ours', new UploadError('network', 'x'), true],
  ['one of another copy of this package', named('UploadError', { code: 'network' }), true],
  ['an error of that name without a code', named('UploadError', {}), false],
  ['an error of another name with a code', named('Error', { code: 'ENOENT' }), false],
  ['an object that looks like one', { name: 'UploadError', code: 'network', message: 'x' }, false],
  ['a text', 'UploadError', false],
  ['nothing', undefined, false],
])('%s: is it an UploadError?', (_, value, expected) => {
  expect(isUploadError(value)).toBe(expected)
})

test('an UploadError holds what OSS said, and is an Error of its own name', () => {
  const refusal = { status: 403, ossCode: 'AccessDenied', ec: '0003', requestId: '64F6', hostId: 'b.oss' }
  const error = new UploadError('oss', 'No.', refusal)
  expect(error).toMatchObject({ ...refusal, code: 'oss', message: 'No.', name: 'UploadError' })
  expect(error).toBeInstanceOf(UploadError)
})

test.each([
  ['the code asked for', new UploadError('oss', 'x', { ossCode: 'NoSuchUpload' }), true],
  ['another code', new UploadError('oss', 'x', { ossCode: 'NoSuchKey' }), false],
  ['an error of another kind', named('Error', { code: 'x', ossCode: 'NoSuchUpload' }), false],
])('refusedWith tells %s', (_, cause, expected) => {
  expect(refusedWith(cause, 'NoSuchUpload')).toBe(expected)
})

describe('asUploadError', () => {
  test('leaves an UploadError as it is', () => {
    const error = new UploadError('network', 'x')
    expect(asUploadError(error)).toBe(error)
  })

  test('keeps the code of a host’s failure', () => {
    const error = asUploadError(new PlatformError('timeout', 'It took too long.'))
    expect(isUploadError(error) && error.code).toBe('timeout')
  })

  test.each([
    ['an error', new TypeError('a is not b')],
    ['a text', 'a is not b'],
  ])('repeats what %s says, since nobody knows more', (_, cause) => {
    const error = asUploadError(cause)
    expect(isUploadError(error) && error.code).toBe('unsupported')
    expect(error.message).toBe("The upload ended for a reason of the host's own: a is not b")
  })
})

describe('fromOss', () => {
  test.each([
    [
      'a status alone',
      { status: 502 },
      'OSS answered with status 502. Check that no proxy or login page of the network stands in between, and upload again.',
    ],
    ['a code alone', { ossCode: 'NoSuchKey' }, 'OSS refused (NoSuchKey).'],
    ['a sentence', { ossCode: 'NoSuchKey', message: 'Gone.' }, 'OSS refused (NoSuchKey): Gone.'],
    ['a sentence without its stop', { ossCode: 'X', message: 'v1.2 is no' }, 'OSS refused (X): v1.2 is no.'],
    ['a question', { ossCode: 'X', message: 'Who?' }, 'OSS refused (X): Who?'],
  ])('makes one sentence of %s', (_, refusal, message) => {
    expect(fromOss(refusal)).toMatchObject({ ...refusal, code: 'oss', message })
  })

  test.each([
    ['AccessDenied', 'this very bucket and object'],
    ['SecurityTokenExpired', 'a fresh credential'],
    ['InvalidAccessKeyId', 'supply a fresh one'],
    ['SignatureDoesNotMatch', 'a new pair'],
    ['RequestTimeTooSkewed', 'Set the clock'],
    ['NoSuchBucket', 'region'],
    ['EntityTooSmall', 'pick it again'],
    ['NoSuchUpload', 'upload the file again'],
    ['EntityTooLarge', 'larger than the credential allows'],
    ['InvalidObjectName', 'object name'],
    ['FileAlreadyExists', 'overwriting it is forbidden'],
    ['CallbackFailed', 'the OSS callback'],
  ])('says what to do about %s', (ossCode, remedy) => {
    const { message } = fromOss({ ossCode })
    expect(message).toMatch(/^OSS refused \(\w+\)\. [A-Z][^.]+\.$/)
    expect(message).toContain(remedy)
  })
})

describe('fromPlatform', () => {
  test.each([
    ['timeout', 'what has arrived is kept'],
    ['network', 'what has arrived is kept'],
    ['interrupted', 'Bring the app to the front'],
    ['file-missing', 'pick the file again'],
    ['file-unreadable', 'Pick the file again'],
  ] as const)('puts the remedy for %s behind the host’s sentence', (code, remedy) => {
    const error = fromPlatform(new PlatformError(code, 'It failed.'))
    expect(error.code).toBe(code)
    expect(error.message).toMatch(/^It failed\. [A-Z][^.]+\.$/)
    expect(error.message).toContain(remedy)
  })

  test('adds nothing where nothing can be done', () => {
    expect(fromPlatform(new PlatformError('cancelled', 'It was cancelled.'))).toMatchObject({
      code: 'cancelled',
      message: 'It was cancelled.',
    })
  })
})
