import {
  createWechatHost,
  type RecordingServer,
  startRecordingServer,
  type WechatHost,
  type WechatHostOptions,
} from '../src'

type Options = Parameters<WechatHost['wx']['request']>[0]

let server: RecordingServer
let answer: Parameters<typeof startRecordingServer>[0]

beforeEach(async () => {
  answer = (_, response) => response.end()
  server = await startRecordingServer((request, response) => answer?.(request, response))
})
afterEach(() => server.close())

/** Calls as a page does, and waits for `complete`. */
function call(options: Partial<Options>, hostOptions?: WechatHostOptions) {
  const host = createWechatHost(hostOptions)
  return new Promise<{ told: string; statusCode?: number; data?: unknown; header?: Record<string, string> }>(
    (resolve) => {
      let told = ''
      host.wx.request({
        url: `${server.origin}/path?query=1`,
        ...options,
        success: () => {
          told = 'success'
        },
        fail: () => {
          told = 'fail'
        },
        complete: (result) => resolve({ told, ...result }),
      })
    },
  )
}

describe('what leaves the page', () => {
  test('a request without a content type is given one, GET included', async () => {
    await call({})
    await call({ header: { 'Content-Type': 'video/mp4' } })
    expect(server.requests.map(({ headers }) => headers['content-type'])).toEqual([
      'application/json',
      'video/mp4',
    ])
  })

  test('the Referer is the host’s, whatever the page sets', async () => {
    await call({ header: { Referer: 'https://mine.example.com', 'user-agent': 'mine' } })
    expect(server.requests[0]?.headers.referer).toMatch(/^https:\/\/servicewechat\.com\/wx\w+\//)
    expect(server.requests[0]?.headers['user-agent']).not.toBe('mine')
  })

  test('lengths are counted by the host, and not by the page', async () => {
    await call({ header: { 'content-length': '99', host: 'elsewhere' } })
    expect(server.requests[0]?.headers['content-length']).toBeUndefined()
    expect(server.requests[0]?.headers.host).toBe(`127.0.0.1:${server.port}`)
  })

  const bytes = new Uint8Array([0, 1, 2, 255])
  test.each<[string, unknown, string]>([
    ['a buffer goes as it is', bytes.buffer, '\0\x01\x02\xff'],
    ['a view does not survive the bridge', bytes.subarray(1, 3), '{}'],
    ['a string goes as UTF-8', 'é', '\xc3\xa9'],
    ['an object goes as JSON', { a: 1 }, '{"a":1}'],
    ['nothing goes as nothing', undefined, ''],
  ])('%s', async (_, data, wanted) => {
    await call({ method: 'POST', data })
    expect(server.requests[0]?.body.toString('latin1')).toBe(wanted)
  })

  test('the buffer is copied when the call is made', async () => {
    const own = new Uint8Array([7, 7])
    const sent = call({ method: 'PUT', data: own.buffer })
    own.fill(9)
    await sent
    expect(Array.from(server.requests[0]?.body ?? [])).toEqual([7, 7])
  })

  test('an object with a form’s content type is encoded, and that of a GET goes to the query', async () => {
    await call({
      method: 'POST',
      data: { a: '1 &', b: 2 },
      header: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    await call({ data: { a: '1 &' } })
    expect(server.requests[0]?.body.toString()).toBe('a=1%20%26&b=2')
    expect(server.requests[1]?.url).toBe('/path?query=1&a=1%20%26')
  })
})

describe('what comes back', () => {
  test.each([200, 201, 204, 304, 401, 403, 404, 500])('status %i is a success', async (status) => {
    answer = (_, response) => response.writeHead(status).end()
    expect(await call({})).toMatchObject({ told: 'success', statusCode: status, errMsg: 'request:ok' })
  })

  test.each<[Partial<Options>, string, unknown]>([
    [{}, '{"a":1}', { a: 1 }],
    [{}, '<a>1</a>', '<a>1</a>'],
    [{}, '', ''],
    [{ dataType: 'text' }, '{"a":1}', '{"a":1}'],
    [{ dataType: 'text' }, '\ufeffa', 'a'],
  ])('%p turns %p into %p', async (options, sent, wanted) => {
    answer = (_, response) => response.end(sent)
    expect((await call(options)).data).toEqual(wanted)
  })

  test('a buffer comes back if it is asked for, byte for byte', async () => {
    answer = (_, response) => response.end(Buffer.from([0, 255, 7]))
    const { data } = await call({ responseType: 'arraybuffer' })
    expect(data).toBeInstanceOf(ArrayBuffer)
    if (data instanceof ArrayBuffer) expect(Array.from(new Uint8Array(data))).toEqual([0, 255, 7])
  })

  test.each([
    ['as-sent', 'ETag'],
    ['lower', 'etag'],
    ['upper', 'ETAG'],
  ] as const)('header names can be %s', async (headerCase, name) => {
    answer = (_, response) => response.writeHead(200, { ETag: '"1"' }).end()
    expect((await call({}, { headerCase })).header).toHaveProperty([name], '"1"')
  })
})

describe('how it fails', () => {
  test.each<[string, Partial<Options>, object]>([
    [
      'a host that is not listed',
      { url: 'https://elsewhere.example.com/' },
      { errMsg: 'request:fail url not in domain list', errno: 600002 },
    ],
    ['a call without an answer', { timeout: 20 }, { errMsg: 'request:fail timeout', errno: 5 }],
    [
      'a closed port',
      { url: 'http://127.0.0.1:1/' },
      {
        errMsg: 'request:fail errcode:-102 cronet_error_code:-102 error_msg:net::ERR_CONNECTION_REFUSED',
        errno: 600001,
      },
    ],
    ['no URL at all', { url: undefined }, { errMsg: expect.stringContaining('parameter error') }],
  ])('%s', async (_, options, failure) => {
    answer = () => undefined
    expect(await call(options)).toEqual({ told: 'fail', ...failure })
  })

  test('an entry of the domain list covers one scheme, one host and one port', async () => {
    const told = async (listed: string) => (await call({}, { requestDomains: [listed] })).told
    expect(await told(server.origin)).toBe('success')
    expect(await told(`http://127.0.0.1:${server.port + 1}`)).toBe('fail')
    expect(await told(`https://127.0.0.1:${server.port}`)).toBe('fail')
    expect(await told(`http://localhost:${server.port}`)).toBe('fail')
  })

  test('a call that sets no timeout has the host’s, and so has any call before 2.10.0', async () => {
    answer = () => undefined
    const timedOut = { told: 'fail', errMsg: 'request:fail timeout' }
    expect(await call({}, { defaultTimeoutMs: 20 })).toMatchObject(timedOut)
    expect(await call({ timeout: 600_000 }, { defaultTimeoutMs: 20, sdkVersion: '2.9.0' })).toMatchObject(
      timedOut,
    )
  })
})

test('a named host can be played by a port of this machine, and is asked for by its name', async () => {
  const url = 'https://bucket.oss-cn-shanghai.aliyuncs.com/a'
  const domains = { requestDomains: ['https://bucket.oss-cn-shanghai.aliyuncs.com'] }
  const loopbackPorts = { 'bucket.oss-cn-shanghai.aliyuncs.com': server.port }
  expect((await call({ url }, { ...domains, loopbackPorts })).statusCode).toBe(200)
  expect(server.requests[0]?.headers.host).toBe('bucket.oss-cn-shanghai.aliyuncs.com')
  expect(await call({ url }, domains)).toMatchObject({ errMsg: expect.stringContaining('NAME_NOT_RESOLVED') })
})

test('nothing is called back before the call has returned, and complete comes last', async () => {
  const host = createWechatHost()
  const order: string[] = []
  for (const url of [`${server.origin}/`, 'https://elsewhere.example.com/']) {
    host.wx.request({
      url,
      success: () => order.push('success'),
      fail: () => order.push('fail'),
      complete: () => order.push('complete'),
    })
    order.push('returned')
  }
  expect(order).toEqual(['returned', 'returned'])
  await host.idle()
  expect(order).toEqual(['returned', 'returned', 'fail', 'complete', 'success', 'complete'])
})

test('abort fails the call once, and does nothing to a call that is over', async () => {
  answer = () => undefined
  const host = createWechatHost()
  const fails: unknown[] = []
  const task = host.wx.request({ url: `${server.origin}/`, fail: (failure) => fails.push(failure) })
  task.abort()
  task.abort()
  await host.idle()
  task.abort()
  expect(fails).toEqual([{ errMsg: 'request:fail abort' }])
  expect(host.pending()).toBe(0)
})

test('the headers are told before the body is there', async () => {
  answer = (_, response) => {
    response.writeHead(200, { ETag: '"1"' })
    response.flushHeaders()
    setImmediate(() => response.end('body'))
  }
  const host = createWechatHost()
  const order: unknown[] = []
  const task = host.wx.request({ url: `${server.origin}/`, success: ({ data }) => order.push(data) })
  const unwanted = jest.fn()
  task.onHeadersReceived(({ header, statusCode }) => order.push([header.ETag, statusCode]))
  task.onHeadersReceived(unwanted)
  task.offHeadersReceived(unwanted)
  await host.idle()
  expect(order).toEqual([['"1"', 200], 'body'])
  expect(unwanted).not.toHaveBeenCalled()
})
