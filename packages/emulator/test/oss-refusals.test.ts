import { DEFAULT_ACCOUNT, DEFAULT_BUCKET, type Emulator, startEmulator } from '../src'
import { decodeTicket, type Keys, keysOf, vodClient } from './clients'
import { send, verdict, xmlValue } from './raw-http'
import { type Signing, sendSigned, signed } from './signed-request'

const MINUTE = 60_000
let now = 0
let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({
    now: () => now,
    buckets: { [DEFAULT_BUCKET]: 'cn-shanghai', 'far-bucket': 'cn-beijing' },
  })
})
// The clock stands still, at a time that the vendor's client, which stamps its calls itself, finds near enough.
beforeEach(() => {
  now = Math.floor(Date.now() / 1000) * 1000
})
afterAll(() => emulator.close())

const put = (more: Signing = {}): Signing => ({ method: 'PUT', key: 'a.txt', body: 'hello', ...more })

async function ticketKeys(): Promise<{ keys: Keys; key: string }> {
  const response = await vodClient(emulator).request('CreateUploadVideo', { Title: 't', FileName: 'a.mp4' })
  const ticket = decodeTicket(response)
  return { keys: keysOf(ticket), key: ticket.address.FileName }
}

describe.each(['V1', 'V4'] as const)('header signature %s', (version) => {
  const attempt = (more: Signing) => sendSigned(emulator, put({ version, ...more }))

  it('lets the untampered request through', async () => {
    expect(verdict(await attempt({}))).toBe('200')
  })

  it('refuses a wrong secret, and says what should have been signed', async () => {
    const response = await attempt({ keys: { ...DEFAULT_ACCOUNT, accessKeySecret: 'wrong' } })
    expect(verdict(response)).toBe('403 SignatureDoesNotMatch')
    expect(xmlValue(response, 'StringToSign')).toContain(version === 'V1' ? 'PUT' : 'OSS4-HMAC-SHA256')
    expect(xmlValue(response, 'CanonicalRequest') !== undefined).toBe(version === 'V4')
    expect(xmlValue(response, 'SignatureProvided')).toBeTruthy()
    expect(response.headers['x-oss-ec']).toBe('0002-00000040')
  })

  it('refuses an unknown key', async () => {
    const keys = { accessKeyId: 'nobody', accessKeySecret: 'x' }
    expect(verdict(await attempt({ keys }))).toBe('403 InvalidAccessKeyId')
  })

  it.each([
    ['an added x-oss header', (headers: Record<string, string>) => ({ ...headers, 'x-oss-meta-a': 'b' })],
    [
      'another content type',
      (headers: Record<string, string>) => ({ ...headers, 'content-type': 'text/html' }),
    ],
    [
      'an added Content-MD5',
      (headers: Record<string, string>) => ({ ...headers, 'content-md5': 'XUFAKrxLKna5cZ2REBfFkg==' }),
    ],
  ])('refuses %s', async (_what, tamper) => {
    const request = signed(emulator, put({ version, headers: { 'content-type': 'text/plain' } }))
    const response = await send(emulator, { ...request, headers: tamper(request.headers ?? {}) })
    expect(verdict(response)).toBe('403 SignatureDoesNotMatch')
  })

  it('refuses another key, query or method than was signed', async () => {
    const request = signed(emulator, put({ version }))
    const upload = signed(emulator, put({ version, query: { partNumber: '1', uploadId: 'U' } }))
    const tampered = [
      { ...request, path: request.path.replace('a.txt', 'b.txt') },
      { ...request, method: 'DELETE', body: undefined },
      { ...upload, path: upload.path.replace('partNumber=1', 'partNumber=2') },
    ]
    for (const one of tampered) {
      expect(verdict(await send(emulator, one))).toBe('403 SignatureDoesNotMatch')
    }
  })

  it.each([16 * MINUTE, -16 * MINUTE])(
    'refuses a clock that is %d ms off, and tells the time',
    async (skew) => {
      const response = await attempt({ at: now + skew })
      expect(verdict(response)).toBe('403 RequestTimeTooSkewed')
      expect(xmlValue(response, 'MaxAllowedSkewMilliseconds')).toBe('900000')
      expect(xmlValue(response, 'ServerTime')).toBe(new Date(now).toISOString())
      expect(xmlValue(response, 'RequestTime')).toBe(new Date(now + skew).toISOString())
      expect(response.headers.date).toBe(new Date(now).toUTCString())
    },
  )

  it.each([14 * MINUTE, -14 * MINUTE])('bears a clock that is %d ms off', async (skew) => {
    expect(verdict(await attempt({ at: now + skew }))).toBe('200')
  })

  it('refuses a bucket that is not there, and one of another endpoint', async () => {
    expect(verdict(await attempt({ bucket: 'no-such-bucket' }))).toBe('404 NoSuchBucket')
    const request = signed(emulator, put({ version, bucket: 'far-bucket', region: 'cn-beijing' }))
    const headers = { ...request.headers, host: 'oss-cn-shanghai.localhost' }
    const response = await send(emulator, { ...request, headers })
    expect(verdict(response)).toBe('403 AccessDenied')
    expect(xmlValue(response, 'Endpoint')).toBe('oss-cn-beijing.aliyuncs.com')
  })

  it('refuses tokens that expired, were revoked, are missing, unknown, or another key’s', async () => {
    const { keys, key } = await ticketKeys()
    const other = await ticketKeys()
    const write = (changed: Partial<Keys>) => attempt({ key, keys: { ...keys, ...changed } })
    expect(verdict(await write({}))).toBe('200')
    expect(verdict(await write({ securityToken: undefined }))).toBe('403 InvalidAccessKeyId')
    expect(verdict(await write({ securityToken: 'made-up' }))).toBe('403 InvalidSecurityToken')
    expect(verdict(await write({ securityToken: other.keys.securityToken }))).toBe(
      '403 AccessKeyIdAndSecurityTokenNotMatch',
    )
    emulator.revoke(other.keys.accessKeyId)
    expect(verdict(await attempt({ key: other.key, keys: other.keys }))).toBe('403 InvalidAccessKeyId')
    emulator.expireTokens()
    const expired = await write({})
    expect(verdict(expired)).toBe('403 SecurityTokenExpired')
    expect(xmlValue(expired, 'Message')).toBe('The security token you provided has expired.')
    expect(expired.headers['x-oss-ec']).toBe('0002-00000007')
  })

  it('lets an UploadAuth write its own object only', async () => {
    const { keys, key } = await ticketKeys()
    expect(verdict(await attempt({ keys, key }))).toBe('200')
    expect(verdict(await attempt({ keys, key: `${key}x` }))).toBe('403 AccessDenied')
    expect(verdict(await attempt({ keys, key, bucket: 'far-bucket', region: 'cn-beijing' }))).toBe(
      '403 AccessDenied',
    )
    for (const method of ['GET', 'HEAD', 'DELETE']) {
      const response = await sendSigned(emulator, { version, method, key, keys })
      expect(response.status).toBe(403)
    }
    now += 50 * MINUTE
    expect(verdict(await attempt({ keys, key }))).toBe('403 SecurityTokenExpired')
  })
})

describe('header signature V4', () => {
  it.each([
    ['another region', { region: 'cn-beijing' }, '0002-00000226'],
    ['a region written as an endpoint', { region: 'oss-cn-shanghai' }, '0002-00000226'],
    ['a scope of another day', { scopeDate: '20200101' }, '0002-00000212'],
  ])('refuses %s', async (_what, more, ec) => {
    const response = await sendSigned(emulator, put(more))
    expect(verdict(response)).toBe('400 InvalidArgument')
    expect(response.headers['x-oss-ec']).toBe(ec)
  })

  it('asks for x-oss-content-sha256: UNSIGNED-PAYLOAD', async () => {
    const request = signed(emulator, put())
    for (const given of [undefined, 'e3b0c44298fc1c149afbf4c8996fb924']) {
      const { 'x-oss-content-sha256': _left, ...headers } = request.headers ?? {}
      const response = await send(emulator, {
        ...request,
        headers: given === undefined ? headers : { ...headers, 'x-oss-content-sha256': given },
      })
      expect(verdict(response)).toBe('400 InvalidArgument')
    }
  })
})

describe('requests without a good signature', () => {
  it.each([
    ['no signature', {}, '403 AccessDenied'],
    ['no date', { authorization: 'OSS emulator:abc=' }, '403 AccessDenied'],
    ['half a header', { authorization: 'OSS emulator' }, '400 InvalidArgument'],
    ['another scheme', { authorization: 'Bearer abc' }, '400 InvalidArgument'],
    ['half a V4 header', { authorization: 'OSS4-HMAC-SHA256 Signature=abc' }, '400 InvalidArgument'],
    [
      'a credential of another service',
      { authorization: 'OSS4-HMAC-SHA256 Credential=a/20260304/r/s3/aws4_request,Signature=b' },
      '400 InvalidArgument',
    ],
  ])('%s', async (_what, headers, expected) => {
    expect(verdict(await send(emulator, { path: `/${DEFAULT_BUCKET}/a.txt`, headers }))).toBe(expected)
  })

  it('answers a HEAD without a body, and with the error in a header', async () => {
    const response = await send(emulator, { method: 'HEAD', path: `/${DEFAULT_BUCKET}/a.txt` })
    expect(response).toMatchObject({ status: 403, text: '' })
    const xml = Buffer.from(response.headers['x-oss-err'] ?? '', 'base64').toString('utf8')
    expect(xml).toContain('<Code>AccessDenied</Code>')
  })

  it('answers with the case of header names that OSS uses', async () => {
    const { headerNames } = await sendSigned(emulator, put())
    expect(headerNames).toEqual(
      expect.arrayContaining(['ETag', 'x-oss-request-id', 'x-oss-server-time', 'Date']),
    )
  })
})

describe('what a body must be', () => {
  const helloMd5 = 'XUFAKrxLKna5cZ2REBfFkg=='

  it.each([
    ['its own MD5', helloMd5, '200'],
    ['another MD5', '1B2M2Y8AsgTpgAmY7PhCfg==', '400 InvalidDigest'],
    ['no MD5 at all', 'not-an-md5', '400 InvalidDigest'],
  ])('Content-MD5: %s', async (_what, md5, expected) => {
    expect(verdict(await sendSigned(emulator, put({ headers: { 'content-md5': md5 } })))).toBe(expected)
    const refused = expected !== '200'
    if (refused) {
      const key = 'bad-md5.txt'
      await sendSigned(emulator, put({ key, headers: { 'content-md5': md5 } }))
      expect(emulator.readObject(DEFAULT_BUCKET, key)).toBeUndefined()
    }
  })

  it.each(['foo', ';', 'a/b/c', 'video/mp4;', 'application/json;charset=UTF-8'])(
    'may have any type: %s',
    async (type) => {
      const key = 'a//b/../c;d?e#f'
      expect(verdict(await sendSigned(emulator, put({ key, headers: { 'content-type': type } })))).toBe('200')
      expect(emulator.readObject(DEFAULT_BUCKET, key)?.headers).toEqual({ 'content-type': type })
    },
  )

  it('has an ETag that is the MD5 in quotes, and a CRC', async () => {
    const { headers } = await sendSigned(emulator, put())
    expect(headers.etag).toBe(`"${Buffer.from(helloMd5, 'base64').toString('hex').toUpperCase()}"`)
    expect(headers['x-oss-hash-crc64ecma']).toMatch(/^\d{10,20}$/)
  })

  it('is not written over another where that is forbidden', async () => {
    const key = 'once.txt'
    const once = put({ key, headers: { 'x-oss-forbid-overwrite': 'true' } })
    expect(verdict(await sendSigned(emulator, once))).toBe('200')
    expect(verdict(await sendSigned(emulator, once))).toBe('409 FileAlreadyExists')
  })

  it.each([`/${DEFAULT_BUCKET}/%E4%B8`, `/${DEFAULT_BUCKET}/%`])('is not sent to %s', async (path) => {
    expect(verdict(await send(emulator, { method: 'PUT', path, body: 'x' }))).toBe('400 InvalidObjectName')
  })
})
