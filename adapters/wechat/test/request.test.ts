import { createCanceller, type HttpRequest } from '@vod-upload/platform'
import { createWechatHost, patternBytes, startFaultProxy } from '@vod-upload/testkit'
import { wechatPlatform } from '@vod-upload/wechat'
import { closeWorlds, codeOf, openWorld } from './wechat-world'

afterEach(closeWorlds)

const get = (url: string): HttpRequest => ({
  method: 'GET',
  url,
  headers: { 'content-type': 'application/octet-stream' },
  timeoutMs: 5000,
})

test('a PUT arrives byte for byte, with the headers that were signed and a path that is not touched', async () => {
  const { platform, server, host } = await openWorld()
  const body = patternBytes(300_000)
  const answer = await platform.request({
    method: 'PUT',
    url: `http://bucket.localhost:${server.port}/dir/a%2Fb%20c.mp4?partNumber=1&uploadId=A%2B`,
    headers: {
      'content-type': 'video/mp4',
      authorization: 'OSS4-HMAC-SHA256 x',
      'x-oss-date': '20261122T000000Z',
    },
    body: new Uint8Array(body).buffer,
    timeoutMs: 5000,
  })
  expect(answer).toMatchObject({ status: 200, text: '' })
  const [request] = server.requests
  expect(request).toMatchObject({ method: 'PUT', url: '/dir/a%2Fb%20c.mp4?partNumber=1&uploadId=A%2B' })
  expect(request?.headers).toMatchObject({
    'content-type': 'video/mp4',
    authorization: 'OSS4-HMAC-SHA256 x',
    'x-oss-date': '20261122T000000Z',
    host: `bucket.localhost:${server.port}`,
  })
  expect(Buffer.compare(request?.body ?? Buffer.alloc(0), Buffer.from(body))).toBe(0)
  expect(host.sentBytes).toBe(300_000)
})

test.each(['GET', 'HEAD', 'DELETE', 'POST', 'PUT'] as const)(
  'a %s without a body has none',
  async (method) => {
    const { platform, server } = await openWorld()
    const answer = await platform.request({ ...get(`${server.origin}/`), method })
    expect(answer.text).toBe('')
    expect(server.requests.map((request) => [request.method, request.body.byteLength])).toEqual([[method, 0]])
    expect(server.requests[0]?.headers['content-type']).toBe('application/octet-stream')
  },
)

test.each([200, 204, 301, 304, 400, 403, 404, 409, 500, 503])('the status %i resolves', async (status) => {
  const { platform, server } = await openWorld({}, (_, response) => {
    response.writeHead(status)
    response.end()
  })
  await expect(platform.request(get(`${server.origin}/`))).resolves.toMatchObject({ status, text: '' })
})

test.each(['as-sent', 'lower', 'upper'] as const)(
  'header names are in lower case (%s)',
  async (headerCase) => {
    const { platform, server } = await openWorld({ headerCase }, (_, response) => {
      response.writeHead(200, { ETag: '"5F"', 'X-Oss-Request-Id': 'id' })
      response.end()
    })
    const { headers } = await platform.request(get(`${server.origin}/`))
    expect(headers).toMatchObject({ etag: '"5F"', 'x-oss-request-id': 'id' })
    expect(Object.keys(headers)).toEqual(Object.keys(headers).map((name) => name.toLowerCase()))
  },
)

test.each([
  ['XML', 'application/xml', '<Error><Code>AccessDenied</Code></Error>', undefined],
  ['JSON', 'application/json', '{"RequestId":"1"}', undefined],
  ['a number', 'text/plain', '12345678901234567890', undefined],
  ['a byte order mark', 'application/xml', '\ufeff<a>中文</a>', '<a>中文</a>'],
])('a body of %s stays text', async (_, type, sent, wanted = sent) => {
  const { platform, server } = await openWorld({}, (_request, response) => {
    response.writeHead(403, { 'content-type': type })
    response.end(sent)
  })
  expect(await platform.request(get(`${server.origin}/`))).toMatchObject({ status: 403, text: wanted })
})

test('cancel ends the socket, and is no network error', async () => {
  let onArrived = () => {}
  const arrived = new Promise<void>((resolve) => {
    onArrived = resolve
  })
  const { platform, server, host } = await openWorld({}, () => onArrived())
  const canceller = createCanceller()
  const answer = platform.request({ ...get(`${server.origin}/`), signal: canceller.signal })
  const code = codeOf(answer)
  await arrived
  canceller.cancel()
  expect(await code).toBe('cancelled')
  await host.idle()
  expect(host.calls[0]?.outcome).toEqual({ errMsg: 'request:fail abort' })
  await gone(() => server.brokenOff === 1)
})

test('our own timer ends a call that is not answered, and its socket', async () => {
  const { platform, server, host } = await openWorld({}, () => undefined)
  expect(await codeOf(platform.request({ ...get(`${server.origin}/`), timeoutMs: 20 }))).toBe('timeout')
  await host.idle()
  await gone(() => server.brokenOff === 1)
})

test('a call that waits for one of the ten slots can time out and be cancelled as well', async () => {
  const { platform, server, host } = await openWorld({}, () => undefined)
  const canceller = createCanceller()
  const held = Array.from({ length: 10 }, () =>
    codeOf(platform.request({ ...get(`${server.origin}/`), signal: canceller.signal })),
  )
  const late = codeOf(platform.request({ ...get(`${server.origin}/`), timeoutMs: 20 }))
  expect(host).toMatchObject({ inFlight: 10, queued: 1 })
  expect(await late).toBe('timeout')
  expect(host.queued).toBe(0)
  canceller.cancel()
  expect(new Set(await Promise.all(held))).toEqual(new Set(['cancelled']))
})

test('a refused and a broken connection are network errors, and so is a host that nobody knows', async () => {
  const { platform, server } = await openWorld({ requestDomains: undefined })
  const proxy = await startFaultProxy(server.port)
  const url = `http://127.0.0.1:${proxy.port}/`
  proxy.failNext({ kind: 'cut', afterBytes: 40 }, { kind: 'lose-answer' })
  expect(await codeOf(platform.request(get(url)))).toBe('network')
  expect(server.requests).toHaveLength(0)
  expect(await codeOf(platform.request(get(url)))).toBe('network')
  expect(server.requests).toHaveLength(1)
  await proxy.refuse()
  expect(await codeOf(platform.request(get(url)))).toBe('network')
  await proxy.close()
  const unknown = createWechatHost({ requestDomains: ['https://nobody.example.com'] })
  expect(await codeOf(wechatPlatform(unknown.wx).request(get('https://nobody.example.com/')))).toBe('network')
})

test('a domain that is not listed is told with the list that lacks it, and without the signature', async () => {
  const { platform } = await openWorld()
  const failed = platform.request(
    get('https://bucket.oss-cn-shanghai.aliyuncs.com/video.mp4?Signature=secret'),
  )
  const error = await failed.catch((cause) => cause)
  expect(error.code).toBe('domain-not-allowed')
  expect(error.message).toContain('https://bucket.oss-cn-shanghai.aliyuncs.com:')
  expect(error.message).toContain('request 合法域名')
  expect(error.message).not.toMatch(/secret|Signature|video\.mp4/)
})

test('the background and a switch of networks interrupt a call; so it is while the app is suspended', async () => {
  const { platform, server, host } = await openWorld({}, () => undefined)
  const cut = codeOf(platform.request(get(`${server.origin}/`)))
  host.switchNetwork('4g')
  expect(await cut).toBe('interrupted')
  const suspended = codeOf(platform.request(get(`${server.origin}/`)))
  host.goBackground()
  host.suspend()
  expect(await suspended).toBe('interrupted')
  expect(await codeOf(platform.request(get(`${server.origin}/`)))).toBe('interrupted')
  host.goForeground()
  host.setOnline(false)
  expect(await codeOf(platform.request(get(`${server.origin}/`)))).toBe('network')
})

/** The server learns of a closed socket by an event of its own; there is nothing to wait for but that. */
async function gone(isGone: () => boolean): Promise<void> {
  while (!isGone()) await new Promise((resolve) => setImmediate(resolve))
}
