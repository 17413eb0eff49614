import { everyByte, sampleBytes } from '../src/contract/sample-bytes'
import { bytesOf, orderFor } from '../src/self-check/check-protocol'
import { type CheckServer, startCheckServer } from '../src/self-check/check-server'
import { type Phone, phoneBench } from '../src/self-check/phone-bench'
import { writeReport } from '../src/self-check/write-report'

const MB = 1024 * 1024

test.each<[string, Uint8Array, number]>([
  ['no bytes', new Uint8Array(0), 0],
  ['one byte', Uint8Array.of(7), 2],
  ['each byte there is', everyByte(), 512],
  ['bytes without a period', sampleBytes(900), 1800],
  ['much of one byte, which is told once', new Uint8Array(2 * MB).fill(9), 2],
])('an order brings %s across', (_, bytes, digits) => {
  const order = orderFor('clip.mp4', bytes)
  expect(order.hex).toHaveLength(digits)
  expect(Buffer.from(bytesOf(order, 4 * MB)).equals(Buffer.from(bytes))).toBe(true)
})

test.each([
  ['more than there may be', 4 * MB + 1],
  ['a part of a byte', 0.5],
  ['less than nothing', -1],
])('an order of %s is refused', (_, size) => {
  expect(() => bytesOf({ name: 'clip.mp4', size, hex: '00' }, 4 * MB)).toThrow(RangeError)
})

describe('the server of the self-check', () => {
  let server: CheckServer
  let origin: string
  beforeAll(async () => {
    server = await startCheckServer()
    origin = `http://127.0.0.1:${server.port}`
  })
  afterAll(() => server.close())

  const json = async (url: string, body?: object) => {
    const answer = await fetch(url, body && { method: 'POST', body: JSON.stringify(body) })
    return answer.json()
  }

  test('gives a file that was ordered, by its name and kind', async () => {
    const { path } = await json(`${origin}/files`, orderFor('a film.mp4', everyByte()))
    const answer = await fetch(origin + path)
    expect(answer.headers.get('content-type')).toBe('video/mp4')
    expect(path).toMatch(/\/a%20film\.mp4$/)
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(everyByte())
  })

  test('keeps the latest hundred files', async () => {
    const { path } = await json(`${origin}/files`, orderFor('first.mp4', everyByte()))
    for (let count = 0; count < 100; count += 1) await json(`${origin}/files`, orderFor('b.mp4', everyByte()))
    expect((await fetch(origin + path)).status).toBe(404)
  })

  test('answers as the URL asks, and tells what arrived there and nowhere else', async () => {
    const bench = phoneBench({ get: json, post: json } as unknown as Phone, origin)
    const [url, other] = [bench.server.urlFor({ status: 403, body: 'no' }), bench.server.urlFor({})]
    const answer = await fetch(url, { method: 'PUT', body: Buffer.from(everyByte()) })
    expect([answer.status, await answer.text()]).toEqual([403, 'no'])
    const [arrived] = await bench.server.arrivedAt(url)
    expect(arrived).toMatchObject({ method: 'PUT', body: everyByte() })
    expect(await bench.server.arrivedAt(other)).toEqual([])
    expect(await bench.server.brokenOffAt(url)).toBe(0)
  })

  test.each([
    ['what is no JSON', '{', 400],
    ['an order of too much', JSON.stringify({ name: 'a', size: 1e12, hex: '00' }), 400],
  ])('refuses %s, and goes on', async (_, body, status) => {
    expect((await fetch(`${origin}/files`, { method: 'POST', body })).status).toBe(status)
    expect(await json(`${origin}/visits?path=/contract/none`)).toEqual({ arrived: [], brokenOff: 0 })
  })
})

test('a report names neither the machine that it asked nor what stood in a query', () => {
  const clause = { id: 'http-a', topic: 'http', promise: 'It holds', check: async () => undefined } as const
  const why = 'Asking http://10.1.2.3:3100/contract/x?answer=%7B%7D&Signature=abc "failed".'
  const facts = { host: 'WeChat', version: '8', baseLibrary: '3.8.0', system: 'Android 15', model: '' }
  const capabilities = { sliceRead: true, maxTimeoutMs: 60000 }
  const platform = { name: 'WeChat', capabilities } as Parameters<typeof writeReport>[1]
  const report = writeReport(
    facts,
    platform,
    [{ clause, verdict: { result: 'broken', why } }],
    'http://10.1.2.3:3100',
  )
  expect(report.split('\n')).toEqual([
    'vod-upload self-check',
    'host: WeChat 8, base library 3.8.0',
    'phone: Android 15',
    'adapter: WeChat; sliceRead true, maxTimeoutMs 60000',
    '0 kept, 1 broken, 0 not here of 1',
    '',
    'broken http-a: It holds.',
    '  Asking http://server/contract/x?… "failed".',
  ])
})
