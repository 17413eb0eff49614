import { request } from 'node:http'
import { type ScriptedServer, startScriptedServer } from '@vod-upload/testkit'

let server: ScriptedServer

beforeAll(async () => {
  server = await startScriptedServer()
})
afterAll(() => server.close())

test('the answer to a URL is the one that was ordered, whatever the method', async () => {
  const answer = { status: 403, headers: { ETag: '"5F"' }, body: '{ "a": 1 }' }
  for (const method of ['GET', 'PUT', 'POST', 'DELETE']) {
    const response = await fetch(server.urlFor(answer), { method })
    expect(response.status).toBe(403)
    expect(response.headers.get('etag')).toBe('"5F"')
    expect(await response.text()).toBe('{ "a": 1 }')
  }
})

test('what arrives is kept by its URL, with path, query and every byte', async () => {
  const [url, other] = [server.urlFor({}), server.urlFor({})]
  await fetch(`${url}&a=%2F`, { method: 'PUT', body: Uint8Array.of(0, 255), headers: { 'X-Oss-Meta': 'a' } })
  expect(await server.arrivedAt(other)).toEqual([])
  const [arrived] = await server.arrivedAt(url)
  expect(arrived).toMatchObject({
    method: 'PUT',
    target: `${url.slice(server.origin.length)}&a=%2F`,
    headers: { 'x-oss-meta': 'a' },
  })
  expect(Array.from(arrived?.body ?? [])).toEqual([0, 255])
})

test('a header that comes twice is seen to', async () => {
  const url = server.urlFor({})
  await new Promise<void>((resolve, reject) => {
    const outgoing = request(url, (incoming) => incoming.resume().on('end', resolve))
    outgoing.on('error', reject)
    outgoing.setHeader('Content-Type', ['a/b', 'c/d'])
    outgoing.end()
  })
  const [arrived] = await server.arrivedAt(url)
  expect(arrived?.headers['content-type']).toBe('a/b, c/d')
})

test('a client that goes away before it is answered is counted, an answered one is not', async () => {
  const url = server.urlFor({ afterMs: 'never' })
  const controller = new AbortController()
  const gone = fetch(url, { signal: controller.signal }).catch((error) => error.name)
  while ((await server.arrivedAt(url)).length === 0) await new Promise(setImmediate)
  expect(await server.brokenOffAt(url)).toBe(0)
  controller.abort()
  expect(await gone).toBe('AbortError')
  while ((await server.brokenOffAt(url)) === 0) await new Promise(setImmediate)

  const answered = server.urlFor({ afterMs: 1 })
  await (await fetch(answered)).text()
  expect(await server.brokenOffAt(answered)).toBe(0)
})

test('a page of another origin may ask everything, and read what a bucket shows', async () => {
  const url = server.urlFor({ headers: { ETag: '"5F"' } })
  const asked = await fetch(url, {
    method: 'OPTIONS',
    headers: { 'Access-Control-Request-Headers': 'authorization,x-oss-date' },
  })
  expect(asked.status).toBe(200)
  expect(asked.headers.get('access-control-allow-headers')).toBe('authorization,x-oss-date')
  expect(asked.headers.get('access-control-allow-methods')).toContain('PUT')
  expect(await server.arrivedAt(url)).toEqual([])
  const { headers } = await fetch(url)
  expect(headers.get('access-control-allow-origin')).toBe('*')
  expect(headers.get('access-control-expose-headers')).toContain('ETag')
})

test('hosts may see it under another origin', async () => {
  const named = await startScriptedServer({ visibleOrigin: (port) => `http://bucket.localhost:${port}` })
  const url = named.urlFor({ body: 'done' })
  expect(url).toMatch(/^http:\/\/bucket\.localhost:\d+\//)
  const real = url.replace('bucket.localhost', '127.0.0.1')
  expect(await (await fetch(real)).text()).toBe('done')
  expect(await named.arrivedAt(url)).toHaveLength(1)
  await named.close()
})

test('a URL that was never ordered is told so', async () => {
  expect((await fetch(`${server.origin}/elsewhere`)).status).toBe(421)
})
