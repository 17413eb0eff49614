import {
  type AlipaySwitches,
  createAlipayHost,
  createDiskFolder,
  type DiskFolder,
  patternBytes,
  type RecordingServer,
  startRecordingServer,
} from '../src'

type My = ReturnType<typeof createAlipayHost>['my']
type Told = Readonly<Record<string, unknown>>

let server: RecordingServer
let disk: DiskFolder
let status = 200

beforeEach(async () => {
  status = 200
  disk = createDiskFolder()
  server = await startRecordingServer((_, response) => {
    response.writeHead(status, { ETag: '"5F"', 'Set-Cookie': 'a=b' })
    response.end(status === 204 ? undefined : '<xml/>')
  })
})
afterEach(async () => {
  await server.close()
  disk.remove()
})

/** Calls as a page does, and gives what `success` or `fail` was told. */
function told(call: (callbacks: { success(value: object): void; fail(value: object): void }) => unknown) {
  return new Promise<Told>((resolve) => {
    call({
      success: (value) => resolve({ by: 'success', ...value }),
      fail: (value) => resolve({ by: 'fail', ...value }),
    })
  })
}

function ask(my: My, options: Partial<Parameters<My['request']>[0]> = {}): Promise<Told> {
  const url = `${server.origin}/path`
  return told((callbacks) => my.request({ url, dataType: 'text', ...options, ...callbacks }))
}

/** Uploads a file of 3000 bytes with one field. */
function upload(switches: Partial<AlipaySwitches> = {}, given = {}): Promise<Told> {
  const host = createAlipayHost(switches)
  const filePath = host.addTempFile(disk.write('clip.mp4', patternBytes(3000))).path
  const options = { url: `${server.origin}/`, filePath, name: 'file', fileType: 'video', ...given }
  return told((callbacks) => host.my.uploadFile({ ...options, ...callbacks }))
}

describe('answers', () => {
  test.each<[number, Partial<AlipaySwitches>, 'success' | 'fail']>([
    [200, { status4xx: 'fail', status204: 'fail' }, 'success'],
    [201, { status204: 'fail' }, 'fail'],
    [204, { status204: 'fail' }, 'fail'],
    [204, { status204: 'success' }, 'success'],
    [404, { status4xx: 'fail' }, 'fail'],
    [404, { status4xx: 'success' }, 'success'],
  ])('status %p with %p goes to %p', async (given, switches, by) => {
    status = given
    const beside = by === 'fail' ? { error: 19, errorMessage: 'http status error' } : {}
    expect(await ask(createAlipayHost(switches).my)).toMatchObject({ by, status, ...beside })
    expect(await upload(switches)).toMatchObject({ by, status, ...beside })
  })

  test('a body that is no JSON is error 14, unless the page wants text', async () => {
    const { my } = createAlipayHost()
    expect(await ask(my, { dataType: undefined })).toMatchObject({ by: 'fail', error: 14, data: '<xml/>' })
    expect(await ask(my)).toMatchObject({ by: 'success', data: '<xml/>' })
    expect(await ask(my, { dataType: 'base64' })).toMatchObject({ data: 'PHhtbC8+' })
  })

  test.each<[Partial<AlipaySwitches>, string[]]>([
    [{}, ['data', 'header', 'headers', 'status', 'statusCode']],
    [{ responseMember: 'headers' }, ['data', 'headers', 'status']],
    [{ responseMember: 'header' }, ['data', 'header', 'statusCode']],
  ])('with %p the members of an answer are %p', async (switches, members) => {
    const { by, ...answer } = await ask(createAlipayHost(switches).my)
    expect(Object.keys(answer).sort()).toEqual(members)
  })

  test('cookies are kept from the page, and so may be the ETag', async () => {
    expect(await ask(createAlipayHost().my)).toMatchObject({ headers: { ETag: '"5F"' } })
    const { headers } = await ask(createAlipayHost({ hiddenHeaders: ['etag'] }).my)
    expect(Object.keys(Object(headers)).join()).not.toMatch(/etag|set-cookie/i)
    const strings = createAlipayHost({ statusAs: 'string', headerCase: 'upper' }).my
    expect(await ask(strings)).toMatchObject({ status: '200', headers: { ETAG: '"5F"' } })
  })
})

describe('requests', () => {
  test('Referer and User-Agent are the host’s, and a content type is made up', async () => {
    await ask(createAlipayHost().my, {
      headers: { referer: 'https://mine.example.com', 'User-Agent': 'mine' },
    })
    const { headers } = server.requests[0] ?? {}
    expect(headers?.referer).toMatch(/^https:\/\/\d+\.hybrid\.alipay-eco\.com\//)
    expect(headers?.['user-agent']).toMatch(/AliApp/)
    expect(headers?.['content-type']).toBe('application/json')
  })

  test('a content type in other letters is a second one', async () => {
    await ask(createAlipayHost().my, { headers: { 'Content-Type': 'text/plain' } })
    expect(server.requests[0]?.headers['content-type']).toBe('application/json, text/plain')
  })

  test.each<[string, Partial<AlipaySwitches>, unknown, string]>([
    ['a buffer', {}, new Uint8Array([104, 105]).buffer, 'hi'],
    ['a view', {}, new Uint8Array([104, 105]), '{}'],
    ['a buffer in an old client', { clientVersion: '10.1.94' }, new Uint8Array([104, 105]).buffer, '{}'],
    ['a buffer that is garbled', { put: 'garbled' }, new Uint8Array([104, 105]).buffer, '{}'],
    ['text', {}, 'hi', 'hi'],
  ])('%s arrives so', async (_, switches, data, arrived) => {
    const { my } = createAlipayHost(switches)
    await ask(my, { method: 'PUT', data, headers: { 'content-type': 'text/plain' } })
    expect(server.requests[0]?.body.toString()).toBe(arrived)
  })

  test.each<[string, Partial<AlipaySwitches>, object]>([
    ['a PUT that it does not know', { put: 'refused' }, { method: 'PUT' }],
    ['a DELETE before 10.1.82', { clientVersion: '10.1.81' }, { method: 'DELETE' }],
    ['a header that is no string', {}, { headers: { 'x-oss-n': 1 } }],
  ])('%s is a bad parameter', async (_, switches, options) => {
    expect(await ask(createAlipayHost(switches).my, options)).toMatchObject({ by: 'fail', error: 2 })
    expect(server.requests).toHaveLength(0)
  })

  test('one list at first-level domain serves both calls, and plain HTTP is refused', async () => {
    const switches: Partial<AlipaySwitches> = { domains: ['https://a.oss-cn-shanghai.aliyuncs.com'] }
    const { my } = createAlipayHost(switches)
    expect(await ask(my, { url: 'https://vod.cn-beijing.aliyuncs.com/' })).toMatchObject({ error: 12 })
    expect(await ask(my, { url: 'http://vod.cn-beijing.aliyuncs.com/' })).toMatchObject({ error: 20 })
    expect(await ask(my, { url: 'https://aliyuncs.example.com/' })).toMatchObject({ error: 4 })
    expect(await upload(switches, { url: 'https://aliyuncs.example.com/' })).toMatchObject({ error: 13 })
  })

  test('a task that is aborted, a page that is left, a network that goes and a time that is up', async () => {
    await server.close()
    server = await startRecordingServer(() => undefined)
    const host = createAlipayHost()
    const ended = async (end: (task: { abort(): void } | undefined) => void, options = {}) => {
      let task: { abort(): void } | undefined
      const call = told((callbacks) => {
        task = host.my.request({ url: server.origin, ...options, ...callbacks })
      })
      end(task)
      return call
    }
    expect(await ended((task) => task?.abort())).toMatchObject({ error: 9 })
    expect(await ended(host.leavePage)).toMatchObject({ error: 1 })
    expect(await ended(() => host.setOnline(false))).toMatchObject({ error: 12 })
    host.setOnline(true)
    expect(await ended(() => undefined, { timeout: 20 })).toMatchObject({ error: 13 })
    await host.idle()
  })
})

describe('uploads', () => {
  test.each<[string, object]>([
    ['no kind of file', { fileType: undefined }],
    ['a kind that there is not', { fileType: 'video/mp4' }],
    ['no name', { name: undefined }],
    ['a field that is no string', { formData: { success_action_status: 200 } }],
  ])('%s is a bad parameter', async (_, given) => {
    expect(await upload({}, given)).toMatchObject({ by: 'fail', error: 2 })
  })

  test('the older word for the name will do, and progress has words of its own', async () => {
    const host = createAlipayHost()
    const filePath = host.addTempFile(disk.write('clip.mp4', patternBytes(3000))).path
    const updates: object[] = []
    const done = await told((callbacks) => {
      const task = host.my.uploadFile({
        ...{ url: `${server.origin}/`, filePath, fileName: 'file', fileType: 'video' },
        ...callbacks,
      })
      task?.onProgressUpdate((update) => updates.push(update))
    })
    expect(done).toMatchObject({ by: 'success', statusCode: 200, data: '<xml/>' })
    const totalBytes = server.requests[0]?.body.length
    expect(server.requests[0]?.body.toString('latin1')).toContain('name="file"')
    expect(updates.at(-1)).toEqual({
      progress: 100,
      totalBytesWritten: totalBytes,
      totalBytesExpectedToWrite: totalBytes,
    })
  })

  test('a file that is not there, and one that was kept, cannot be uploaded', async () => {
    const missing = await upload({}, { filePath: 'https://resource/none.video' })
    expect(missing).toMatchObject({ error: 11, errorMessage: '文件不存在' })
    const host = createAlipayHost()
    const filePath = host.addSavedFile(disk.write('kept.mp4', patternBytes(10))).path
    const options = { url: `${server.origin}/`, filePath, name: 'file', fileType: 'video' }
    const kept = await told((callbacks) => host.my.uploadFile({ ...options, ...callbacks }))
    expect(kept).toMatchObject({ error: 11, errorMessage: 'not have permission to upload' })
  })
})
