import { createCanceller, type FormUpload } from '@vod-upload/platform'
import { patternBytes } from '@vod-upload/testkit'
import { wechatPlatform } from '@vod-upload/wechat'
import { closeWorlds, codeOf, openWorld, type WechatWorld } from './wechat-world'

afterEach(closeWorlds)

const bytes = patternBytes(700_000)

function formFor({ host, disk, server }: WechatWorld): FormUpload {
  return {
    url: `http://bucket.localhost:${server.port}/`,
    source: { path: host.addTempFile(disk.write('clip.mp4', bytes)).path },
    fileField: 'file',
    fields: {
      key: 'dir/clip.mp4',
      policy: 'cG9saWN5',
      success_action_status: '200',
      'x-oss-content-type': 'video/mp4',
    },
    timeoutMs: 5000,
  }
}

test('the fields go first, in order, and the file goes last, byte for byte', async () => {
  const world = await openWorld()
  const answer = await world.platform.uploadForm(formFor(world))
  expect(answer.status).toBe(200)
  const [request] = world.server.requests
  expect(request).toMatchObject({ method: 'POST', url: '/' })
  const body = request?.body.toString('latin1') ?? ''
  expect(Array.from(body.matchAll(/ name="([^"]+)"/g), ([, name]) => name)).toEqual([
    'key',
    'policy',
    'success_action_status',
    'x-oss-content-type',
    'file',
  ])
  expect(body).toContain('name="key"\r\n\r\ndir/clip.mp4\r\n--')
  const start = body.indexOf('\r\n\r\n', body.indexOf('name="file"')) + 4
  expect(
    Buffer.compare(request?.body.subarray(start, start + bytes.length) ?? bytes.subarray(0, 1), bytes),
  ).toBe(0)
})

test('progress is in bytes of the whole body, rises, and ends with all of it', async () => {
  const world = await openWorld()
  const sent: number[] = []
  await world.platform.uploadForm({ ...formFor(world), onProgress: (sentBytes) => sent.push(sentBytes) })
  expect(sent.length).toBeGreaterThan(3)
  expect(sent).toEqual([...sent].sort((a, b) => a - b))
  expect(sent[sent.length - 1]).toBe(world.server.requests[0]?.body.byteLength)
})

test.each([true, false])(
  'headers are found whether or not success is given them (%p)',
  async (uploadHeader) => {
    const world = await openWorld({ uploadHeader }, (_, response) => {
      response.writeHead(403, { ETag: '"5F"', 'content-type': 'application/xml' })
      response.end('<Error><Code>AccessDenied</Code></Error>')
    })
    await expect(world.platform.uploadForm(formFor(world))).resolves.toMatchObject({
      status: 403,
      headers: { etag: '"5F"' },
      text: '<Error><Code>AccessDenied</Code></Error>',
    })
  },
)

test('cancel ends the upload and its progress', async () => {
  const world = await openWorld()
  const canceller = createCanceller()
  const sent: number[] = []
  const code = codeOf(
    world.platform.uploadForm({
      ...formFor(world),
      signal: canceller.signal,
      onProgress(sentBytes) {
        sent.push(sentBytes)
        canceller.cancel()
      },
    }),
  )
  expect(await code).toBe('cancelled')
  await world.host.idle()
  expect(sent).toHaveLength(1)
  expect(world.server.requests).toHaveLength(0)
})

test('progress that a host tells after the end is kept from the caller', async () => {
  const world = await openWorld()
  let tell = (_: { totalBytesSent: number }) => {}
  const platform = wechatPlatform({
    ...world.host.wx,
    uploadFile: () => ({
      onProgressUpdate(listener) {
        tell = listener
      },
    }),
  })
  const canceller = createCanceller()
  const sent: number[] = []
  const onProgress = (sentBytes: number) => sent.push(sentBytes)
  const code = codeOf(platform.uploadForm({ ...formFor(world), signal: canceller.signal, onProgress }))
  tell({ totalBytesSent: 1 })
  canceller.cancel()
  await code
  tell({ totalBytesSent: 2 })
  expect(sent).toEqual([1])
})

test('a file that is gone, a domain of the other list, an unanswered call', async () => {
  const world = await openWorld({}, () => undefined)
  const form = formFor(world)
  expect(await codeOf(world.platform.uploadForm({ ...form, timeoutMs: 30 }))).toBe('timeout')
  world.host.removeTempFile(form.source.path)
  expect(await codeOf(world.platform.uploadForm(form))).toBe('file-missing')

  const strict = await openWorld({ uploadDomains: ['https://upload.example.com'] })
  const error = await strict.platform.uploadForm(formFor(strict)).catch((cause) => cause)
  expect(error.code).toBe('domain-not-allowed')
  expect(error.message).toContain('uploadFile 合法域名')
})
