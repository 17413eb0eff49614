import { once } from 'node:events'
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startLine } from '../src/link/line'
import type { LineProfile } from '../src/link/line-profile'

let server: Server
let gotBytes = 0

beforeEach(async () => {
  gotBytes = 0
  server = createServer((incoming, response) => {
    incoming.on('data', (chunk: Buffer) => {
      gotBytes += chunk.byteLength
    })
    incoming.on('end', () => response.end('thanks'))
    incoming.on('error', () => undefined)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterEach(async () => {
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
})

const startHere = (profile: LineProfile) => startLine(profile, (server.address() as AddressInfo).port)

/** Milliseconds until the answer is whole. */
async function put(port: number, sizeBytes: number): Promise<number> {
  const began = performance.now()
  const outgoing = request({ port, host: '127.0.0.1', method: 'PUT', agent: false })
  outgoing.end(Buffer.alloc(sizeBytes))
  const [answer] = await once(outgoing, 'response')
  let text = ''
  for await (const chunk of answer) text += chunk
  expect(text).toBe('thanks')
  return performance.now() - began
}

test('a line carries about its rate, shared by its connections, and every byte arrives', async () => {
  const line = await startHere({ bitsPerSecond: 32e6, rttMs: 10, loss: 0 })
  const began = performance.now()
  await Promise.all([put(line.port, 1_000_000), put(line.port, 1_000_000)])
  const ms = performance.now() - began
  await line.close()
  // 2 MB at 4 MB/s are 500 ms, the handshake and slow start some 100 more; a busy machine may add to that.
  expect(ms).toBeGreaterThan(500)
  expect(ms).toBeLessThan(2500)
  expect(gotBytes).toBe(2_000_000)
  expect(line.passedBytes).toBeGreaterThan(2_000_000)
  expect(line.connections).toBe(2)
})

test('a small request takes the handshake and a round trip at least', async () => {
  const line = await startHere({ bitsPerSecond: 1e9, rttMs: 100, loss: 0 })
  const ms = await put(line.port, 10)
  await line.close()
  expect(ms).toBeGreaterThan(295)
})

test('a reset reaches the client, and the server gets no more', async () => {
  const line = await startHere({ bitsPerSecond: 8e6, rttMs: 10, loss: 0, resetEveryMs: 200 })
  await expect(put(line.port, 1_000_000)).rejects.toThrow(/ECONNRESET|EPIPE|socket hang up/)
  await line.close()
  expect(gotBytes).toBeLessThan(900_000)
})
