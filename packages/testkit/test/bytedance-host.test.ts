import {
  type BytedanceSwitches,
  createBytedanceHost,
  createDiskFolder,
  type DiskFolder,
  patternBytes,
  type RecordingServer,
  startRecordingServer,
} from '../src'

type Tt = ReturnType<typeof createBytedanceHost>['tt']
type Told = Readonly<Record<string, unknown>>

let server: RecordingServer
let disk: DiskFolder

beforeEach(async () => {
  disk = createDiskFolder()
  server = await startRecordingServer((_, response) => {
    response.writeHead(201, { ETag: '"5F"', 'X-Oss-Request-Id': '1' })
    response.end('{"n":1}')
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

function ask(tt: Tt, options: Partial<Parameters<Tt['request']>[0]> = {}): Promise<Told> {
  return told((callbacks) => tt.request({ url: `${server.origin}/path`, ...options, ...callbacks }))
}

/** Uploads a file of 3000 bytes with one field. */
function upload(switches: BytedanceSwitches, header = {}): Promise<Told> {
  const host = createBytedanceHost(switches)
  const filePath = host.addTempFile(disk.write('clip.mp4', patternBytes(3000))).path
  const options = { url: `${server.origin}/`, filePath, name: 'file', formData: { key: 'a' }, header }
  return told((callbacks) => host.tt.uploadFile({ ...options, ...callbacks }))
}

describe('request', () => {
  test('any status is a success, and JSON is parsed unless the page says otherwise', async () => {
    const { tt } = createBytedanceHost()
    expect(await ask(tt)).toMatchObject({ by: 'success', statusCode: 201, data: { n: 1 } })
    expect(await ask(tt, { dataType: 'text' })).toMatchObject({ data: '{"n":1}' })
  })

  test('Referer and User-Agent are the host’s, and a content type is made up', async () => {
    await ask(createBytedanceHost().tt, {
      header: { referer: 'https://mine.example.com', 'user-agent': 'mine' },
    })
    expect(server.requests[0]?.headers).toMatchObject({
      referer: expect.stringMatching(
        /^https:\/\/tmaservice\.developer\.toutiao\.com\/\?appid=tt\w+&version=/,
      ),
      'user-agent': expect.stringContaining('ToutiaoMicroApp/'),
      'content-type': 'application/json',
    })
  })

  test('the data of POST and PUT is the body; of DELETE it goes to the query', async () => {
    const { tt } = createBytedanceHost()
    const data = new Uint8Array([0, 255, 10]).buffer
    await ask(tt, { method: 'PUT', data })
    await ask(tt, { method: 'POST', data })
    await ask(tt, { method: 'DELETE', data: { a: 1 } })
    expect(server.requests.map(({ url, body }) => [url, body.toString('hex')])).toEqual([
      ['/path', '00ff0a'],
      ['/path', '00ff0a'],
      ['/path?a=1', ''],
    ])
  })

  test.each<[string, BytedanceSwitches, object]>([
    ['text for a body', {}, { method: 'POST', data: 'text' }],
    ['a method that does not exist', {}, { method: 'PATH' }],
    ['PUT, if so set', { put: 'refused' }, { method: 'PUT' }],
    ['DELETE, if so set', { deleteAllowed: false }, { method: 'DELETE' }],
    ['HEAD, if so set', { headAllowed: false }, { method: 'HEAD' }],
  ])('it refuses %s', async (_, switches, options) => {
    const answer = await ask(createBytedanceHost(switches).tt, options)
    expect(answer).toMatchObject({ by: 'fail', errMsg: expect.stringMatching(/^request:fail params\./) })
    expect(server.requests).toHaveLength(0)
  })

  test('headers can be hidden, whatever their case', async () => {
    const { tt } = createBytedanceHost({ hiddenHeaders: ['etag'], headerCase: 'upper' })
    const { header } = await ask(tt)
    expect(header).toHaveProperty('X-OSS-REQUEST-ID', '1')
    expect(header).not.toHaveProperty('ETAG')
  })

  test.each<[BytedanceSwitches['failureShape'], string[]]>([
    ['errNo', ['errMsg', 'errNo']],
    ['errorCode', ['errMsg', 'errorCode', 'errorType']],
    ['errMsg only', ['errMsg']],
  ])('a failure in shape %p has these members: %p', async (failureShape, members) => {
    const { by, ...failure } = await ask(createBytedanceHost({ failureShape, requestDomains: [] }).tt)
    expect({ by, members: Object.keys(failure).sort() }).toEqual({ by: 'fail', members })
  })
})

describe('uploadFile', () => {
  test.each([
    ['last', ['key', 'file']],
    ['first', ['file', 'key']],
  ] as const)('the file goes %s, and arrives whole', async (filePlace, names) => {
    await upload({ filePlace })
    const body = server.requests[0]?.body.toString('latin1') ?? ''
    expect(Array.from(body.matchAll(/ name="([^"]+)"/g), ([, name]) => name)).toEqual(names)
    expect(body).toContain(Buffer.from(patternBytes(3000)).toString('latin1'))
    expect(body).toMatch(/name="key"\r\n\r\na\r\n--/)
    expect(body).toMatch(/\r\n------\w+--\r\n$/)
  })

  test('success has no headers, and the task no event for them', async () => {
    expect(await upload({})).toEqual({
      by: 'success',
      data: '{"n":1}',
      statusCode: 201,
      errMsg: 'uploadFile:ok',
    })
    const { tt } = createBytedanceHost({ uploadDomains: [] })
    const task = tt.uploadFile({ url: server.origin, filePath: 'a', name: 'file' })
    expect(Object.keys(task).sort()).toEqual(['abort', 'onProgressUpdate'])
  })

  test('a content type of the page is passed over', async () => {
    await upload({}, { 'content-type': 'text/plain' })
    expect(server.requests[0]?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/)
  })
})

describe('files', () => {
  test.each([
    ['2.59.9', 3000],
    ['2.60.0', 10],
  ])('base library %s gives %p bytes of ten that were asked for', async (sdkVersion, size) => {
    const host = createBytedanceHost({ sdkVersion })
    const filePath = host.addTempFile(disk.write('a.mp4', patternBytes(3000))).path
    expect(filePath).toMatch(/^ttfile:\/\/temp\/\w+\.mp4$/)
    const range = { filePath, position: 5, length: 10 }
    const { data } = await told((callbacks) =>
      host.tt.getFileSystemManager().readFile({ ...range, ...callbacks }),
    )
    expect(data).toHaveProperty('byteLength', size)
  })

  test.each([
    ['stat', ['errMsg', 'stat']],
    ['stats', ['errMsg', 'stats']],
    ['both', ['errMsg', 'stat', 'stats']],
  ] as const)('in position %s, stat answers with %p, to complete as well', async (statMember, members) => {
    const host = createBytedanceHost({ statMember })
    const { path } = host.addTempFile(disk.write('a.mp4', 'abc'))
    const answer = await new Promise<object>((complete) =>
      host.tt.getFileSystemManager().stat({ path, complete }),
    )
    expect(Object.keys(answer).sort()).toEqual(members)
  })

  test.each([
    ['errNo', { errNo: 21102 }],
    ['errorCode', { errorCode: 107602, errorType: 'D' }],
  ] as const)('in shape %s, a missing file has its documented number', async (failureShape, numbers) => {
    const { tt } = createBytedanceHost({ failureShape })
    const path = 'ttfile://temp/none'
    const failure = await told((callbacks) => tt.getFileSystemManager().stat({ path, ...callbacks }))
    const errMsg = 'stat:fail no such file or directory, stat ttfile://temp/none'
    expect(failure).toEqual({ by: 'fail', errMsg, ...numbers })
  })

  test('a digest is computed only where an algorithm is named', async () => {
    const host = createBytedanceHost()
    const filePath = host.addTempFile(disk.write('a.mp4', 'abc')).path
    const info = (options: object) =>
      told((callbacks) => host.tt.getFileSystemManager().getFileInfo({ filePath, ...options, ...callbacks }))
    expect(await info({})).toEqual({ by: 'success', size: 3, errMsg: 'getFileInfo:ok' })
    expect(await info({ digestAlgorithm: 'md5' })).toHaveProperty(
      'digest',
      '900150983cd24fb0d6963f7d28e17f72',
    )
  })
})

test('chooseMedia tells the kind as mediaType', async () => {
  const host = createBytedanceHost()
  host.pickNext(host.addTempFile(disk.write('a.mp4', 'abc')))
  const { tempFiles } = await told((callbacks) => host.tt.chooseMedia(callbacks))
  expect(tempFiles).toEqual([expect.objectContaining({ size: 3, mediaType: 'video' })])
  expect(Object.keys(Object(tempFiles)[0])).not.toContain('fileType')
})

test('the counters of the host go on counting', async () => {
  const host = createBytedanceHost()
  expect(host.maxInFlight).toBe(0)
  await Promise.all(Array.from({ length: 7 }, () => ask(host.tt)))
  expect(host).toMatchObject({ maxInFlight: 5, inFlight: 0, queued: 0 })
})
