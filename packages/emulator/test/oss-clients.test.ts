import type OSS from 'ali-oss'
import { DEFAULT_ACCOUNT, DEFAULT_BUCKET, type Emulator, startEmulator } from '../src'
import { assumeRole, bytes, type Keys, ossClient } from './clients'
import { type RawResponse, send } from './raw-http'

interface ClientError {
  status: number
  code: string
}

/** Members of the vendor's client that its types leave out. */
interface FullClient extends OSS {
  signatureUrlV4(
    method: string,
    expires: number,
    request: { headers?: Record<string, string>; queries?: Record<string, string> },
    name: string,
  ): Promise<string>
  signPostObjectPolicyV4(policy: object, date: Date): string
}

let emulator: Emulator
let sts: Keys
beforeAll(async () => {
  emulator = await startEmulator()
  sts = await assumeRole(emulator)
})
afterAll(() => emulator.close())

const VERSIONS = [
  ['V1', false],
  ['V4', true],
] as const
const STYLES = [
  ['path style', {}],
  // With an IP address as its endpoint the client writes `Host: bucket.oss-region.aliyuncs.com`.
  ['virtual-hosted', { ip: true }],
] as const
const KEYS = [
  ['a permanent key', () => DEFAULT_ACCOUNT],
  ['an STS credential', () => sts],
] as const

const CASES = VERSIONS.flatMap(([version, authorizationV4]) =>
  STYLES.flatMap(([style, { ip }]: readonly [string, { ip?: boolean }]) =>
    KEYS.map(([who, keys]) => {
      const client = () =>
        ossClient(emulator, keys(), {
          authorizationV4,
          ...(ip ? { endpoint: emulator.url, sldEnable: false } : {}),
        } as Partial<OSS.Options>) as FullClient
      return [`${version}, ${style}, ${who}`, client] as const
    }),
  ),
)

describe.each(CASES)('ali-oss: %s', (name, client) => {
  const key = `folder/视频 a+b&c=d'()!*~/${name}.bin`

  it('puts, heads, gets, reads a range, deletes', async () => {
    const oss = client()
    const content = bytes(5000)
    const put = await oss.put(key, content, { meta: { uid: 7, pid: 0 }, mime: 'video/mp4' })
    expect((put.res.headers as Record<string, string>)['x-oss-hash-crc64ecma']).toMatch(/^\d+$/)

    const head = await oss.head(key)
    expect(head.meta).toEqual({ uid: '7', pid: '0' })
    expect(head.res.headers).toMatchObject({ 'content-type': 'video/mp4', 'content-length': '5000' })

    expect((await oss.get(key)).content.equals(content)).toBe(true)
    const part = await oss.get(key, { headers: { Range: 'bytes=100-199' } })
    expect(part.res.status).toBe(206)
    expect(part.content.equals(content.subarray(100, 200))).toBe(true)

    await oss.delete(key)
    await expect(oss.head(key)).rejects.toMatchObject({ status: 404, code: 'NoSuchKey' })
  })

  it('uploads in parts, lists them page by page, completes', async () => {
    const oss = client()
    const content = bytes(320_000)
    const { uploadId } = await oss.initMultipartUpload(key)
    const done: { number: number; etag: string }[] = []
    for (const number of [1, 2, 3, 4]) {
      const start = (number - 1) * 102_400
      const end = Math.min(start + 102_400, content.length)
      const { etag } = (await oss.uploadPart(key, uploadId, number, content, start, end)) as { etag: string }
      done.push({ number, etag })
    }
    const first = await oss.listParts(key, uploadId, { 'max-parts': 2 } as never)
    expect(first).toMatchObject({ isTruncated: 'true', nextPartNumberMarker: '2' })
    const rest = await oss.listParts(key, uploadId, { 'part-number-marker': 2 } as never)
    expect(rest).toMatchObject({ isTruncated: 'false', nextPartNumberMarker: '4' })
    expect(rest.parts).toMatchObject([
      { PartNumber: '3', Size: '102400', ETag: done[2]?.etag },
      { PartNumber: '4', Size: '12800', ETag: done[3]?.etag },
    ])

    await oss.completeMultipartUpload(key, uploadId, done)
    expect((await oss.get(key)).content.equals(content)).toBe(true)
    await expect(oss.listParts(key, uploadId)).rejects.toMatchObject({ code: 'NoSuchUpload' })
  })

  it('aborts', async () => {
    const oss = client()
    const { uploadId } = await oss.initMultipartUpload(`${key}.aborted`)
    const open = await oss.listUploads({ prefix: `${key}.aborted` } as never)
    expect(open.uploads).toMatchObject([{ uploadId }])
    await oss.abortMultipartUpload(`${key}.aborted`, uploadId)
    await expect(oss.abortMultipartUpload(`${key}.aborted`, uploadId)).rejects.toMatchObject({
      code: 'NoSuchUpload',
    } satisfies Partial<ClientError>)
    expect(emulator.readObject(DEFAULT_BUCKET, `${key}.aborted`)).toBeUndefined()
  })
})

describe('addresses signed ahead', () => {
  const follow = (address: string, method: string, body?: string, headers?: Record<string, string>) => {
    const { pathname, search } = new URL(address)
    return send(emulator, { method, path: pathname + search, body, headers })
  }

  describe.each(KEYS)('with %s', (_who, keys) => {
    it('V1: puts and gets', async () => {
      const oss = ossClient(emulator, keys())
      const put = await follow(
        oss.signatureUrl('a b+c.txt', { method: 'PUT', 'Content-Type': 'text/plain' }),
        'PUT',
        'x',
        {
          'Content-Type': 'text/plain',
        },
      )
      expect(put.status).toBe(200)
      const get = await follow(
        oss.signatureUrl('a b+c.txt', { method: 'GET', response: { 'content-type': 'text/html' } }),
        'GET',
      )
      expect(get).toMatchObject({ status: 200, text: 'x', headers: { 'content-type': 'text/html' } })
    })

    it('V4: puts and gets', async () => {
      const oss = ossClient(emulator, keys(), { authorizationV4: true } as never) as FullClient
      const headers = { 'Content-Type': 'text/plain' }
      const put = await follow(
        await oss.signatureUrlV4('PUT', 60, { headers }, 'v4 a+b.txt'),
        'PUT',
        'y',
        headers,
      )
      expect(put.status).toBe(200)
      const get = await follow(await oss.signatureUrlV4('GET', 60, {}, 'v4 a+b.txt'), 'GET')
      expect(get).toMatchObject({ status: 200, text: 'y' })
    })
  })
})

describe('forms signed with the vendor’s client', () => {
  async function post(fields: Record<string, string>, content: string): Promise<RawResponse> {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.append(name, value)
    form.append('file', new Blob([content], { type: 'video/mp4' }), 'a.mp4')
    const encoded = new Response(form)
    return send(emulator, {
      method: 'POST',
      path: '/',
      headers: {
        Host: `${DEFAULT_BUCKET}.oss-cn-shanghai.localhost:${emulator.port}`,
        'Content-Type': encoded.headers.get('content-type') ?? '',
      },
      body: Buffer.from(await encoded.arrayBuffer()),
    })
  }
  const expiration = () => new Date(emulator.now() + 60_000).toISOString()

  describe.each(KEYS)('with %s', (_who, keys) => {
    it('V1', async () => {
      const key = 'form/视频 v1.mp4'
      const signature = ossClient(emulator, keys()).calculatePostSignature({
        expiration: expiration(),
        conditions: [
          ['content-length-range', 1, 100],
          ['eq', '$key', key],
        ],
      } as never)
      const { securityToken } = keys() as Keys
      const response = await post(
        { ...signature, key, ...(securityToken ? { 'x-oss-security-token': securityToken } : {}) } as never,
        'one',
      )
      expect(response).toMatchObject({ status: 204, text: '' })
      expect(emulator.readObject(DEFAULT_BUCKET, key)).toMatchObject({
        sizeBytes: 3,
        headers: { 'content-type': 'video/mp4' },
      })
    })

    it('V4', async () => {
      const key = 'form/视频 v4.mp4'
      const { accessKeyId, securityToken } = keys() as Keys
      const date = new Date(emulator.now())
      const basic = date.toISOString().replace(/[-:]|\.\d{3}/g, '')
      const signing = {
        'x-oss-signature-version': 'OSS4-HMAC-SHA256',
        'x-oss-credential': `${accessKeyId}/${basic.slice(0, 8)}/cn-shanghai/oss/aliyun_v4_request`,
        'x-oss-date': basic,
        ...(securityToken ? { 'x-oss-security-token': securityToken } : {}),
      }
      const policy = {
        expiration: expiration(),
        conditions: [
          { bucket: DEFAULT_BUCKET },
          ...Object.entries(signing).map(([name, value]) => ({ [name]: value })),
          ['starts-with', '$key', 'form/'],
        ],
      }
      const oss = ossClient(emulator, keys(), { authorizationV4: true } as never) as FullClient
      const response = await post(
        {
          ...signing,
          key,
          policy: Buffer.from(JSON.stringify(policy)).toString('base64'),
          'x-oss-signature': oss.signPostObjectPolicyV4(policy, date),
          success_action_status: '201',
        },
        'two',
      )
      expect(response.status).toBe(201)
      expect(response.text).toContain(`<Key>${key}</Key>`)
      expect(emulator.readObject(DEFAULT_BUCKET, key)?.sizeBytes).toBe(3)
    })
  })
})
