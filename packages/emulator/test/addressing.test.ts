import { DEFAULT_BUCKET, type Emulator, startEmulator } from '../src'
import { locate } from '../src/oss/locate'
import { send, verdict } from './raw-http'
import { sendSigned, signed } from './signed-request'

describe('a request is for', () => {
  it.each([
    ['127.0.0.1:8080', '/b/a/k.mp4', 'b', 'a/k.mp4', undefined],
    ['[::1]:8080', '/b/k', 'b', 'k', undefined],
    ['localhost:8080', '/b/k', 'b', 'k', undefined],
    ['localhost', '/b', 'b', undefined, undefined],
    ['localhost', '/b/', 'b', undefined, undefined],
    ['localhost', '/', undefined, undefined, undefined],
    ['oss-cn-shanghai.localhost:8080', '/b/k', 'b', 'k', 'cn-shanghai'],
    ['oss-cn-shanghai-internal.aliyuncs.com', '/b/k', 'b', 'k', 'cn-shanghai'],
    ['b.oss-cn-hangzhou.aliyuncs.com', '/k', 'b', 'k', 'cn-hangzhou'],
    ['b.oss-cn-hangzhou-internal.aliyuncs.com', '/k', 'b', 'k', 'cn-hangzhou'],
    ['b.oss-ap-southeast-1.localhost:8080', '/a/k', 'b', 'a/k', 'ap-southeast-1'],
    ['b.oss-accelerate.aliyuncs.com', '/k', 'b', 'k', undefined],
    ['b.localhost:8080', '/k', 'b', 'k', undefined],
    ['B.LOCALHOST', '/K', 'b', 'K', undefined],
    ['b.localhost', '/', 'b', undefined, undefined],
    ['127.0.0.1:8080', '/b/a%2Fk%3F', 'b', 'a/k?', undefined],
    ['127.0.0.1:8080', '/b%2Fk', 'b/k', undefined, undefined],
    ['127.0.0.1:8080', '/b%2Fa/k', 'b/a', 'k', undefined],
    ['127.0.0.1:8080', '/%2Fb/k', '/b', 'k', undefined],
    ['b.localhost', '/%2Fk', 'b', '/k', undefined],
    ['b.localhost', '/%E4%B8%AD%20a%2Bb+c/d%2Fe', 'b', '中 a+b+c/d/e', undefined],
  ])('%s%s: bucket %s, key %s, region %s', (host, rawPath, bucket, key, hostRegion) => {
    expect(locate({ host, rawPath })).toEqual({ bucket, key, hostRegion })
  })
})

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator()
})
afterAll(() => emulator.close())

it('a slash that is written %2F ends no bucket', async () => {
  const request = signed(emulator, { method: 'PUT', key: 'slash.txt', body: 'x' })
  const path = request.path.replace(`/${DEFAULT_BUCKET}/`, `/${DEFAULT_BUCKET}%2F`)
  expect(verdict(await send(emulator, { ...request, path }))).toBe('404 NoSuchBucket')
  expect(emulator.readObject(DEFAULT_BUCKET, 'slash.txt')).toBeUndefined()
})

describe('a browser', () => {
  const origin = { origin: 'http://localhost:3000' }

  it('may send whatever it asks for', async () => {
    const headers = {
      ...origin,
      'access-control-request-method': 'PUT',
      'access-control-request-headers': 'authorization,x-oss-date',
    }
    for (const path of [`/${DEFAULT_BUCKET}/a`, '/']) {
      const response = await send(emulator, { method: 'OPTIONS', path, headers })
      expect(response.status).toBe(200)
      expect(response.headers).toMatchObject({
        'access-control-allow-origin': '*',
        'access-control-allow-headers': 'authorization,x-oss-date',
        'access-control-allow-methods': expect.stringContaining('PUT'),
      })
    }
  })

  it('may read what an upload needs, of refusals too', async () => {
    const request = signed(emulator, { method: 'PUT', key: 'a', body: 'x' })
    const stored = await send(emulator, { ...request, headers: { ...request.headers, ...origin } })
    const refused = await send(emulator, { path: `/${DEFAULT_BUCKET}/a`, headers: origin })
    for (const response of [stored, refused]) {
      expect(response.headers['access-control-allow-origin']).toBe('*')
      expect(response.headers['access-control-expose-headers']).toMatch(
        /ETag.*x-oss-request-id.*x-oss-hash-crc64ecma/,
      )
    }
    const plain = await sendSigned(emulator, { method: 'PUT', key: 'a', body: 'x' })
    expect(plain.headers).not.toHaveProperty('access-control-allow-origin')
  })

  it.each([
    ['http://localhost:3000', 200, 'http://localhost:3000'],
    ['http://localhost:3001', 403, undefined],
  ])('of %s is answered %i where one origin is let in', async (origin, status, allowed) => {
    const strict = await startEmulator({ corsOrigins: ['http://localhost:3000'] })
    try {
      const path = `/${DEFAULT_BUCKET}/a`
      const preflight = await send(strict, { method: 'OPTIONS', path, headers: { origin } })
      expect(preflight.status).toBe(status)
      expect(preflight.headers['access-control-allow-origin']).toBe(allowed)
      const request = signed(strict, { method: 'PUT', key: 'a', body: 'x' })
      const stored = await send(strict, { ...request, headers: { ...request.headers, origin } })
      expect(stored.status).toBe(200)
      expect(stored.headers['access-control-allow-origin']).toBe(allowed)
    } finally {
      await strict.close()
    }
  })
})
