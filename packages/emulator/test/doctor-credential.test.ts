import { checkAddress } from '../src/doctor/check-address'
import { checkAuth } from '../src/doctor/check-auth'
import { checkExpiry } from '../src/doctor/check-expiry'
import { checkTogether } from '../src/doctor/check-together'
import { inWords } from '../src/doctor/duration'
import type { Finding } from '../src/doctor/finding'
import { readAnswer } from '../src/doctor/read-answer'

const NOW = Date.parse('2026-01-31T12:00:00Z')
const inMinutes = (minutes: number) => new Date(NOW + minutes * 60_000).toISOString()
const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64')
/** Without what is fine. */
const complaints = (findings: readonly Finding[]) =>
  findings
    .filter(({ level }) => level !== 'fine')
    .map(({ level, about, says }) => `${level} ${about}: ${says}`)

const AUTH = {
  AccessKeyId: 'STS.NTexampleKeyId',
  AccessKeySecret: 'exampleSecretOfTheKey>>>???',
  SecurityToken: 'CAISexampleToken',
  Expiration: '3000',
  ExpireUTCTime: inMinutes(40),
  Region: 'cn-shanghai',
}
const ADDRESS = {
  Endpoint: 'https://oss-cn-shanghai.aliyuncs.com',
  Bucket: 'outin-1a2b',
  FileName: 'sv/a/b.mp4',
}

describe('an UploadAuth', () => {
  test('as VOD writes it has nothing odd, and is not repeated', () => {
    const { findings, region, secrets } = checkAuth(encoded(AUTH), NOW)
    expect(complaints(findings)).toEqual([])
    expect(region).toBe('cn-shanghai')
    expect(secrets).toHaveLength(3)
    for (const secret of secrets) expect(JSON.stringify(findings)).not.toContain(secret)
    expect(findings[1]).toEqual({ level: 'fine', about: 'AccessKeySecret', says: 'Present, 27 characters.' })
  })

  test.each([
    ['nothing', ' ', 'problem UploadAuth: It is empty.'],
    ['JSON', JSON.stringify(AUTH), 'problem UploadAuth: It is JSON, but should be base64 of JSON.'],
    [
      'quotes around it',
      `"${encoded(AUTH)}"`,
      'odd UploadAuth: It stands in quotes; they are left out here.',
    ],
    [
      'percent-encoding',
      encodeURIComponent(encoded({ ...AUTH, a: '>>' })),
      'problem UploadAuth: It is percent-encoded.',
    ],
    [
      'line ends',
      encoded(AUTH).replace(/(.{76})/g, '$1\r\n'),
      'odd UploadAuth: Line ends stand in it; they are left out here. The app must get it without.',
    ],
    [
      'an ellipsis',
      `${encoded(AUTH).slice(0, 60)}…`,
      'problem UploadAuth: It is not base64: character 61 does not belong there.',
    ],
    [
      'its end missing',
      encoded(AUTH).slice(0, 60),
      'problem UploadAuth: It has 60 characters, but they do not decode to JSON.',
    ],
    ['an UploadAddress in its place', encoded(ADDRESS), 'problem UploadAuth: This is an UploadAddress.'],
    ['no token', encoded({ ...AUTH, SecurityToken: undefined }), 'problem SecurityToken: It is missing.'],
    [
      'an empty secret',
      encoded({ ...AUTH, AccessKeySecret: '' }),
      'problem AccessKeySecret: It is empty or no text.',
    ],
    [
      'a line end behind the token',
      encoded({ ...AUTH, SecurityToken: 'abc\n' }),
      'problem SecurityToken: Present, 4 characters, with blanks around it.',
    ],
    [
      'a permanent key',
      encoded({ ...AUTH, AccessKeyId: 'LTAIexample1234' }),
      'problem AccessKeyId: It begins as a permanent key does: whoever reads it can do what your account may.',
    ],
    [
      'no region',
      encoded({ ...AUTH, Region: undefined }),
      'odd region: It names no region, so the endpoint has to tell it; where that cannot either, only the old V1 signature is left.',
    ],
  ])('with %s is told', (_, given, complaint) => {
    expect(complaints(checkAuth(given, NOW).findings)).toEqual([complaint])
  })

  test('whose + became a blank is told, and judged all the same', () => {
    const text = encoded({ ...AUTH, note: '>>>>>>' })
    expect(text).toContain('+')
    expect(complaints(checkAuth(text.replaceAll('+', ' '), NOW).findings)).toEqual([
      'problem UploadAuth: It has blanks where + stood.',
    ])
  })
})

test.each([
  [{ ExpireUTCTime: inMinutes(40) }, 'fine', 'It ends in 40 minutes'],
  [{ ExpireUTCTime: inMinutes(3) }, 'odd', 'It ends in 3 minutes'],
  [{ ExpireUTCTime: inMinutes(-20) }, 'problem', 'It ended 20 minutes ago'],
  [{ ExpireUTCTime: inMinutes(120) }, 'odd', 'VOD gives 50 minutes'],
  [{ ExpireUTCTime: inMinutes(24 * 60) }, 'odd', 'longer than any credential lives'],
  [{ Expiration: inMinutes(30) }, 'fine', 'It ends in 30 minutes'],
  [{ Expiration: '3000' }, 'odd', 'It lives for 50 minutes from when VOD answered'],
  [{ ExpireUTCTime: 'tomorrow' }, 'problem', 'ExpireUTCTime is no time'],
  [{}, 'odd', 'It does not say when it ends'],
])('the end of %j is %s', (fields, level, says) => {
  expect(checkExpiry(fields, NOW)).toEqual([
    expect.objectContaining({ level, says: expect.stringContaining(says) }),
  ])
})

test.each([
  [1000, '1 second'],
  [119_000, '119 seconds'],
  [120_000, '2 minutes'],
  [-7_200_000, '2 hours'],
  [172_800_000, '2 days'],
])('%i milliseconds are %s', (durationMs, words) => {
  expect(inWords(durationMs)).toBe(words)
})

describe('an UploadAddress', () => {
  test('as VOD writes it has nothing odd', () => {
    const { findings, bucket, endpoint } = checkAddress(encoded(ADDRESS))
    expect(complaints(findings)).toEqual([])
    expect([bucket, endpoint?.region]).toEqual(['outin-1a2b', 'cn-shanghai'])
  })

  test.each([
    [{ Endpoint: undefined }, 'problem Endpoint: It is missing.'],
    [
      { Endpoint: 'http://oss-cn-shanghai.aliyuncs.com' },
      'problem Endpoint: http://oss-cn-shanghai.aliyuncs.com sends file and credential unencrypted; hosts refuse it, and so does vod-upload.',
    ],
    [
      { Endpoint: 'ftp://oss-cn-shanghai.aliyuncs.com' },
      'problem Endpoint: oss-cn-shanghai.aliyuncs.com is no address of the web.',
    ],
    [
      { Endpoint: 'https://oss-cn-shanghai-internal.aliyuncs.com' },
      'problem Endpoint: oss-cn-shanghai-internal.aliyuncs.com is reached from inside of Alibaba Cloud alone, not from phones.',
    ],
    [
      { Endpoint: 'https://outin-1a2b.oss-cn-shanghai.aliyuncs.com' },
      'problem Endpoint: The bucket outin-1a2b stands in front of it already.',
    ],
    [
      { Endpoint: 'https://oss-accelerate.aliyuncs.com' },
      'odd Endpoint: oss-accelerate.aliyuncs.com is the endpoint of acceleration.',
    ],
    [{ Endpoint: 'https://media.example.com' }, "odd Endpoint: media.example.com is none of OSS's own."],
    [{ Bucket: undefined }, 'problem Bucket: It is missing.'],
    [{ Bucket: 'Out_in' }, 'problem Bucket: Out_in cannot be the name of a bucket.'],
    [{ FileName: undefined }, 'problem FileName: It is missing.'],
    [{ FileName: '/sv/a.mp4' }, 'problem FileName: /sv/a.mp4 begins with a slash, which OSS refuses.'],
    [
      { FileName: 'sv/../a.mp4' },
      'problem FileName: sv/../a.mp4 has a step of dots, which hosts resolve: the signature would not fit.',
    ],
    [{ FileName: '影'.repeat(342) }, 'problem FileName: It has more than 1023 bytes.'],
  ])('with %j is told', (change, complaint) => {
    expect(complaints(checkAddress(encoded({ ...ADDRESS, ...change })).findings)).toEqual([complaint])
  })

  test.each(['http://127.0.0.1:7070', 'http://oss-cn-shanghai.localhost:7070'])(
    'of the emulator, %s, is fine',
    (Endpoint) => {
      expect(complaints(checkAddress(encoded({ ...ADDRESS, Endpoint })).findings)).toEqual([])
    },
  )
})

test.each([
  ['one answer, and named rightly', 'cn-shanghai', 'cn-shanghai', ['outin-1a2b'], []],
  [
    'two answers',
    'cn-beijing',
    undefined,
    [],
    ['The UploadAuth is for cn-beijing, the UploadAddress for cn-shanghai.'],
  ],
  [
    'another region than was named',
    'cn-shanghai',
    'cn-beijing',
    [],
    ['You named cn-beijing, but the credential is for cn-shanghai.'],
  ],
  [
    'another bucket than was named',
    'cn-shanghai',
    'cn-shanghai',
    ['mine'],
    ['You named mine, but the file goes to outin-1a2b.'],
  ],
])('auth and address of %s', (_, Region, region, buckets, says) => {
  const auth = checkAuth(encoded({ ...AUTH, Region }), NOW)
  const found = checkTogether({ auth, address: checkAddress(encoded(ADDRESS)), region, buckets })
  expect(found.map((finding) => finding.says)).toEqual(says)
})

describe("a server's answer", () => {
  const pair = { UploadAuth: 'a', UploadAddress: 'b', VideoId: 'c' }

  test.each([
    ['as VOD gave it', pair, []],
    ['in small letters', { upload_auth: 'a', uploadAddress: 'b', imageId: 'c' }, []],
    ['in an envelope', { code: 0, data: pair }, ['odd answer: The credential lies in data.']],
    ['in two', { result: { body: pair } }, ['odd answer: The credential lies in result.body.']],
    ['without an address', { UploadAuth: 'a', VideoId: 'c' }, ['problem answer: UploadAddress is missing.']],
    [
      'without an id',
      { UploadAuth: 'a', UploadAddress: 'b' },
      ['odd answer: It has no VideoId, ImageId or MediaId.'],
    ],
  ])('%s is read', (_, answer, told) => {
    const { findings, uploadAuth } = readAnswer(JSON.stringify(answer))
    expect(complaints(findings)).toEqual(told)
    expect(uploadAuth).toBe('a')
  })

  test.each([
    ['<html></html>', 'problem answer: It is HTML or XML, not JSON.'],
    ['undefined', 'problem answer: It is not JSON.'],
    ['"text"', 'problem answer: It is not JSON.'],
  ])('%s is none', (text, complaint) => {
    expect(complaints(readAnswer(text).findings)).toEqual([complaint])
  })

  test('with a credential of STS is told apart', () => {
    expect(readAnswer(JSON.stringify({ Credentials: AUTH })).sts).toMatchObject({ Region: 'cn-shanghai' })
  })

  test('with an error of VOD is told apart', () => {
    const { refusal } = readAnswer(JSON.stringify({ Code: 'Forbidden', Message: 'No.', RequestId: 'R1' }))
    expect(refusal).toEqual({ code: 'Forbidden', message: 'No.', requestId: 'R1' })
  })
})
