import type { HttpRequest } from '@vod-upload/platform'
import { arrivalOf, arrivalOfPut, ask, latestAt, requestFor, silentWithoutBodies } from './ask'
import type { AdapterBench } from './bench'
import type { Clause } from './clause'
import { codeOf, expectBytes, expectSame, expectTrue } from './evidence'
import { everyByte, exactBuffer, sampleBytes, utf8Bytes } from './sample-bytes'

const METHODS: readonly HttpRequest['method'][] = ['GET', 'PUT', 'POST', 'DELETE', 'HEAD']

/** Those of the methods that often go without a body, and that this host sends. */
function bodilessOf({ lacks }: AdapterBench): ReadonlyArray<'GET' | 'POST' | 'DELETE'> {
  return lacks.DELETE === undefined ? ['GET', 'POST', 'DELETE'] : ['GET', 'POST']
}

/** Odd, and more than any buffer on the way holds. */
const LARGE_BYTES = 1024 * 1024 + 7

const SIGNED_HEADERS = {
  'content-type': 'application/octet-stream',
  authorization: 'OSS4-HMAC-SHA256 Credential=id/20260101/cn-shanghai/oss/aliyun_v4_request,Signature=0a1b',
  'x-oss-date': '20260101T000000Z',
  'x-oss-security-token': 'CAIS+/=token',
}

const XML = utf8Bytes('<CompleteMultipartUpload><Part>é 视频</Part></CompleteMultipartUpload>')

/** What a request looks like when it arrives. */
export const httpClauses: readonly Clause[] = [
  {
    id: 'http-methods',
    topic: 'http',
    promise: 'GET, PUT, POST, DELETE and HEAD each arrive as what they are',
    async check(bench) {
      for (const method of METHODS) {
        const arrival = arrivalOf(bench, { method })
        if ((method === 'DELETE' || method === 'HEAD') && bench.lacks[method] !== undefined) {
          expectSame(`A ${method} that the host refuses`, await codeOf(arrival), 'unsupported')
          continue
        }
        // A host may refuse a PUT with or without a body, or only spoil what is in it.
        const isDoubtful = method === 'PUT' && bench.lacks.PUT !== undefined
        if (isDoubtful && (await codeOf(arrival)) === 'unsupported') continue
        expectSame('The method', (await arrival).method, method)
      }
    },
  },
  {
    id: 'http-url',
    topic: 'http',
    promise: 'Path and query arrive as they were given, byte for byte',
    async check(bench) {
      const url = `${bench.server.urlFor({})}&prefix=a%2Fb%20c%2B%E8%A7%86&uploads=&token=x%3D%3D`
      await bench.platform.request(requestFor(url))
      const { target } = await latestAt(bench, url)
      // React Native ends every GET with an empty parameter, which no server heeds and no signature covers.
      expectSame('The target', target.replace(/[?&]$/, ''), url.replace(/^\w+:\/\/[^/]+/, ''))
    },
  },
  {
    id: 'http-put-bytes',
    topic: 'http',
    promise: 'The body of a PUT arrives exactly, with bytes of 0 to 255',
    needs: ['PUT'],
    silentWhere: silentWithoutBodies,
    async check(bench) {
      const arrived = await arrivalOfPut(bench, exactBuffer(everyByte()))
      if (arrived !== undefined) expectBytes('The body', arrived.body, everyByte())
    },
  },
  {
    id: 'http-put-large',
    topic: 'http',
    promise: 'A body of a megabyte arrives whole',
    needs: ['PUT'],
    silentWhere: silentWithoutBodies,
    async check(bench) {
      const bytes = sampleBytes(LARGE_BYTES)
      const arrived = await arrivalOfPut(bench, exactBuffer(bytes))
      if (arrived !== undefined) expectBytes('The body', arrived.body, bytes)
    },
  },
  {
    id: 'http-put-nothing',
    topic: 'http',
    promise: 'A body of no bytes arrives as one',
    needs: ['PUT'],
    silentWhere: silentWithoutBodies,
    async check(bench) {
      const arrived = await arrivalOfPut(bench, new ArrayBuffer(0))
      if (arrived !== undefined) expectBytes('The body', arrived.body, new Uint8Array(0))
    },
  },
  {
    id: 'http-post-body',
    topic: 'http',
    promise: 'The body of a POST arrives exactly',
    silentWhere: silentWithoutBodies,
    async check(bench) {
      const body = exactBuffer(XML)
      expectBytes('The body', (await arrivalOf(bench, { method: 'POST', body })).body, XML)
    },
  },
  {
    id: 'http-no-body',
    topic: 'http',
    promise: 'A request without a body arrives without one',
    async check(bench) {
      for (const method of bodilessOf(bench)) {
        expectSame(`Bytes with ${method}`, (await arrivalOf(bench, { method })).body.length, 0)
      }
    },
  },
  {
    id: 'http-content-type',
    topic: 'http',
    promise: 'The content type arrives as it was given, once, where there is no body too',
    async check(bench) {
      for (const method of bodilessOf(bench)) {
        const { headers } = await arrivalOf(bench, { method, headers: { 'content-type': 'application/xml' } })
        expectSame(`The content type of ${method}`, headers['content-type'], 'application/xml')
      }
    },
  },
  {
    id: 'http-put-content-type',
    topic: 'http',
    promise: 'The content type of a body arrives as it was given, once',
    silentWhere: silentWithoutBodies,
    async check(bench) {
      const arrived = await arrivalOfPut(bench, exactBuffer(XML), { 'content-type': 'video/mp4' })
      if (arrived !== undefined) expectSame('The content type', arrived.headers['content-type'], 'video/mp4')
    },
  },
  {
    id: 'http-headers',
    topic: 'http',
    promise: 'Every header that is given arrives unchanged, signed ones above all',
    async check(bench) {
      const { headers } = await arrivalOf(bench, { headers: { ...SIGNED_HEADERS } })
      for (const [name, value] of Object.entries(SIGNED_HEADERS)) {
        if (name !== 'content-type') expectSame(`Header ${name}`, headers[name], value)
      }
    },
  },
  {
    id: 'http-headers-kept',
    topic: 'http',
    promise: 'The headers of the caller are left as they are',
    async check(bench) {
      const headers = { ...SIGNED_HEADERS }
      await arrivalOf(bench, { headers })
      expectSame('The headers', headers, SIGNED_HEADERS)
    },
  },
  {
    id: 'http-once',
    topic: 'http',
    promise: 'A request is sent once: trying again is the business of the core',
    async check(bench) {
      const url = bench.server.urlFor({ status: 500 })
      await bench.platform.request(requestFor(url, { method: 'POST' }))
      expectSame('Times it arrived', (await bench.server.arrivedAt(url)).length, 1)
    },
  },
  {
    id: 'http-progress',
    topic: 'http',
    promise: 'Progress of a request, where it is told, rises and stays within the body',
    silentWhere: silentWithoutBodies,
    async check(bench) {
      const told: number[] = []
      const body = exactBuffer(sampleBytes(100_000))
      await ask(bench, {}, { method: 'POST', body, onProgress: (sentBytes) => told.push(sentBytes) })
      const rises = told.every((sentBytes, index) => sentBytes >= (told[index - 1] ?? 0))
      const fits = told.every((sentBytes) => Number.isInteger(sentBytes) && sentBytes <= body.byteLength)
      expectTrue(rises && fits, `It told ${told.join(', ')} of a body of ${body.byteLength} bytes.`)
    },
  },
  {
    id: 'http-progress-told',
    topic: 'http',
    promise: 'Progress of a request is told',
    needs: ['requestProgress'],
    silentWhere: silentWithoutBodies,
    async check(bench) {
      let told = 0
      const body = exactBuffer(sampleBytes(100_000))
      const onProgress = () => {
        told += 1
      }
      await ask(bench, {}, { method: 'POST', body, onProgress })
      expectTrue(told > 0, 'Nothing was told.')
    },
  },
]
