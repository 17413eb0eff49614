import { request } from 'node:http'
import { type FaultProxy, type RecordingServer, startFaultProxy, startRecordingServer } from '../src'

let server: RecordingServer
let proxy: FaultProxy

beforeEach(async () => {
  server = await startRecordingServer((_, response) => response.end('answer'))
  proxy = await startFaultProxy(server.port)
})
afterEach(async () => {
  await proxy.close()
  await server.close()
})

/** Sends a body through the proxy: the status, or the code of the error. */
function send(bytes: number, timeoutMs = 0, port = proxy.port): Promise<number | string> {
  return new Promise((resolve) => {
    const outgoing = request({ port, host: '127.0.0.1', method: 'PUT', agent: false })
    outgoing.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    outgoing.on('response', (incoming) => {
      incoming.resume().on('end', () => resolve(incoming.statusCode ?? 0))
    })
    outgoing.end(Buffer.alloc(bytes))
    if (timeoutMs > 0) setTimeout(() => outgoing.destroy(new Error('gave up')), timeoutMs)
  })
}

test('without a fault everything passes, and is counted', async () => {
  expect(await send(1_000_000)).toBe(200)
  expect(server.requests[0]?.body.byteLength).toBe(1_000_000)
  expect(proxy.passedBytes).toBeGreaterThan(1_000_000)
  expect(proxy.connections).toBe(1)
})

test('a cut resets the connection after so many bytes, and the server has nothing', async () => {
  proxy.failNext({ kind: 'cut', afterBytes: 500_000 })
  expect(await send(1_000_000)).toBe('ECONNRESET')
  expect(proxy.passedBytes).toBe(500_000)
  expect(server.requests).toHaveLength(0)
})

test('a lost answer: the server has the request, and the client knows nothing of it', async () => {
  proxy.failNext({ kind: 'lose-answer' })
  expect(await send(1_000_000)).toBe('ECONNRESET')
  expect(server.requests).toHaveLength(1)
})

test('a stall ends only when the client gives up', async () => {
  proxy.failNext({ kind: 'stall', afterBytes: 1000 })
  expect(await send(1_000_000, 50)).toBe('gave up')
  expect(proxy.passedBytes).toBe(1000)
  expect(server.requests).toHaveLength(0)
})

test('a slow line delivers in the end', async () => {
  proxy.failNext({ kind: 'slow', bytesPerSecond: 20_000_000 })
  expect(await send(1_000_000)).toBe(200)
  expect(server.requests[0]?.body.byteLength).toBe(1_000_000)
})

test('a refusing proxy has no listener, and listens again at the same port', async () => {
  await proxy.refuse()
  expect(await send(10)).toBe('ECONNREFUSED')
  await proxy.accept()
  expect(await send(10)).toBe(200)
})

test('faults are for one connection each, in order, or for all', async () => {
  proxy.failNext({ kind: 'lose-answer' }, undefined, { kind: 'lose-answer' })
  expect([await send(1), await send(1), await send(1), await send(1)]).toEqual([
    'ECONNRESET',
    200,
    'ECONNRESET',
    200,
  ])
  proxy.failAlways({ kind: 'lose-answer' })
  expect([await send(1), await send(1)]).toEqual(['ECONNRESET', 'ECONNRESET'])
  proxy.failAlways(undefined)
  expect(await send(1)).toBe(200)
})

test('a delayed request arrives whole, and no sooner', async () => {
  proxy.failNext({ kind: 'delay', ms: 60 })
  const before = Date.now()
  expect(await send(1_000_000)).toBe(200)
  expect(Date.now() - before).toBeGreaterThanOrEqual(55)
  expect(server.requests[0]?.body.byteLength).toBe(1_000_000)
})

test('a truncated answer ends in the middle of its head, and the server has the request', async () => {
  proxy.failNext({ kind: 'truncate', afterBytes: 20 })
  expect(await send(1000)).toBe('ECONNRESET')
  expect(server.requests).toHaveLength(1)
})

test('faults can be drawn, one for each connection', async () => {
  let drawn = 0
  proxy.failBy(() => {
    drawn += 1
    return drawn % 2 === 0 ? { kind: 'lose-answer' } : undefined
  })
  expect([await send(1), await send(1), await send(1)]).toEqual([200, 'ECONNRESET', 200])
})

test('resetting all ends what is open, and nothing that comes later', async () => {
  proxy.failNext({ kind: 'stall', afterBytes: 10 })
  const stalled = send(1000)
  while (proxy.passedBytes < 10) await new Promise((resolve) => setTimeout(resolve, 1))
  expect(proxy.openConnections).toBe(1)
  proxy.resetAll()
  proxy.resetAll()
  expect(await stalled).toBe('ECONNRESET')
  while (proxy.openConnections > 0) await new Promise((resolve) => setTimeout(resolve, 1))
  expect(await send(10)).toBe(200)
})

test('who listens hears of every byte that was passed on', async () => {
  let heardBytes = 0
  const listening = await startFaultProxy(server.port, {
    onPassed(passedBytes) {
      heardBytes = passedBytes
    },
  })
  expect(await send(1000, 0, listening.port)).toBe(200)
  expect(heardBytes).toBe(listening.passedBytes)
  expect(heardBytes).toBeGreaterThan(1000)
  await listening.close()
})
