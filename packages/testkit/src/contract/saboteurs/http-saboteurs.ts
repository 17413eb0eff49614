import type { HttpRequest } from '@vod-upload/platform'
import { exactBuffer, utf8Bytes } from '../sample-bytes'
import {
  asciiOnly,
  parsedAndWritten,
  rejecting,
  type Saboteur,
  spoilAnswer,
  spoilRequest,
  withLoudNames,
} from './spoil'

const EMPTY_JSON = exactBuffer(utf8Bytes('{}'))

/** Changes each request on its way out. */
function changing(change: (request: HttpRequest) => Partial<HttpRequest>): Saboteur['spoil'] {
  return spoilRequest((request, send) => send({ ...request, ...change(request) }))
}

function changingPutBody(change: (body: ArrayBuffer) => ArrayBuffer): Saboteur['spoil'] {
  return changing(({ method, body }) =>
    method === 'PUT' && body !== undefined ? { body: change(body) } : {},
  )
}

export const httpSaboteurs: readonly Saboteur[] = [
  {
    name: 'sends DELETE as POST',
    breaks: 'http-methods',
    spoil: changing(({ method }) => ({ method: method === 'DELETE' ? 'POST' : method })),
  },
  {
    name: 'adds a parameter against caches',
    breaks: 'http-url',
    spoil: changing(({ url }) => ({ url: `${url}${url.includes('?') ? '&' : '?'}_=1` })),
  },
  {
    name: 'sends the body of a PUT as text',
    breaks: 'http-put-bytes',
    spoil: changingPutBody((body) => new Uint8Array(body).map((byte) => byte & 0x7f).buffer),
  },
  {
    name: 'sends the first 64 KB alone',
    breaks: 'http-put-large',
    spoil: changingPutBody((body) => body.slice(0, 64 * 1024)),
  },
  {
    name: 'makes JSON of an empty body',
    breaks: 'http-put-nothing',
    spoil: changingPutBody((body) => (body.byteLength === 0 ? EMPTY_JSON : body)),
  },
  {
    name: 'drops the body of a POST',
    breaks: 'http-post-body',
    spoil: changing(({ method, body }) => ({ body: method === 'POST' ? undefined : body })),
  },
  {
    name: 'makes JSON of no body',
    breaks: 'http-no-body',
    spoil: changing(({ method, body }) => ({ body: method === 'POST' ? (body ?? EMPTY_JSON) : body })),
  },
  {
    name: 'invents a content type where there is no body',
    breaks: 'http-content-type',
    spoil: changing(({ headers, body }) =>
      body === undefined ? { headers: { ...headers, 'content-type': 'application/json' } } : {},
    ),
  },
  {
    name: 'adds a charset to the content type of a body',
    breaks: 'http-put-content-type',
    spoil: changing(({ headers, body }) =>
      body === undefined
        ? {}
        : { headers: { ...headers, 'content-type': `${headers['content-type']}; charset=UTF-8` } },
    ),
  },
  {
    name: 'drops headers that it does not know',
    breaks: 'http-headers',
    spoil: changing(({ headers }) => ({
      headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith('x-oss-'))),
    })),
  },
  {
    name: 'writes into the headers of the caller',
    breaks: 'http-headers-kept',
    spoil: spoilRequest((request, send) => {
      Object.assign(request.headers, { 'x-added': '1' })
      return send(request)
    }),
  },
  {
    name: 'tries again by itself',
    breaks: 'http-once',
    spoil: spoilRequest(async (request, send) => {
      const answer = await send(request)
      return answer.status >= 500 ? send(request) : answer
    }),
  },
  {
    name: 'tells progress beyond the body',
    breaks: 'http-progress',
    spoil: spoilRequest((request, send) => {
      request.onProgress?.((request.body?.byteLength ?? 0) + 1)
      return send(request)
    }),
  },
  {
    name: 'tells nothing of a request on its way',
    breaks: 'http-progress-told',
    base: 'with progress of requests',
    spoil: changing(() => ({ onProgress: undefined })),
  },
  {
    name: 'makes 200 of every success',
    breaks: 'http-success',
    spoil: spoilAnswer((answer) => (answer.status < 300 ? { ...answer, status: 200 } : answer)),
  },
  { name: 'fails on 304', breaks: 'http-not-modified', spoil: spoilAnswer(rejecting(304)) },
  { name: 'fails on 404', breaks: 'http-refusal', spoil: spoilAnswer(rejecting(404)) },
  { name: 'fails on 503', breaks: 'http-server-error', spoil: spoilAnswer(rejecting(503)) },
  {
    name: 'keeps what a refusal says to itself',
    breaks: 'http-error-text',
    spoil: spoilAnswer((answer) => (answer.status >= 400 ? { ...answer, text: '' } : answer)),
  },
  { name: 'parses JSON', breaks: 'http-text-unparsed', spoil: spoilAnswer(parsedAndWritten) },
  {
    name: 'makes a word of no body',
    breaks: 'http-text-empty',
    spoil: spoilAnswer((answer) => ({ ...answer, text: answer.text === '' ? 'null' : answer.text })),
  },
  {
    name: 'reads a body as ASCII',
    breaks: 'http-text-utf8',
    spoil: spoilAnswer((answer) => ({ ...answer, text: asciiOnly(answer.text) })),
  },
  {
    name: 'leaves capitals in names of headers',
    breaks: 'http-header-names',
    spoil: spoilAnswer(withLoudNames),
  },
  {
    name: 'takes the quotes off an ETag',
    breaks: 'http-header-values',
    spoil: spoilAnswer((answer) => {
      const bare = Object.entries(answer.headers).map(([name, value]) => [name, value.replace(/"/g, '')])
      return { ...answer, headers: Object.fromEntries(bare) }
    }),
  },
  {
    name: 'keeps the headers of a refusal to itself',
    breaks: 'http-header-values',
    spoil: spoilAnswer((answer) => (answer.status === 403 ? { ...answer, headers: {} } : answer)),
  },
  {
    name: 'gives one answer to all that ask at once',
    breaks: 'http-at-once',
    spoil(adapter) {
      let shared: ReturnType<typeof adapter.request> | undefined
      return {
        ...adapter,
        async request(request) {
          const earlier = shared
          const own = adapter.request(request)
          shared = shared ?? own
          try {
            const answer = await own
            return earlier === undefined ? answer : { ...answer, text: 'the answer to another request' }
          } finally {
            if (shared === own) shared = undefined
          }
        },
      }
    },
  },
]
