import type OSS from 'ali-oss'
import { DEFAULT_BUCKET, type Emulator, startEmulator } from '../src'
import { ossClient } from './clients'
import { send, verdict } from './raw-http'
import { sendSigned } from './signed-request'

const DAY = 24 * 3_600_000
let offset = 0
let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ now: () => Date.now() + offset })
  await sendSigned(emulator, { method: 'PUT', key: 'a.txt', body: 'hello' })
})
beforeEach(() => {
  offset = 0
})
afterAll(() => emulator.close())

interface FullClient extends OSS {
  signatureUrlV4(method: string, expires: number, request: object, name: string): Promise<string>
}

const address = {
  V1: async () => ossClient(emulator).signatureUrl('a.txt', { expires: 600 }),
  V4: async () =>
    (ossClient(emulator, undefined, { authorizationV4: true } as never) as FullClient).signatureUrlV4(
      'GET',
      600,
      {},
      'a.txt',
    ),
}

describe.each(['V1', 'V4'] as const)('an address signed ahead, %s', (version) => {
  const follow = async (change: (path: string) => string = (path) => path, method = 'GET') => {
    const { pathname, search } = new URL(await address[version]())
    return verdict(await send(emulator, { method, path: change(pathname + search) }))
  }

  it('serves until it expires', async () => {
    expect(await follow()).toBe('200')
    const path = await address[version]().then((url) => new URL(url).pathname + new URL(url).search)
    offset = 599_000
    expect(verdict(await send(emulator, { path }))).toBe('200')
    offset = 602_000
    const late = await send(emulator, { path })
    expect(verdict(late)).toBe('403 AccessDenied')
    expect(late.text).toContain('Request has expired.')
  })

  it('serves no other object, method, time or response header', async () => {
    expect(await follow((path) => path.replace('a.txt', 'b.txt'))).toBe('403 SignatureDoesNotMatch')
    expect(await follow((path) => path, 'DELETE')).toBe('403 SignatureDoesNotMatch')
    expect(await follow((path) => `${path}&response-content-type=text%2Fhtml`)).toBe(
      '403 SignatureDoesNotMatch',
    )
    const later = (path: string) =>
      path.replace(/Expires=\d+/, 'Expires=4000000000').replace(/x-oss-expires=\d+/, 'x-oss-expires=601')
    expect(await follow(later)).toBe('403 SignatureDoesNotMatch')
    expect(emulator.readObject(DEFAULT_BUCKET, 'a.txt')).toBeDefined()
  })
})

describe('an address signed ahead, V4', () => {
  it.each([
    ['beyond seven days', (path: string) => path.replace(/x-oss-expires=\d+/, 'x-oss-expires=604801')],
    [
      'for a time to live in another form',
      (path: string) => path.replace(/x-oss-expires=\d+/, 'x-oss-expires=6e2'),
    ],
    ['for another region', (path: string) => path.replace('cn-shanghai', 'cn-beijing')],
    ['on another day', (path: string) => path.replace(/%2F\d{8}%2F/, '%2F20200101%2F')],
  ])('is refused %s', async (_what, change) => {
    const { pathname, search } = new URL(await address.V4())
    expect(verdict(await send(emulator, { path: change(pathname + search) }))).toBe('400 InvalidArgument')
  })

  it('is refused long before its time', async () => {
    const { pathname, search } = new URL(await address.V4())
    offset = -DAY
    expect(verdict(await send(emulator, { path: pathname + search }))).toBe('403 AccessDenied')
  })
})
