import { randomUUID } from 'node:crypto'
import { DEFAULT_ACCOUNT, DEFAULT_BUCKET, type Emulator, startEmulator } from '../src'
import { canonicalRequestAcs3, signatureAcs3, stringToSignAcs3 } from '../src/signature/acs3'
import { sha256Hex } from '../src/signature/digests'
import { signatureRpc, stringToSignRpc } from '../src/signature/rpc'
import { endpointFor } from '../src/vod/upload-target'
import { decodeTicket, type Keys, keysOf, ossClient, rpcClient, vodClient } from './clients'
import { type RawResponse, send } from './raw-http'

const VOD = '2017-03-21'
const STS = '2015-04-01'
const ROLE = { RoleArn: 'acs:ram::1234567890123456:role/upload', RoleSessionName: 'tests' }

interface AssumedRole {
  AssumedRoleUser: { Arn: string }
  Credentials: { AccessKeyId: string; AccessKeySecret: string; SecurityToken: string; Expiration: string }
}

let offset = 0
let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({
    now: () => Date.now() + offset,
    buckets: { [DEFAULT_BUCKET]: 'cn-shanghai', 'outin-other': 'cn-beijing' },
  })
})
beforeEach(() => {
  offset = 0
})
afterAll(() => emulator.close())

async function assumeRole(more: object = {}): Promise<Keys> {
  const { Credentials } = await rpcClient(emulator, STS).request<AssumedRole>('AssumeRole', {
    ...ROLE,
    ...more,
  })
  const {
    AccessKeyId: accessKeyId,
    AccessKeySecret: accessKeySecret,
    SecurityToken: securityToken,
  } = Credentials
  return { accessKeyId, accessKeySecret, securityToken }
}

/** A call signed by hand, 1.0; undefined leaves a parameter out. */
function call(params: Record<string, string | undefined>, secret = DEFAULT_ACCOUNT.accessKeySecret) {
  const all = {
    AccessKeyId: DEFAULT_ACCOUNT.accessKeyId,
    Version: VOD,
    Format: 'JSON',
    SignatureMethod: 'HMAC-SHA1',
    SignatureVersion: '1.0',
    SignatureNonce: randomUUID(),
    Timestamp: new Date(emulator.now()).toISOString().replace(/\.\d{3}/, ''),
    ...params,
  }
  const given = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const query = new URLSearchParams(given)
  if (!query.has('Signature')) query.set('Signature', signatureRpc(secret, stringToSignRpc('GET', given)))
  return send(emulator, { path: `/?${query}` })
}

const codeOf = ({ status, text }: RawResponse) => `${status} ${JSON.parse(text).Code ?? ''}`.trim()
const video = { Action: 'CreateUploadVideo', Title: 't', FileName: 'a.mp4' }

describe('VOD by the vendor’s client', () => {
  it.each(['GET', 'POST'])('hands out an address and a credential, by %s', async (method) => {
    const title = `测试 *~'()! 100% a/b?c=d&e ${method}`
    const created = await vodClient(emulator).request<{ VideoId: string; RequestId: string }>(
      'CreateUploadVideo',
      { Title: title, FileName: '视频 a+b.MP4', Tags: 'a,b' },
      { method },
    )
    expect(created).toMatchObject({
      VideoId: expect.stringMatching(/^[0-9a-f]{32}$/),
      RequestId: expect.any(String),
    })
    const { address, auth } = decodeTicket(created)
    expect(address).toEqual({
      Endpoint: emulator.url,
      Bucket: DEFAULT_BUCKET,
      FileName: expect.stringMatching(/^sv\/[0-9a-f-]+\/[0-9a-f-]+\.mp4$/),
    })
    expect(auth).toEqual({
      AccessKeyId: expect.stringMatching(/^STS\./),
      AccessKeySecret: expect.any(String),
      SecurityToken: expect.stringMatching(/[+/=]/),
      ExpireUTCTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      Expiration: '3000',
      Region: 'cn-shanghai',
    })
    expect(Math.abs(Date.parse(auth.ExpireUTCTime) - (emulator.now() + 3_000_000))).toBeLessThan(60_000)
    expect(emulator.videos().find(({ mediaId }) => mediaId === created.VideoId)).toMatchObject({
      title,
      status: 'Uploading',
      parameters: { Title: title, FileName: '视频 a+b.MP4', Tags: 'a,b' },
    })
  })

  it('refreshes a credential for the same address', async () => {
    const vod = vodClient(emulator)
    const created = await vod.request<{ VideoId: string }>('CreateUploadVideo', {
      Title: 't',
      FileName: 'a.mp4',
    })
    const refreshed = await vod.request<{ VideoId: string }>('RefreshUploadVideo', {
      VideoId: created.VideoId,
    })
    const [before, after] = [decodeTicket(created), decodeTicket(refreshed)]
    expect(refreshed.VideoId).toBe(created.VideoId)
    expect(after.address).toEqual(before.address)
    expect(after.auth.AccessKeyId).not.toBe(before.auth.AccessKeyId)
  })

  it.each([
    ['CreateUploadImage', { ImageType: 'default' }, /^image\/default\/[0-9A-F]{32}-6-2\.png$/, 'Image'],
    [
      'CreateUploadImage',
      { ImageType: 'cover', ImageExt: 'JPG' },
      /^image\/cover\/[0-9A-F]{32}-6-2\.jpg$/,
      'Image',
    ],
    ['CreateUploadAttachedMedia', { BusinessType: 'subtitle' }, /^subtitle\/[0-9A-F]{32}\.srt$/, 'Media'],
    [
      'CreateUploadAttachedMedia',
      { BusinessType: 'material', FileName: 'a.ZIP' },
      /^material\/.*\.zip$/,
      'Media',
    ],
  ])('%s %j', async (action, params, key, kind) => {
    const response = await vodClient(emulator).request<Record<string, string>>(action, params)
    const { address } = decodeTicket(response)
    expect(address.FileName).toMatch(key)
    expect(response[`${kind}Id`]).toMatch(/^[0-9a-f]{32}$/)
    expect(response[`${kind}URL`]).toBe(`${emulator.url}/${DEFAULT_BUCKET}/${address.FileName}`)
    expect(response.FileURL).toBe(response[`${kind}URL`])
  })

  it('takes the bucket from StorageLocation', async () => {
    const StorageLocation = 'outin-other.oss-cn-beijing.aliyuncs.com'
    const { address, auth } = decodeTicket(
      await vodClient(emulator).request('CreateUploadVideo', { ...video, StorageLocation }),
    )
    expect([address.Bucket, auth.Region]).toEqual(['outin-other', 'cn-beijing'])
  })

  it.each([
    ['CreateUploadVideo', { FileName: 'a.mp4' }, 'MissingParameter'],
    ['CreateUploadVideo', { Title: 't' }, 'MissingParameter'],
    ['CreateUploadVideo', { Title: 't', FileName: 'a.exe' }, 'InvalidFileName.Extension'],
    ['CreateUploadVideo', { Title: 't', FileName: 'mp4' }, 'InvalidFileName.Extension'],
    ['CreateUploadVideo', { Title: '长'.repeat(129), FileName: 'a.mp4' }, 'LengthExceededMax'],
    [
      'CreateUploadVideo',
      { Title: 't', FileName: 'a.mp4', Description: 'd'.repeat(1025) },
      'LengthExceededMax',
    ],
    [
      'CreateUploadVideo',
      { Title: 't', FileName: 'a.mp4', Tags: Array(17).fill('a').join() },
      'TagsExceededMax',
    ],
    ['CreateUploadVideo', { Title: 't', FileName: 'a.mp4', Tags: 'x'.repeat(33) }, 'LengthExceededMax'],
    [
      'CreateUploadVideo',
      { Title: 't', FileName: 'a.mp4', StorageLocation: 'none' },
      'InvalidStorage.NotFound',
    ],
    ['RefreshUploadVideo', { VideoId: 'none' }, 'InvalidVideo.NotFound'],
    ['RefreshUploadVideo', {}, 'MissingParameter'],
    ['GetVideoInfo', { VideoId: 'none' }, 'InvalidVideo.NotFound'],
    ['CreateUploadImage', {}, 'MissingParameter'],
    ['CreateUploadImage', { ImageType: 'poster' }, 'InvalidParameter'],
    ['CreateUploadImage', { ImageType: 'cover', ImageExt: 'bmp' }, 'InvalidParameter'],
    ['CreateUploadAttachedMedia', { BusinessType: 'subtitle', MediaExt: 'png' }, 'InvalidFileName.Extension'],
    ['DeleteEverything', {}, 'InvalidAction.NotFound'],
    ['AssumeRole', ROLE, 'InvalidAction.NotFound'],
  ])('refuses %s %j with %s', async (action, params, code) => {
    await expect(vodClient(emulator).request(action, params)).rejects.toMatchObject({ code })
  })
})

describe('the endpoint handed out', () => {
  it.each([
    ['vod.cn-shanghai.localhost:8080', 'http://oss-cn-shanghai.localhost:8080'],
    ['vod.cn-beijing.localhost', 'http://oss-cn-shanghai.localhost'],
    ['127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['localhost:8080', 'http://localhost:8080'],
    ['10.0.2.2:8080', 'http://10.0.2.2:8080'],
  ])('for a call to %s is %s', (host, endpoint) => {
    expect(endpointFor(host, 'cn-shanghai')).toBe(endpoint)
  })

  it('may be given', async () => {
    const other = await startEmulator({ publicEndpoint: 'https://oss-cn-shanghai.test.example' })
    try {
      const response = await vodClient(other).request<{ ImageURL: string }>('CreateUploadImage', {
        ImageType: 'cover',
      })
      const { address } = decodeTicket(response)
      expect(address.Endpoint).toBe('https://oss-cn-shanghai.test.example')
      expect(response.ImageURL).toBe(
        `https://${DEFAULT_BUCKET}.oss-cn-shanghai.test.example/${address.FileName}`,
      )
    } finally {
      await other.close()
    }
  })
})

describe('STS', () => {
  it('hands out a credential that calls VOD and writes to every bucket, until it expires', async () => {
    const keys = await assumeRole({ DurationSeconds: 5 })
    const vod = vodClient(emulator, keys)
    await expect(vod.request('CreateUploadVideo', video)).resolves.toMatchObject({
      VideoId: expect.any(String),
    })
    await ossClient(emulator, keys).put('sts.txt', Buffer.from('x'))
    offset = 5000
    await expect(vod.request('CreateUploadVideo', video)).rejects.toMatchObject({
      code: 'InvalidSecurityToken.Expired',
    })
    await expect(ossClient(emulator, keys).put('sts.txt', Buffer.from('x'))).rejects.toMatchObject({
      code: 'SecurityTokenExpired',
    })
  })

  it('names the role and the end', async () => {
    const { AssumedRoleUser, Credentials } = await rpcClient(emulator, STS).request<AssumedRole>(
      'AssumeRole',
      ROLE,
    )
    expect(AssumedRoleUser.Arn).toBe('acs:ram::1234567890123456:assumed-role/upload/tests')
    expect(Math.abs(Date.parse(Credentials.Expiration) - emulator.now() - 3_600_000)).toBeLessThan(60_000)
  })

  it.each([
    [{ RoleArn: 'upload' }, 'InvalidParameter.RoleArn'],
    [{ RoleSessionName: 'a b' }, 'InvalidParameter.RoleSessionName'],
    [{ DurationSeconds: 0.5 }, 'InvalidParameter.DurationSeconds'],
    [{ DurationSeconds: 43201 }, 'InvalidParameter.DurationSeconds'],
  ])('refuses %j', async (params, code) => {
    await expect(assumeRole(params)).rejects.toMatchObject({ code })
  })

  it('asks for 900 seconds where told to, as the real one does', async () => {
    const strict = await startEmulator({ minAssumeRoleSeconds: 900 })
    try {
      const sts = rpcClient(strict, STS)
      await expect(sts.request('AssumeRole', { ...ROLE, DurationSeconds: 899 })).rejects.toMatchObject({
        code: 'InvalidParameter.DurationSeconds',
      })
    } finally {
      await strict.close()
    }
  })

  it('does not let an UploadAuth call anything', async () => {
    const keys = keysOf(decodeTicket(await vodClient(emulator).request('CreateUploadVideo', video)))
    await expect(vodClient(emulator, keys).request('GetVideoInfo', { VideoId: 'x' })).rejects.toMatchObject({
      code: 'Forbidden.RAM',
    })
  })
})

describe('signature 1.0', () => {
  it('needs no timestamp and no nonce: the vendor’s JavaScript SDKs send none', async () => {
    expect(codeOf(await call({ ...video, Timestamp: undefined, SignatureNonce: undefined }))).toBe('200')
  })

  it('takes a nonce once', async () => {
    const repeated = { ...video, SignatureNonce: 'once' }
    expect(codeOf(await call({ ...repeated, Signature: 'wrong' }))).toBe('400 SignatureDoesNotMatch')
    expect(codeOf(await call(repeated))).toBe('200')
    expect(codeOf(await call(repeated))).toBe('400 SignatureNonceUsed')
  })

  it.each<[string, Record<string, string | undefined>, string]>([
    ['an unknown key', { AccessKeyId: 'nobody' }, '404 InvalidAccessKeyId.NotFound'],
    ['no key', { AccessKeyId: undefined }, '400 MissingAccessKeyId'],
    ['a wrong signature', { Signature: 'wrong' }, '400 SignatureDoesNotMatch'],
    ['an empty signature', { Signature: '' }, '400 MissingSignature'],
    ['another method of signing', { SignatureMethod: 'HMAC-MD5' }, '400 InvalidSignatureMethod'],
    ['a time that is long ago', { Timestamp: '2020-01-01T00:00:00Z' }, '400 InvalidTimeStamp.Expired'],
    ['a time in another form', { Timestamp: '2020-01-01' }, '400 InvalidTimeStamp.Format'],
    [
      'a token beside a permanent key',
      { SecurityToken: 'x' },
      '400 InvalidSecurityToken.MismatchWithAccessKey',
    ],
    ['no version', { Version: undefined }, '400 MissingParameter'],
  ])('is refused with %s', async (_what, params, expected) => {
    expect(codeOf(await call({ ...video, ...params }))).toBe(expected)
  })

  it('is refused with a wrong secret, and says what should have been signed', async () => {
    const response = await call(video, 'wrong')
    expect(codeOf(response)).toBe('400 SignatureDoesNotMatch')
    expect(JSON.parse(response.text)).toMatchObject({
      Message: expect.stringContaining('server string to sign is:GET&%2F&AccessKeyId%3Demulator'),
      RequestId: expect.any(String),
      HostId: `127.0.0.1:${emulator.port}`,
    })
  })

  it('is refused with a token that is missing, made up, revoked or expired', async () => {
    const { accessKeyId, accessKeySecret, securityToken } = await assumeRole()
    const attempt = async (token: string | undefined) =>
      codeOf(await call({ ...video, AccessKeyId: accessKeyId, SecurityToken: token }, accessKeySecret))
    expect(await attempt(securityToken)).toBe('200')
    expect(await attempt(undefined)).toBe('400 MissingSecurityToken')
    expect(await attempt('made-up')).toBe('400 InvalidSecurityToken.Malformed')
    emulator.expireTokens()
    expect(await attempt(securityToken)).toBe('400 InvalidSecurityToken.Expired')
    emulator.revoke(accessKeyId)
    expect(await attempt(securityToken)).toBe('404 InvalidAccessKeyId.NotFound')
  })
})

describe('ACS3 signature', () => {
  function acs3(change: (headers: Record<string, string>) => Record<string, string> = (headers) => headers) {
    const body = 'Title=t&FileName=a.mp4'
    const headers: Record<string, string> = {
      host: `127.0.0.1:${emulator.port}`,
      'content-type': 'application/x-www-form-urlencoded',
      'x-acs-action': 'CreateUploadVideo',
      'x-acs-version': VOD,
      'x-acs-date': new Date(emulator.now()).toISOString().replace(/\.\d{3}/, ''),
      'x-acs-signature-nonce': randomUUID(),
      'x-acs-content-sha256': sha256Hex(body),
    }
    const signedHeaders = Object.keys(headers).filter((name) => name !== 'content-type')
    const canonical = canonicalRequestAcs3({
      method: 'POST',
      path: '/',
      query: [['Tags', 'a,b']],
      headers,
      signedHeaders,
    })
    const signature = signatureAcs3(DEFAULT_ACCOUNT.accessKeySecret, stringToSignAcs3(canonical))
    headers.Authorization = `ACS3-HMAC-SHA256 Credential=emulator,SignedHeaders=${signedHeaders.join(';')},Signature=${signature}`
    return send(emulator, { method: 'POST', path: '/?Tags=a%2Cb', headers: change(headers), body })
  }

  it('is taken', async () => {
    const response = await acs3()
    expect(codeOf(response)).toBe('200')
    const { VideoId } = JSON.parse(response.text)
    expect(emulator.videos().find(({ mediaId }) => mediaId === VideoId)?.parameters).toMatchObject({
      Title: 't',
      Tags: 'a,b',
    })
  })

  it.each([
    ['another nonce', { 'x-acs-signature-nonce': 'x' }, '400 SignatureDoesNotMatch'],
    ['a header that is not signed', { 'x-acs-security-token': 'x' }, '400 IncompleteSignature'],
    ['the digest of another body', { 'x-acs-content-sha256': sha256Hex('') }, '400 InvalidContentSha256'],
  ])('is refused with %s', async (_what, more, expected) => {
    expect(codeOf(await acs3((headers) => ({ ...headers, ...more })))).toBe(expected)
  })
})
