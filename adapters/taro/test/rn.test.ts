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

test('an answer that is none has no status', async () => {
  expect((await uploadAnswer({})).statusCode).toBeUndefined()
})

test.each([
  [new Headers({ ETag: '"5F"' }), { etag: '"5F"' }],
  [{ ETag: '"5F"' }, { etag: '"5F"' }],
  [undefined, {}],
])('headers come out as a plain object: %p', (headers, plain) => {
  expect(plainHeaders(headers)).toEqual(plain)
})
