import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DEFAULT_ACCOUNT, DEFAULT_BUCKET, type Emulator, startEmulator } from '../src'
import { decodeTicket, keysOf, vodClient } from './clients'
import { type FormOptions, postForm } from './form-upload'
import { verdict, xmlValue } from './raw-http'

const MINUTE = 60_000
let now = 0
let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ now: () => now })
})
beforeEach(() => {
  now = Math.floor(Date.now() / 1000) * 1000
})
afterEach(() => {
  // Whatever was refused has left nothing behind.
  expect(readdirSync(join(emulator.dataDir, 'objects', 'incoming'))).toEqual([])
})
afterAll(() => emulator.close())

describe.each(['V1', 'V4'] as const)('a form signed %s', (version) => {
  const attempt = (options: FormOptions = {}) => postForm(emulator, { version, ...options })

  it('stores the file under its key, whatever the way the bucket is addressed', async () => {
    const content = Buffer.from([0, 13, 10, 45, 45, 255])
    const ways = [
      {},
      { host: `${DEFAULT_BUCKET}.localhost` },
      { host: `127.0.0.1:${emulator.port}`, path: `/${DEFAULT_BUCKET}/` },
      { host: `127.0.0.1:${emulator.port}`, path: `/${DEFAULT_BUCKET}` },
    ]
    for (const [index, way] of ways.entries()) {
      const key = `${version}/目录/${index}`
      expect(verdict(await attempt({ key, content, ...way }))).toBe('204')
      const stored = emulator.readObject(DEFAULT_BUCKET, key)
      expect(readFileSync(stored?.path ?? '').equals(content)).toBe(true)
    }
  })

  it('has an ETag that is not the MD5, and a CRC', async () => {
    const { headers } = await attempt({ content: 'hello' })
    expect(headers.etag).toMatch(/^"[0-9A-F]{32}"$/)
    expect(headers.etag).not.toBe('"5D41402ABC4B2A76B9719D911017C592"')
    expect(headers['x-oss-hash-crc64ecma']).toMatch(/^\d{10,20}$/)
  })

  it.each([
    [undefined, 204],
    ['200', 200],
    ['201', 201],
    ['204', 204],
    ['404', 204],
  ])('answers success_action_status %s by %d', async (wanted, status) => {
    const response = await attempt({ fields: { success_action_status: wanted }, key: 'a&b.txt' })
    expect(response.status).toBe(status)
    expect(response.text.includes('<Key>a&amp;b.txt</Key>')).toBe(status === 201)
  })

  it('keeps headers, meta and a file name in the key', async () => {
    const fields = {
      'x-oss-content-type': 'video/mp4',
      'Cache-Control': 'no-cache',
      'x-oss-meta-uid': '7',
      success_action_redirect: 'http://app.example/done?a=b',
    }
    const response = await attempt({ key: `up/\${filename}`, fields })
    expect(response.status).toBe(303)
    expect(response.headers.location).toMatch(
      /^http:\/\/app\.example\/done\?a=b&bucket=outin-emulator&key=up/,
    )
    expect(emulator.readObject(DEFAULT_BUCKET, 'up/视频.txt')?.headers).toEqual({
      'content-type': 'video/mp4',
      'cache-control': 'no-cache',
      'x-oss-meta-uid': '7',
    })
  })

  it.each<[string, FormOptions, string]>([
    ['a wrong secret', { keys: { ...DEFAULT_ACCOUNT, accessKeySecret: 'x' } }, '403 SignatureDoesNotMatch'],
    ['an unknown key', { keys: { accessKeyId: 'x', accessKeySecret: 'x' } }, '403 InvalidAccessKeyId'],
    [
      'a policy that was exchanged',
      { fields: { policy: base64Policy([['starts-with', '$key', '']]) } },
      '403 SignatureDoesNotMatch',
    ],
    ['no key', { fields: { key: undefined } }, '400 InvalidArgument'],
    ['no policy', { fields: { policy: undefined } }, '400 InvalidArgument'],
    [
      'no signature',
      { fields: { Signature: undefined, 'x-oss-signature': undefined } },
      '400 InvalidArgument',
    ],
    ['a key that follows the file', { order: ['policy', 'file'] }, '400 InvalidArgument'],
    ['two files', { files: 2 }, '400 IncorrectNumberOfFilesInPOSTRequest'],
    ['no file', { files: 0 }, '400 IncorrectNumberOfFilesInPOSTRequest'],
    ['a key too long', { key: 'k'.repeat(1024) }, '400 InvalidObjectName'],
    [
      'a field too long',
      { fields: { 'x-oss-meta-a': 'x'.repeat(2 * 1024 ** 2 + 1) } },
      '400 FieldItemTooLong',
    ],
    ['a policy that is not JSON', { policy: '{' }, '400 InvalidPolicyDocument'],
    [
      'a policy without conditions',
      { policy: { expiration: '2099-01-01T00:00:00.000Z' } },
      '400 InvalidPolicyDocument',
    ],
    [
      'a policy with an empty list',
      { policy: { expiration: '2099-01-01T00:00:00.000Z', conditions: [] } },
      '400 InvalidPolicyDocument',
    ],
    [
      'a policy with a local time',
      { policy: { expiration: '2099-01-01 00:00:00', conditions: [['eq', '$key', 'a']] } },
      '400 InvalidPolicyDocument',
    ],
    ['a mode that is unknown', { conditions: [['ends-with', '$key', 'a']] }, '400 InvalidPolicyDocument'],
    ['a condition that is a number', { conditions: [7] }, '400 InvalidPolicyDocument'],
  ])('is refused with %s', async (_what, options, expected) => {
    const before = emulator.listObjects().length
    expect(verdict(await attempt(options))).toBe(expected)
    expect(emulator.listObjects()).toHaveLength(before)
  })

  it('is refused once its policy has expired', async () => {
    const expiresAt = now + 1000
    now += 1000
    expect(verdict(await attempt({ expiresAt }))).toBe('204')
    now += 1
    const late = await attempt({ expiresAt })
    expect(verdict(late)).toBe('403 AccessDenied')
    expect(late.text).toContain('Invalid according to Policy: Policy expired.')
  })

  const png = { fields: { 'x-oss-content-type': 'image/png' } }
  it.each<[string, unknown, FormOptions, string]>([
    ['exact', { key: 'form.txt' }, {}, '204'],
    ['exact', { key: 'other.txt' }, {}, '403 AccessDenied'],
    ['eq', ['eq', '$key', 'form.txt'], {}, '204'],
    ['eq', ['eq', '$key', 'form'], {}, '403 AccessDenied'],
    ['eq on a field that is missing', ['eq', '$x-oss-meta-a', 'b'], {}, '403 AccessDenied'],
    ['starts-with', ['starts-with', '$key', 'form'], {}, '204'],
    ['starts-with', ['starts-with', '$key', 'video/'], {}, '403 AccessDenied'],
    ['starts-with nothing', ['starts-with', '$key', ''], {}, '204'],
    ['in', ['in', '$content-type', ['image/png', 'image/gif']], png, '204'],
    ['in', ['in', '$content-type', ['image/gif']], png, '403 AccessDenied'],
    ['in, by the type of the file', ['in', '$content-type', ['text/plain']], {}, '204'],
    ['not-in', ['not-in', '$content-type', ['image/gif']], png, '204'],
    ['not-in', ['not-in', '$content-type', ['image/png']], png, '403 AccessDenied'],
    ['content-length-range', ['content-length-range', 5, 5], { content: 'hello' }, '204'],
    ['content-length-range', ['content-length-range', 0, 4], { content: 'hello' }, '400 EntityTooLarge'],
    ['content-length-range', ['content-length-range', 6, 9], { content: 'hello' }, '400 EntityTooSmall'],
  ])('is held to its condition: %s %j', async (_kind, condition, options, expected) => {
    const response = await attempt({ ...options, conditions: [condition] })
    expect(verdict(response)).toBe(expected)
    if (expected === '403 AccessDenied') {
      expect(xmlValue(response, 'Message')).toContain('Policy Condition failed: [')
    }
  })

  it('may write the one object of an UploadAuth', async () => {
    const ticket = decodeTicket(
      await vodClient(emulator).request('CreateUploadImage', { ImageType: 'default', ImageExt: 'png' }),
    )
    const keys = keysOf(ticket)
    const key = ticket.address.FileName
    expect(verdict(await attempt({ keys, key }))).toBe('204')
    expect(verdict(await attempt({ keys, key: `${key}x` }))).toBe('403 AccessDenied')
    expect(verdict(await attempt({ keys: { ...keys, securityToken: 'made-up' }, key }))).toBe(
      '403 InvalidSecurityToken',
    )
    now += 50 * MINUTE
    expect(verdict(await attempt({ keys, key }))).toBe('403 SecurityTokenExpired')
  })
})

function base64Policy(conditions: unknown[]): string {
  return Buffer.from(JSON.stringify({ expiration: '2099-01-01T00:00:00.000Z', conditions })).toString(
    'base64',
  )
}
