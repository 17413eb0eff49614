import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { request } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { DEFAULT_BUCKET, type Emulator, type RequestEntry, startEmulator } from '../src'
import { xmlValue } from './raw-http'
import { sendSigned, signed } from './signed-request'

let emulator: Emulator
let answered: (entry: RequestEntry) => void = () => undefined
beforeAll(async () => {
  emulator = await startEmulator({ onRequest: (entry) => answered(entry) })
})
afterAll(() => emulator.close())

const nextRequest = () =>
  new Promise<RequestEntry>((resolve) => {
    answered = resolve
  })
const leftovers = () =>
  ['objects', 'uploads'].flatMap((kind) => readdirSync(join(emulator.dataDir, kind, 'incoming')))

const partsOf = (uploadId: string) =>
  emulator.listMultipartUploads().find((upload) => upload.uploadId === uploadId)?.parts

async function initiate(key: string): Promise<string> {
  const response = await sendSigned(emulator, { method: 'POST', key, query: { uploads: '' } })
  return xmlValue(response, 'UploadId') ?? ''
}

/** A signed request whose body is written by hand. */
function open(key: string, query: Record<string, string>, headers: Record<string, string>) {
  const { path, headers: all } = signed(emulator, { method: 'PUT', key, query })
  const sent = request({
    host: '127.0.0.1',
    port: emulator.port,
    method: 'PUT',
    path,
    headers: { ...all, ...headers },
    agent: false,
  })
  sent.on('error', () => undefined)
  return sent
}

describe('a client that goes away', () => {
  it('leaves no object', async () => {
    const sent = open('gone.bin', {}, { 'Content-Length': '1000000' })
    const seen = nextRequest()
    await new Promise((resolve) => sent.write(Buffer.alloc(100_000), resolve))
    sent.destroy()
    expect((await seen).operation).toBe('PutObject')
    expect(emulator.readObject(DEFAULT_BUCKET, 'gone.bin')).toBeUndefined()
    expect(leftovers()).toEqual([])
  })

  it('leaves no part', async () => {
    const uploadId = await initiate('gone.mp4')
    const sent = open('gone.mp4', { partNumber: '1', uploadId }, { 'Content-Length': '1000000' })
    const seen = nextRequest()
    await new Promise((resolve) => sent.write(Buffer.alloc(100_000), resolve))
    sent.destroy()
    expect((await seen).operation).toBe('UploadPart')
    expect(partsOf(uploadId)).toEqual([])
    expect(leftovers()).toEqual([])
  })

  it('leaves no object when it posts a form', async () => {
    const seen = nextRequest()
    const socket = connect(emulator.port, '127.0.0.1')
    socket.write(
      `POST / HTTP/1.1\r\nHost: ${DEFAULT_BUCKET}.localhost\r\nContent-Length: 100000\r\n` +
        'Content-Type: multipart/form-data; boundary=b\r\n\r\n' +
        '--b\r\nContent-Disposition: form-data; name="key"\r\n\r\na\r\n' +
        `--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n${'x'.repeat(1000)}`,
      () => socket.destroy(),
    )
    expect((await seen).operation).toBe('PostObject')
    expect(leftovers()).toEqual([])
  })

  it('hears IncompleteBody if it still listens', async () => {
    const { path, headers = {} } = signed(emulator, { method: 'PUT', key: 'short.bin' })
    const socket = connect({ port: emulator.port, host: '127.0.0.1', allowHalfOpen: true })
    const lines = Object.entries({ ...headers, host: 'localhost', 'content-length': '100' })
    socket.end(`PUT ${path} HTTP/1.1\r\n${lines.map(([k, v]) => `${k}: ${v}\r\n`).join('')}\r\nonly this`)
    const seen = nextRequest()
    const chunks: Buffer[] = []
    socket.on('data', (chunk) => chunks.push(chunk))
    await once(socket, 'close')
    expect(Buffer.concat(chunks).toString()).toContain('<Code>IncompleteBody</Code>')
    expect(await seen).toMatchObject({ operation: 'PutObject', status: 0, errorCode: 'IncompleteBody' })
    expect(emulator.readObject(DEFAULT_BUCKET, 'short.bin')).toBeUndefined()
    expect(leftovers()).toEqual([])
  })
})

it('discards a part that arrives after its upload was aborted', async () => {
  const uploadId = await initiate('late.mp4')
  const sent = open(
    'late.mp4',
    { partNumber: '1', uploadId },
    { 'Content-Length': '4', Expect: '100-continue' },
  )
  // The server asks for the body, so it has seen the request and found the session.
  await once(sent, 'continue')
  await new Promise((resolve) => sent.write('ab', resolve))
  await sendSigned(emulator, { method: 'DELETE', key: 'late.mp4', query: { uploadId } })
  const [[response]] = await Promise.all([once(sent, 'response'), sent.end('cd')])
  expect(response.statusCode).toBe(404)
  response.resume()
  expect(leftovers()).toEqual([])
  expect(readdirSync(join(emulator.dataDir, 'uploads', 'parts'))).not.toContain(uploadId)
})

it('keeps no bytes of what was replaced or deleted', async () => {
  const files = (...folder: string[]) =>
    readdirSync(join(emulator.dataDir, ...folder)).filter((name) => /\.(bin|part)$/.test(name)).length
  const before = files('objects')
  for (const body of ['one', 'two']) await sendSigned(emulator, { method: 'PUT', key: 'again.txt', body })
  expect(files('objects')).toBe(before + 1)
  await sendSigned(emulator, { method: 'DELETE', key: 'again.txt' })
  expect(files('objects')).toBe(before)

  const uploadId = await initiate('again.mp4')
  const query = { partNumber: '1', uploadId }
  for (const body of ['one', 'two'])
    await sendSigned(emulator, { method: 'PUT', key: 'again.mp4', query, body })
  expect(files('uploads', 'parts', uploadId)).toBe(1)
})

it('takes a chunked body, and asks for a length where there is neither', async () => {
  const chunked = open('chunked.bin', {}, { 'Transfer-Encoding': 'chunked' })
  const [[response]] = await Promise.all([once(chunked, 'response'), chunked.end('hello')])
  expect(response.statusCode).toBe(200)
  response.resume()
  expect(emulator.readObject(DEFAULT_BUCKET, 'chunked.bin')?.sizeBytes).toBe(5)

  const { path, headers = {} } = signed(emulator, { method: 'PUT', key: 'no-length.bin' })
  const socket = connect(emulator.port, '127.0.0.1')
  const lines = Object.entries({ ...headers, host: 'localhost', connection: 'close' })
  socket.write(`PUT ${path} HTTP/1.1\r\n${lines.map(([k, v]) => `${k}: ${v}\r\n`).join('')}\r\n`)
  const [answer] = await once(socket, 'data')
  socket.destroy()
  expect(String(answer)).toMatch(/^HTTP\/1.1 411 /)
})

it('holds no upload in memory', async () => {
  const CHUNK = Buffer.alloc(1024 * 1024, 7)
  const sizeBytes = 64 * CHUNK.length
  const sent = open('large.bin', {}, { 'Content-Length': String(sizeBytes) })
  const responded = once(sent, 'response')
  const before = heldBytes()
  for (let left = sizeBytes - 1; left > 0; left -= CHUNK.length) {
    if (!sent.write(CHUNK.subarray(0, left))) await once(sent, 'drain')
  }
  // All but the last byte has left the client, so the upload is under way and cannot be over: who holds it, holds it now.
  expect(heldBytes() - before).toBeLessThan(sizeBytes / 2)
  sent.end(CHUNK.subarray(0, 1))
  const [response] = await responded
  response.resume()
  expect(response.statusCode).toBe(200)
  expect(emulator.readObject(DEFAULT_BUCKET, 'large.bin')?.sizeBytes).toBe(sizeBytes)
})

/** What is in use after the garbage is gone. Client and server share the process, but the client's chunk is one. */
function heldBytes(): number {
  // The second run frees the buffers that the first one found unused.
  for (let run = 0; run < 2; run++) collectGarbage()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

/** V8's own collector, which Node hides unless it is asked for. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
}
