// The thin caller over a host that answers from a script, and a clock that does not wait.
import { type Clock, createRunDeps, createServerClock } from '@vod-upload/core'
import {
  createCanceller,
  type HttpRequest,
  type HttpResponse,
  type PlatformAdapter,
  PlatformError,
} from '@vod-upload/platform'
import { createCallVod, vodBaseUrl } from '../src/vod-api/call-vod'
import { createImage, createVideo, refreshVideo } from '../src/vod-api/calls'
import { isHostFile } from '../src/vod-api/send-cover'

type Scripted = HttpResponse | PlatformError

const deviceMs = Date.UTC(2026, 4, 3, 12)
const token = { accessKeyId: 'STS.id', accessKeySecret: 'secret', securityToken: 'token' }
const ticket = { UploadAuth: 'auth', UploadAddress: 'address', VideoId: 'v' }
const { signal } = createCanceller()

const answer = (status: number, content: object, headers = {}): HttpResponse => ({
  status,
  headers,
  text: JSON.stringify(content),
})
const refusal = (status: number, Code: string, headers = {}) =>
  answer(status, { Code, Message: 'No.' }, headers)
const success = answer(200, ticket)

function open(...script: Scripted[]) {
  const requests: HttpRequest[] = []
  const waits: number[] = []
  const platform: PlatformAdapter = {
    name: 'scripted',
    capabilities: {
      sliceRead: true,
      binaryPut: true,
      formFileLast: true,
      maxWholeReadBytes: 1,
      maxConcurrentRequests: 1,
      maxTimeoutMs: 60000,
    },
    storage: { get: async () => undefined, set: async () => undefined, remove: async () => undefined },
    openFile: () => Promise.reject(new PlatformError('file-missing', 'There is no file.')),
    uploadForm: () => Promise.reject(new PlatformError('unsupported', 'There is no form.')),
    async request(request) {
      const scripted = script[requests.length] ?? success
      requests.push(request)
      if (scripted instanceof PlatformError) throw scripted
      return scripted
    },
  }
  const clock: Clock = {
    now: () => deviceMs,
    sleep: async (delayMs) => void waits.push(delayMs),
  }
  const options = { retry: { retries: 2, delayMs: 2000, growth: 1, maxDelayMs: 2000 } }
  const serverClock = createServerClock(clock)
  const deps = createRunDeps({
    platform,
    options,
    clock,
    serverClock,
    random: () => 0.5,
    log: () => undefined,
  })
  const queries = () => requests.map(({ url }) => new URL(url).searchParams)
  const callAt = (baseUrl: string) => createCallVod(baseUrl, deps)
  return { callVod: callAt('https://vod.example.com/'), callAt, requests, queries, waits, serverClock }
}

test('a call is a GET whose content type is set, so that no host invents one', async () => {
  const { callVod, requests } = open()
  await expect(callVod(refreshVideo('v'), token, signal)).resolves.toMatchObject({ videoId: 'v' })
  expect(requests).toMatchObject([
    { method: 'GET', headers: { 'content-type': 'application/json' }, timeoutMs: 30000 },
  ])
  expect(requests[0].url).toMatch(/^https:\/\/vod\.example\.com\/\?.*&Signature=/)
})

test.each<[string, Scripted]>([
  ['no connection', new PlatformError('network', 'The connection broke.')],
  ['no answer', new PlatformError('timeout', 'The host did not answer.')],
  ['VOD is busy', refusal(503, 'ServiceUnavailable')],
  ['too many calls', refusal(400, 'Throttling.User')],
  ['a GET that the host sent twice', refusal(400, 'SignatureNonceUsed')],
  ['a login page', { status: 200, headers: {}, text: '<html>' }],
])('%s is tried again, each time with a nonce of its own', async (_, trouble) => {
  const { callVod, queries, waits } = open(trouble, trouble)
  await expect(callVod(refreshVideo('v'), token, signal)).resolves.toMatchObject({ videoId: 'v' })
  expect(waits).toEqual([2000, 2000])
  expect(new Set(queries().map((query) => query.get('SignatureNonce'))).size).toBe(3)
})

test('trouble that stays is told in the end', async () => {
  const busy = refusal(503, 'ServiceUnavailable')
  const { callVod, requests } = open(busy, busy, busy, busy)
  await expect(callVod(refreshVideo('v'), token, signal)).rejects.toMatchObject({
    code: 'credential-unavailable',
    ossCode: 'ServiceUnavailable',
    message: 'VOD refused (ServiceUnavailable): No.',
  })
  expect(requests).toHaveLength(3)
})

test.each([
  ['InvalidTemplateGroupId.NotFound', 404],
  ['Forbidden.RAM', 403],
  ['InvalidParameter', 400],
])('%s is final', async (Code, status) => {
  const { callVod, requests } = open(refusal(status, Code))
  await expect(callVod(refreshVideo('v'), token, signal)).rejects.toMatchObject({
    code: 'credential-unavailable',
    ossCode: Code,
    status,
  })
  expect(requests).toHaveLength(1)
})

test.each([
  ['InvalidSecurityToken.Expired', 400],
  ['InvalidSecurityToken.Malformed', 400],
  ['InvalidAccessKeyId.NotFound', 404],
  ['InvalidAccessKeyId.Inactive', 400],
  ['SignatureDoesNotMatch', 400],
])('%s asks for another STS token', async (Code, status) => {
  const { callVod, requests } = open(refusal(status, Code))
  await expect(callVod(refreshVideo('v'), token, signal)).rejects.toMatchObject({
    code: 'credential-expired',
    ossCode: Code,
  })
  expect(requests).toHaveLength(1)
})

describe('a device whose clock is hours off', () => {
  const date = new Date(deviceMs - 5 * 3600_000).toUTCString()
  const skewed = refusal(400, 'InvalidTimeStamp.Expired', { date })

  test('is put right by the Date of the refusal, for OSS too', async () => {
    const { callVod, queries, waits, serverClock } = open(skewed)
    await callVod(refreshVideo('v'), token, signal)
    expect(queries().map((query) => query.get('Timestamp'))).toEqual([
      '2026-05-03T12:00:00Z',
      '2026-05-03T07:00:00Z',
    ])
    expect(waits).toEqual([])
    expect(serverClock.now()).toBe(deviceMs - 5 * 3600_000)
  })

  test('is put right three times, and no more', async () => {
    const { callVod, requests } = open(skewed, skewed, skewed, skewed)
    await expect(callVod(refreshVideo('v'), token, signal)).rejects.toMatchObject({
      ossCode: 'InvalidTimeStamp.Expired',
      message: 'VOD refused (InvalidTimeStamp.Expired): No. Set the clock of the device.',
    })
    expect(requests).toHaveLength(4)
  })
})

test.each([
  ['http://vod.example.com/', /not encrypted/],
  ['https://', /no address/],
])('nothing is sent to %s', async (baseUrl, said) => {
  const { callAt, requests } = open()
  await expect(callAt(baseUrl)(refreshVideo('v'), token, signal)).rejects.toMatchObject({
    code: 'option-invalid',
    message: expect.stringMatching(said),
  })
  expect(requests).toEqual([])
})

test('what was stopped is not begun', async () => {
  const stopped = createCanceller()
  stopped.cancel()
  const { callVod, requests } = open()
  await expect(callVod(refreshVideo('v'), token, stopped.signal)).rejects.toMatchObject({ code: 'cancelled' })
  expect(requests).toEqual([])
})

test('a create is not cut off, since its record would be lost; a refresh may be', async () => {
  const { callVod, requests } = open()
  const file = { file: { name: 'a.mp4', url: 'a', type: '' } }
  for (const call of [createVideo(file), createImage(file), refreshVideo('v')])
    await callVod(call, token, signal)
  expect(requests.map((request) => request.signal)).toEqual([undefined, undefined, signal])
})

test.each([
  [{}, 'https://vod.cn-shanghai.aliyuncs.com/'],
  [{ region: '' }, 'https://vod.cn-shanghai.aliyuncs.com/'],
  [{ region: 'eu-central-1' }, 'https://vod.eu-central-1.aliyuncs.com/'],
  [{ region: 'eu-central-1', vodEndpoint: 'http://127.0.0.1:80' }, 'http://127.0.0.1:80/'],
  [{ vodEndpoint: 'https://proxy.example.com/vod/' }, 'https://proxy.example.com/vod/'],
  [{ vodEndpoint: ' vod-vpc.cn-shanghai.aliyuncs.com ' }, 'https://vod-vpc.cn-shanghai.aliyuncs.com/'],
])('%j is called at %s', (options, baseUrl) => {
  expect(vodBaseUrl(options)).toBe(baseUrl)
})

test.each([
  ['wxfile://tmp_a.jpg', true],
  ['http://tmp/a.b.jpg', true],
  ['http://usr/a.jpg', true],
  ['https://resource/a.image', true],
  ['ttfile://temp/a.jpg', true],
  ['/data/a.jpg', true],
  ['https://example.com/a.jpg', false],
  ['HTTPS://example.com/a.jpg', false],
  ['http://127.0.0.1:8080/a.jpg', false],
  ['http://localhost:8080/a.jpg', false],
])('%s is a file of the host: %s', (url, expected) => {
  expect(isHostFile(url)).toBe(expected)
})
