import { truncateSync } from 'node:fs'
import {
  createDiskFolder,
  createWechatHost,
  patternBytes,
  type RecordingServer,
  startRecordingServer,
} from '../src'

let server: RecordingServer
const disk = createDiskFolder()
const bytes = patternBytes(300_000)

beforeEach(async () => {
  server = await startRecordingServer((_, response) =>
    response.writeHead(200, { ETag: '"1"' }).end('{"a":1}'),
  )
})
afterEach(() => server.close())
afterAll(() => disk.remove())

test('the body is what a browser would send: fields in order, then the file with name and type', async () => {
  const host = createWechatHost()
  const { path } = host.addTempFile(disk.write('clip.mp4', bytes))
  const results: unknown[] = []
  host.wx.uploadFile({
    url: `${server.origin}/`,
    filePath: path,
    name: 'file',
    formData: { key: 'dir/"a".mp4', count: 3 },
    success: (result) => results.push(result),
  })
  await host.idle()
  const [request] = server.requests
  const type = String(request?.headers['content-type'])
  const boundary = type.replace('multipart/form-data; boundary=', '')
  const head =
    `--${boundary}\r\nContent-Disposition: form-data; name="key"\r\n\r\ndir/"a".mp4\r\n` +
    `--${boundary}\r\nContent-Disposition: form-data; name="count"\r\n\r\n3\r\n` +
    `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${path.split('/').pop()}"\r\n` +
    'Content-Type: video/mp4\r\n\r\n'
  const wanted = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)])
  expect(Buffer.compare(request?.body ?? Buffer.alloc(0), wanted)).toBe(0)
  expect(request?.headers['content-length']).toBe(String(wanted.byteLength))
  // Text, although it is JSON.
  expect(results).toEqual([
    {
      data: '{"a":1}',
      statusCode: 200,
      header: expect.objectContaining({ ETag: '"1"' }),
      errMsg: 'uploadFile:ok',
    },
  ])
})

test('progress counts the whole body, and ends at a hundred percent', async () => {
  const host = createWechatHost()
  const { path } = host.addTempFile(disk.write('clip.mp4', bytes))
  const updates: Array<{ progress: number; totalBytesSent: number; totalBytesExpectedToSend: number }> = []
  const task = host.wx.uploadFile({ url: `${server.origin}/`, filePath: path, name: 'file' })
  task.onProgressUpdate((update) => updates.push(update))
  await host.idle()
  const total = server.requests[0]?.body.byteLength
  expect(updates[updates.length - 1]).toEqual({
    progress: 100,
    totalBytesSent: total,
    totalBytesExpectedToSend: total,
  })
  expect(updates.length).toBeGreaterThan(2)
})

test('a content type of the page costs the server the boundary', async () => {
  const host = createWechatHost()
  const { path } = host.addTempFile(disk.write('clip.mp4', bytes))
  const header = { 'content-type': 'multipart/form-data' }
  host.wx.uploadFile({ url: `${server.origin}/`, filePath: path, name: 'file', header })
  await host.idle()
  expect(server.requests[0]?.headers['content-type']).toBe('multipart/form-data')
})

test('the list of uploadFile is another one than that of request', async () => {
  const host = createWechatHost({ uploadDomains: [] })
  const { path } = host.addTempFile(disk.write('clip.mp4', bytes))
  const told: string[] = []
  const note = ({ errMsg }: { errMsg: string }) => told.push(errMsg)
  host.wx.request({ url: `${server.origin}/`, success: note })
  host.wx.uploadFile({ url: `${server.origin}/`, filePath: path, name: 'file', fail: note })
  await host.idle()
  expect(told.sort()).toEqual(['request:ok', 'uploadFile:fail url not in domain list'])
})

test('a file that the host does not know, or that was removed, fails', async () => {
  const host = createWechatHost()
  const { path } = host.addTempFile(disk.write('clip.mp4', bytes))
  host.removeTempFile(path)
  const told: string[] = []
  for (const filePath of [path, 'wxfile://tmp_never.mp4']) {
    const fail = ({ errMsg }: { errMsg: string }) => told.push(errMsg)
    host.wx.uploadFile({ url: `${server.origin}/`, filePath, name: 'file', fail })
  }
  await host.idle()
  expect(told).toEqual(['uploadFile:fail file not found', 'uploadFile:fail file not found'])
})

test('a large file goes from the disk to the socket without being held in memory', async () => {
  const host = createWechatHost()
  const real = disk.write('large.mp4', '')
  const size = 64 * 1024 * 1024
  truncateSync(real, size)
  const { path } = host.addTempFile(real)
  const task = host.wx.uploadFile({ url: `${server.origin}/`, filePath: path, name: 'file' })
  let steps = 0
  task.onProgressUpdate(() => {
    steps += 1
  })
  await host.idle()
  expect(server.requests[0]?.body.byteLength).toBeGreaterThan(size)
  expect(steps).toBeGreaterThan(size / (1024 * 1024))
})
