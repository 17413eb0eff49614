import { type CancelSignal, createCanceller } from '@vod-upload/platform'
import {
  createTaroRnHost,
  type RecordingServer,
  startRecordingServer,
  type TaroInReactNative,
} from '@vod-upload/testkit'
import { plainHeaders, uploadAnswer } from '../src/taro-rn-answer'
import { taroRnPlatform } from '../src/taro-rn-platform'

const { Taro, idle } = createTaroRnHost()
let server: RecordingServer

beforeAll(async () => {
  server = await startRecordingServer()
})
afterAll(async () => {
  await idle()
  await server.close()
})

const ask = (host: TaroInReactNative, method: 'POST' | 'DELETE' | 'HEAD', type: string) =>
  taroRnPlatform(host).request({
    method,
    url: `${server.origin}/`,
    headers: { 'content-type': type },
    timeoutMs: 5000,
  })

test.each(['application/json', 'application/x-www-form-urlencoded', 'text/plain'])(
  'Taro writes no body of its own into a request without one, not with %s either',
  async (type) => {
    for (const method of ['POST', 'DELETE', 'HEAD'] as const) {
      await ask(Taro, method, type)
      const { body, headers } = server.requests[server.requests.length - 1] ?? {}
      expect(body).toHaveLength(0)
      expect(headers?.['content-type']).toBe(type)
    }
  },
)

test.each<[string, object, unknown, object]>([
  [
    'a Response of fetch',
    new Response('done', { status: 201, headers: { ETag: '"5F"' } }),
    201,
    { etag: '"5F"' },
  ],
  [
    'an answer like that of other hosts',
    { statusCode: 201, data: 'done', header: { ETag: '"5F"' } },
    201,
    { etag: '"5F"' },
  ],
])('%s is read', async (_, given, statusCode, header) => {
  expect(await uploadAnswer(given)).toMatchObject({ statusCode, data: 'done', header })
})

test.each([{}, undefined, null, 'done'])('%p is an answer without a status', async (given) => {
  expect((await uploadAnswer(given)).statusCode).toBeUndefined()
})

test.each([
  [new Headers({ ETag: '"5F"' }), { etag: '"5F"' }],
  [{ ETag: '"5F"' }, { etag: '"5F"' }],
  [undefined, {}],
])('headers come out as a plain object: %p', (headers, plain) => {
  expect(plainHeaders(headers)).toEqual(plain)
})

/** Anything that resolves or rejects, where the types promise more. */
const giving = (given: unknown) => Promise.resolve(given) as Promise<never>
const failing = (reason: unknown) => Promise.reject(reason) as Promise<never>

/** What becomes of a request and of a form. */
function callBoth(host: TaroInReactNative, signal?: CancelSignal): Promise<string[]> {
  const platform = taroRnPlatform(host)
  const call = { url: `${server.origin}/`, timeoutMs: 5000, signal }
  const codes = [
    platform.request({ ...call, method: 'GET', headers: {} }),
    platform.uploadForm({ ...call, source: { path: 'file:///a.mp4' }, fileField: 'file', fields: {} }),
  ].map((answer) =>
    answer.then(
      () => 'resolved',
      ({ code }) => code,
    ),
  )
  return Promise.all(codes)
}

const brokenHeaders = {
  forEach() {
    throw new TypeError('not these')
  },
}

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['null', null],
  ['an answer without a status', {}],
  ['an answer whose headers throw', { statusCode: 200, data: '', header: brokenHeaders }],
])('%s is no answer, and is told at once', async (_, given) => {
  const host = {
    ...Taro,
    request: () => giving(given),
    uploadFile: () => giving(given),
    getFileInfo: () => giving({}),
  }
  expect(await callBoth(host)).toEqual(['network', 'network'])
})

test.each<[unknown, string]>([
  [new Error('timeout'), 'timeout'],
  [{ errMsg: 'request:fail timeout' }, 'timeout'],
  [new Error('Aborted'), 'interrupted'],
  [new TypeError('Network request failed'), 'network'],
  [undefined, 'network'],
])('a rejection with %p is %s', async (reason, code) => {
  const host = {
    ...Taro,
    request: () => failing(reason),
    uploadFile: () => failing(reason),
    getFileInfo: () => giving({}),
  }
  expect(await callBoth(host)).toEqual([code, code])
})

test('both calls may take as long as they are given', async () => {
  const timeouts: unknown[] = []
  const answer = ({ timeout }: { readonly timeout?: number }) => {
    timeouts.push(timeout)
    return giving({ statusCode: 200, data: '' })
  }
  await callBoth({ ...Taro, request: answer, uploadFile: answer })
  expect(timeouts).toEqual([5000, 5000])
})

test('a request that is cancelled is broken off, where Taro can', async () => {
  const canceller = createCanceller()
  const abort = jest.fn()
  const open = () => Object.assign(new Promise<never>(() => undefined), { abort })
  const codes = callBoth({ ...Taro, request: open, uploadFile: open }, canceller.signal)
  canceller.cancel()
  expect(await codes).toEqual(['cancelled', 'cancelled'])
  // An upload has nothing to break it off by, whatever its promise looks like.
  expect(abort).toHaveBeenCalledTimes(1)
})
