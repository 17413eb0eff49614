import { ask, requestFor } from './ask'
import type { Clause } from './clause'
import { expectSame, expectTrue } from './evidence'

/** Each of them changes when it is parsed and written again. */
const TEMPTING_BODIES = [
  ['application/json', '{ "VideoId" : "a", "n": 1.0, "VideoId": "b" }'],
  ['application/xml', '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>NoSuchKey</Code></Error>\n'],
  ['text/plain', '12345678901234567890'],
  ['text/plain', 'true'],
] as const

const ERROR_XML = '<Error><Code>AccessDenied</Code></Error>'

/** What becomes of an answer. */
export const httpAnswerClauses: readonly Clause[] = [
  statusClause('http-success', 'A success keeps its status: 200, 204, 206', [200, 204, 206]),
  statusClause('http-not-modified', 'The status 304 resolves', [304]),
  statusClause(
    'http-refusal',
    'A refusal resolves with its status: 400, 403, 404, 409, 412',
    [400, 403, 404, 409, 412],
  ),
  statusClause('http-server-error', 'An error of the server resolves with its status: 500, 503', [500, 503]),
  {
    id: 'http-error-text',
    topic: 'http',
    promise: 'What a refusal says comes through',
    async check(bench) {
      const answer = { status: 403, headers: { 'Content-Type': 'application/xml' }, body: ERROR_XML }
      expectSame('The text', (await ask(bench, answer)).text, ERROR_XML)
    },
  },
  {
    id: 'http-text-unparsed',
    topic: 'http',
    promise: 'A body stays text: JSON, XML, numbers and words are not parsed',
    async check(bench) {
      for (const [type, body] of TEMPTING_BODIES) {
        expectSame('The text', (await ask(bench, { headers: { 'Content-Type': type }, body })).text, body)
      }
    },
  },
  {
    id: 'http-text-empty',
    topic: 'http',
    promise: 'No body is the empty text',
    async check(bench) {
      expectSame('The text', (await ask(bench, { headers: { 'Content-Type': 'application/xml' } })).text, '')
    },
  },
  {
    id: 'http-text-utf8',
    topic: 'http',
    promise: 'A body is read as UTF-8',
    async check(bench) {
      const answer = { headers: { 'Content-Type': 'application/xml' }, body: '<Title>é 视频 🎬</Title>' }
      expectSame('The text', (await ask(bench, answer)).text, answer.body)
    },
  },
  {
    id: 'http-header-names',
    topic: 'http',
    promise: 'Names of response headers are in lower case, whatever the server wrote',
    async check(bench) {
      const { headers } = await ask(bench, { headers: { ETag: '"5F"', 'X-Oss-Request-Id': '65F' } })
      const loud = Object.keys(headers).filter((name) => name !== name.toLowerCase())
      expectSame('Names with capitals', loud, [])
    },
  },
  {
    id: 'http-header-values',
    topic: 'http',
    promise: 'Response headers that the host lets through keep their values, those of a refusal too',
    async check(bench) {
      const sent: Record<string, string> = { etag: '"5F-2"', 'x-oss-request-id': '65F' }
      for (const status of [200, 403]) {
        const { headers } = await ask(bench, { status, headers: sent })
        const seen = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
        for (const [name, value] of Object.entries(sent)) {
          if (bench.hiddenHeaders.includes(name)) continue
          expectSame(`Header ${name} with ${status}`, seen.get(name), value)
        }
      }
    },
  },
  {
    id: 'http-at-once',
    topic: 'http',
    promise: 'Requests that run at once get each its own answer',
    async check(bench) {
      const bodies = ['first', 'second', 'third']
      const answers = bodies.map((body, index) => ask(bench, { body, afterMs: 30 - 10 * index }))
      expectSame(
        'The texts',
        (await Promise.all(answers)).map(({ text }) => text),
        bodies,
      )
    },
  },
]

function statusClause(id: string, promise: string, statuses: readonly number[]): Clause {
  return {
    id,
    topic: 'http',
    promise,
    async check(bench) {
      for (const status of statuses) {
        const url = bench.server.urlFor({ status })
        const response = await bench.platform.request(requestFor(url))
        expectSame('The status', response.status, status)
        expectTrue(typeof response.text === 'string', `With ${status}, the text is no text.`)
      }
    },
  }
}
