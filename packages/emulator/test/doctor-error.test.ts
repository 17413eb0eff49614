import { explainError, KNOWN_CODES } from '../src/doctor/explain-error'
import { maskedMessage } from '../src/doctor/mask'
import { readError } from '../src/doctor/read-error'
import { readSignedText } from '../src/doctor/signed-text'
import { errorAnswer, xmlOf } from '../src/oss/oss-answer'
import { OssError } from '../src/oss/oss-error'

const xml = (fields: Record<string, string>) => xmlOf('Error', fields)

describe('an error', () => {
  const whole = xml({ Code: 'NoSuchUpload', Message: 'Gone & lost.', RequestId: 'R1' })

  test.each([
    ['XML', whole],
    ['XML in a line of a log', `12:00:01 WARN oss said ${whole.replaceAll('\n', '')} (404)`],
    ['base64 of a header', Buffer.from(whole).toString('base64')],
    [
      "VOD's JSON",
      JSON.stringify({ Code: 'NoSuchUpload', Message: 'Gone & lost.', RequestId: 'R1', Status: 404 }),
    ],
  ])('is read from %s', (_, text) => {
    expect(readError(text)).toEqual({
      kind: 'error',
      fields: { Code: 'NoSuchUpload', Message: 'Gone & lost.', RequestId: 'R1' },
    })
  })

  test.each([
    ['AccessDenied', 'error'],
    ['InvalidFileName.Extension', 'error'],
    ['<!DOCTYPE html><html><body>Sign in</body></html>', 'page'],
    ['<Error><Message>no code</Message></Error>', 'unreadable'],
    ['<Error><Code>cut', 'unreadable'],
    ['{"code":1}', 'unreadable'],
    ['null', 'unreadable'],
    ['', 'unreadable'],
  ])('%j reads as %s', (text, kind) => {
    expect(readError(text).kind).toBe(kind)
  })

  test('as the emulator answers HEAD with it is read too', () => {
    const { headers } = errorAnswer(new OssError('SecurityTokenExpired'), 'R1', 'h', true)
    expect(explainError(headers?.['x-oss-err'] ?? '', undefined)).toMatchObject({
      code: 'SecurityTokenExpired',
      requestId: 'R1',
      ec: '0002-00000007',
    })
  })
})

test.each([
  [
    'The bucket you are attempting to access must be addressed using the specified endpoint.',
    { Endpoint: 'oss-cn-beijing.aliyuncs.com' },
    'The bucket is in another region than the endpoint that was called.',
  ],
  ['Invalid according to Policy: Policy expired.', {}, "The form's policy has ended."],
  [
    'Invalid according to Policy: Policy Condition failed: ["eq", "$key", "sv/secret.mp4"]',
    {},
    'The form breaks the condition of its policy on key.',
  ],
  [
    'Invalid according to Policy: Policy Condition failed: ["content-length-range", 1, 10]',
    {},
    'The form breaks the condition of its policy on content-length-range.',
  ],
  ['Request has expired.', {}, 'The presigned address has ended.'],
  ['The bucket you access does not belong to you.', {}, 'The bucket is of another account than the key.'],
  [
    'You have no right to access this object because of bucket acl.',
    {},
    'The bucket is private, and this key may not write there.',
  ],
  [
    'You have no right.',
    { EC: '0003-00000204' },
    'A Deny in a bucket policy or a RAM policy fits this request.',
  ],
  ['You have no right.', {}, 'The credential is for another bucket or object than the one that was written.'],
])('AccessDenied with "%s" %j is first of all: %s', (Message, more, says) => {
  const { causes } = explainError(xml({ Code: 'AccessDenied', Message, ...more }), undefined)
  expect(causes[0]?.says).toBe(says)
  expect(causes.length).toBeGreaterThan(1)
})

test.each([
  [
    '2026-01-31T11:40:00.000Z',
    "The request's time was 20 minutes behind that of OSS; 15 minutes are allowed.",
    "Set the phone's clock",
  ],
  [
    '2026-01-31T12:40:00.000Z',
    "The request's time was 40 minutes ahead of that of OSS; 15 minutes are allowed.",
    "Set the phone's clock",
  ],
  [
    '2026-01-31T20:00:30.000Z',
    "The request's time was 8 hours ahead of that of OSS; 15 minutes are allowed.",
    'A whole number of hours',
  ],
])('RequestTimeTooSkewed with a request of %s tells by how much', (RequestTime, says, remedy) => {
  const ServerTime = '2026-01-31T12:00:00.000Z'
  const given = {
    Code: 'RequestTimeTooSkewed',
    MaxAllowedSkewMilliseconds: '900000',
    RequestTime,
    ServerTime,
  }
  expect(explainError(xml(given), undefined).causes[0]).toEqual({
    says,
    remedy: expect.stringContaining(remedy),
  })
})

test('RequestTimeTooSkewed without times tells what is likely', () => {
  expect(explainError('RequestTimeTooSkewed', undefined).causes[0]?.says).toBe("The phone's clock is off.")
})

test.each([
  ['<html></html>', 'This is a web page, not an answer of OSS.'],
  ['what?', 'This is no error of OSS or VOD.'],
  ['NoSuchThing', 'The doctor does not know this code.'],
  ['constructor', 'This is no error of OSS or VOD.'],
])('%s is explained: %s', (text, means) => {
  expect(explainError(text, undefined)).toMatchObject({
    means,
    code: text === 'NoSuchThing' ? text : undefined,
  })
})

test.each(Object.entries(KNOWN_CODES))('%s has causes with a remedy each', (code) => {
  const { means, causes } = explainError(code, undefined)
  expect(means).toMatch(/^[A-Z].*\.$/)
  for (const { says, remedy } of causes) {
    expect(says).toMatch(/^[A-Z].*\.$/)
    expect(remedy).toMatch(/^[A-Z0-9].*\.$/)
  }
})

describe('a signed text', () => {
  const oss =
    'PUT\n\napplication/json\nDATE\nx-oss-date:DATE\nx-oss-security-token:CAISsecret\n/b/k?partNumber=1'
  const ours = oss.replace('application/json', 'video/mp4')
  const causesOf = (client: string | undefined, fields: Record<string, string> = { StringToSign: oss }) =>
    readSignedText(fields, client)?.causes.map(({ says }) => says)

  test.each([
    ['the same', oss, ['Both signed the same text, so the secrets differ.']],
    ['the same, and a line end', `${oss}\n`, ['Both signed the same text, so the secrets differ.']],
    ['another type', ours, ['The client signed something else than what arrived: Content-Type.']],
    [
      'no token',
      oss.replace(/x-oss-security.*\n/, ''),
      ['The client signed something else than what arrived: header.'],
    ],
    [
      'another query',
      oss.replace('=1', '=2'),
      ['The client signed something else than what arrived: resource.'],
    ],
    [
      'nothing known',
      undefined,
      ['The request came with Content-Type application/json, which hosts add by themselves.'],
    ],
  ])('is compared with %s', (_, client, says) => {
    expect(causesOf(client)).toEqual(says)
  })

  test('of V4 is compared by its canonical request, or by its digest where the client has no more', () => {
    const CanonicalRequest = 'PUT\n/b/k\n\ncontent-type:video/mp4\nx-oss-date:D\n\n\nUNSIGNED-PAYLOAD'
    const StringToSign = 'OSS4-HMAC-SHA256\nD\n20260131/cn-shanghai/oss/aliyun_v4_request\nabc'
    const fields = { CanonicalRequest, StringToSign }
    expect(causesOf(CanonicalRequest.replace('/b/k', '/k'), fields)).toEqual([
      'The client signed something else than what arrived: path.',
    ])
    expect(causesOf(StringToSign.replace('cn-shanghai', 'cn-beijing'), fields)).toEqual([
      'The client signed something else than what arrived: scope.',
    ])
  })

  test('of V4 tells of a type that the host added', () => {
    const CanonicalRequest =
      'POST\n/b/k\nuploads\ncontent-type:application/json\nx-oss-date:D\n\n\nUNSIGNED-PAYLOAD'
    expect(causesOf(undefined, { CanonicalRequest })).toEqual([
      'The request came with Content-Type application/json, which hosts add by themselves.',
    ])
  })

  test('is shown without its token', () => {
    const { lines } = readSignedText({ StringToSign: oss }, ours) ?? { lines: [] }
    expect(lines.find(({ differs }) => differs)).toEqual({
      label: 'Content-Type',
      oss: 'application/json',
      client: 'video/mp4',
      differs: true,
    })
    expect(JSON.stringify(lines)).not.toContain('CAISsecret')
    expect(lines.map(({ oss: line }) => line)).toContain('x-oss-security-token:‹10 characters›')
  })

  test('survives being written as XML', () => {
    const given = xml({ Code: 'SignatureDoesNotMatch', StringToSign: oss.replace('?partNumber=1', '?a&b') })
    expect(explainError(given, undefined).signedLines.at(-1)?.oss).toBe('/b/k?a&b')
  })
})

test.each([
  ['Policy Condition failed: ["eq", "$key", "sv/a.mp4"]', 'Policy Condition failed: ‹key›'],
  ['token STS.NTabcdefgh1234 is bad', 'token ‹key id, 18 characters› is bad'],
  [
    '?Signature=abc%2Bd&x-oss-security-token=CAIS/+=',
    '?Signature=‹7 characters›&x-oss-security-token=‹7 characters›',
  ],
  ['x-oss-signature-version:OSS4-HMAC-SHA256', 'x-oss-signature-version:OSS4-HMAC-SHA256'],
  [`a ${'A'.repeat(120)} b`, 'a ‹120 characters› b'],
  ['Invalid according to Policy: Policy expired.', 'Invalid according to Policy: Policy expired.'],
])('%s is shown as %s', (message, shown) => {
  expect(maskedMessage(message)).toBe(shown)
})
