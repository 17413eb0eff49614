import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DEFAULT_BUCKET, type Emulator, startEmulator } from '../src'
import { type FormOptions, postForm } from './form-upload'
import { send, verdict, xmlValue } from './raw-http'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
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

describe('a form signed V4', () => {
  it.each(['bucket', 'x-oss-signature-version', 'x-oss-credential', 'x-oss-date'])(
    'must have %s among its conditions',
    async (name) => {
      const all = { bucket: DEFAULT_BUCKET, ...signingOf(now) }
      const conditions = Object.entries(all).flatMap(([field, value]) =>
        field === name ? [] : [{ [field]: value }],
      )
      const response = await postForm(emulator, {
        policy: { expiration: '2099-01-01T00:00:00.000Z', conditions },
      })
      expect(verdict(response)).toBe('403 AccessDenied')
      expect(xmlValue(response, 'Message')).toBe(`Invalid according to Policy: Extra input fields: ${name}`)
    },
  )

  it.each<[string, FormOptions, string]>([
    ['another region', { region: 'cn-beijing' }, '400 InvalidArgument'],
    ['a scope of another day', { scopeDate: '20200101' }, '400 InvalidArgument'],
    ['another version', { fields: { 'x-oss-signature-version': 'OSS5' } }, '400 InvalidArgument'],
    ['a date in another form', { fields: { 'x-oss-date': '2026-01-01' } }, '400 InvalidArgument'],
  ])('is refused with %s', async (_what, options, expected) => {
    expect(verdict(await postForm(emulator, options))).toBe(expected)
  })

  it('is valid from 15 minutes before its date to seven days after', async () => {
    const later = now + 365 * DAY
    const attempt = async (at: number) => verdict(await postForm(emulator, { at, expiresAt: later }))
    expect(await attempt(now + 14 * MINUTE)).toBe('204')
    expect(await attempt(now + 16 * MINUTE)).toBe('403 AccessDenied')
    expect(await attempt(now - 6 * DAY)).toBe('204')
    expect(await attempt(now - 8 * DAY)).toBe('403 AccessDenied')
  })
})

function signingOf(at: number): Record<string, string> {
  const date = new Date(at).toISOString().replace(/[-:]|\.\d{3}/g, '')
  return {
    'x-oss-signature-version': 'OSS4-HMAC-SHA256',
    'x-oss-credential': `emulator/${date.slice(0, 8)}/cn-shanghai/oss/aliyun_v4_request`,
    'x-oss-date': date,
  }
}

describe('what is not a form', () => {
  const headers = (type: string) => ({
    Host: `${DEFAULT_BUCKET}.oss-cn-shanghai.localhost`,
    'Content-Type': type,
  })

  it.each([
    ['without a boundary', 'multipart/form-data', 'x'],
    [
      'without an end',
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="file"\r\n\r\nabc',
    ],
  ])('is refused %s', async (_what, type, body) => {
    const response = await send(emulator, { method: 'POST', path: '/', headers: headers(type), body })
    expect(verdict(response)).toBe('400 MalformedPOSTRequest')
  })

  it('is refused without any signature', async () => {
    const body =
      '--b\r\nContent-Disposition: form-data; name="key"\r\n\r\na\r\n--b\r\nContent-Disposition: form-data; name="file"\r\n\r\nabc\r\n--b--\r\n'
    const type = 'multipart/form-data; boundary=b'
    const response = await send(emulator, { method: 'POST', path: '/', headers: headers(type), body })
    expect(verdict(response)).toBe('403 AccessDenied')
  })
})
