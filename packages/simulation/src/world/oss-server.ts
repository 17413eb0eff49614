import type { HttpRequest, HttpResponse } from '@vod-upload/platform'
import { loginPage, type OssAnswers } from './oss-answers'
import type { OssGuard } from './oss-guard'
import { isSessionOf, type OssStore, type StoredSession } from './oss-store'
import type { Random } from './random'
import type { VirtualTime } from './virtual-time'
import type { Weather } from './weather'

/** OSS in memory. */
export interface OssServer {
  /** @param body of `request`, as it arrived */
  call(request: HttpRequest, body: ArrayBuffer | undefined): OssAnswer
  form(fields: Readonly<Record<string, string>>, body: ArrayBuffer): OssAnswer
}

export interface OssAnswer {
  readonly answer: HttpResponse
  /** The session that it opened. */
  readonly opened?: StoredSession
}

export interface OssServerDeps {
  readonly time: VirtualTime
  readonly random: Random
  readonly weather: Weather
  readonly store: OssStore
  readonly guard: OssGuard
  readonly answers: OssAnswers
}

const MIN_PART_BYTES = 100 * 1024

export function createOssServer({ time, random, weather, store, guard, answers }: OssServerDeps): OssServer {
  const mayHead = random.chance(0.5)
  const pageParts = random.pick([2, 3, 1000])
  const { answer, refuse, xml } = answers
  const noSuchUpload = () => refuse(404, 'NoSuchUpload', { message: 'The upload does not exist.' })

  /** What may stand in for an answer, before anything was done or after. */
  const unlessStruck = (act: () => OssAnswer): OssAnswer => {
    if (weather.strikes('portal')) return { answer: loginPage }
    if (weather.strikes('server-error'))
      return {
        answer: refuse(random.pick([500, 503, 408]), random.pick(['InternalError', 'ServiceUnavailable'])),
      }
    if (weather.strikes('throttled'))
      return {
        answer: refuse(503, 'TotalQpsLimitExceeded', {
          headers: { 'retry-after': String(random.whole(0, 90)) },
        }),
      }
    const done = act()
    return weather.strikes('server-error-after') ? { answer: refuse(503, 'ServiceUnavailable') } : done
  }

  const initiate = (object: string, forbidOverwrite: boolean): OssAnswer => {
    if (forbidOverwrite && store.objects.has(object)) return { answer: refuse(409, 'FileAlreadyExists') }
    const opened = store.open(object, time.nowMs, forbidOverwrite)
    const insides = `<Bucket>b</Bucket><Key>${object}</Key><UploadId>${opened.uploadId}</UploadId>`
    return { answer: xml('InitiateMultipartUploadResult', insides), opened }
  }
  const putPart = (session: StoredSession, partNumber: number, body: ArrayBuffer) => {
    const piece = store.piece(body)
    session.parts.set(partNumber, piece)
    return answer(200, { etag: piece.etag, 'x-oss-hash-crc64ecma': piece.crc64 })
  }
  const listParts = (session: StoredSession, after: number) => {
    const parts = Array.from(session.parts)
      .filter(([number]) => number > after)
      .sort(([one], [other]) => one - other)
    const page = parts.slice(0, pageParts)
    const items = page.map(
      ([number, { etag, sizeBytes }]) =>
        `<Part><PartNumber>${number}</PartNumber><ETag>${etag.replace(/"/g, '&quot;')}</ETag><Size>${sizeBytes}</Size></Part>`,
    )
    const more = page.length < parts.length
    const marker = page.length > 0 ? page[page.length - 1][0] : 0
    return xml(
      'ListPartsResult',
      `<IsTruncated>${more}</IsTruncated><NextPartNumberMarker>${marker}</NextPartNumberMarker>${items.join('')}`,
    )
  }
  const complete = (session: StoredSession, text: string) => {
    const named = Array.from(
      text.matchAll(/<PartNumber>(\d+)<\/PartNumber><ETag>(.*?)<\/ETag>/g),
      ([, number, etag]) => ({ number: Number(number), etag }),
    )
    const pieces = named.map(({ number }) => session.parts.get(number))
    const same = named.every(({ etag }, place) => pieces[place]?.etag === etag)
    const held = pieces.filter((piece) => piece !== undefined)
    if (!same || held.length === 0) return refuse(400, 'InvalidPart')
    if (named.some(({ number }, place) => place > 0 && number <= named[place - 1].number))
      return refuse(400, 'InvalidPartOrder')
    if (held.slice(0, -1).some(({ sizeBytes }) => sizeBytes < MIN_PART_BYTES))
      return refuse(400, 'EntityTooSmall')
    if (session.forbidOverwrite && store.objects.has(session.object)) return refuse(409, 'FileAlreadyExists')
    const { etag, crc64 } = store.put(session.object, held)
    session.state = 'completed'
    const result = xml('CompleteMultipartUploadResult', `<ETag>${etag.replace(/"/g, '&quot;')}</ETag>`)
    return { ...result, headers: { ...result.headers, etag, 'x-oss-hash-crc64ecma': crc64 } }
  }
  const head = (object: string) => {
    const found = store.objects.get(object)
    if (!mayHead) return answer(403)
    if (found === undefined) return answer(404)
    return answer(200, {
      etag: found.etag,
      'content-length': String(found.sizeBytes),
      'x-oss-hash-crc64ecma': found.crc64,
    })
  }

  const callSession = (
    request: HttpRequest,
    session: StoredSession,
    query: URLSearchParams,
    body: ArrayBuffer = new ArrayBuffer(0),
  ) => {
    if (request.method === 'PUT') return putPart(session, Number(query.get('partNumber')), body)
    if (request.method === 'GET') return listParts(session, Number(query.get('part-number-marker') ?? 0))
    if (request.method === 'POST') return complete(session, Buffer.from(body).toString())
    session.state = 'aborted'
    session.parts.clear()
    return answer(204)
  }

  return {
    call: (request, body) =>
      unlessStruck(() => {
        const { pathname, search, searchParams } = new URL(request.url)
        const object = pathname.slice(1)
        const session = store.sessions.get(searchParams.get('uploadId') ?? '')
        const refusal = guard.checkCall({
          method: request.method,
          object,
          query: search.slice(1),
          headers: request.headers,
        })
        if (refusal !== undefined) return { answer: refusal }
        if (request.method === 'HEAD') return { answer: head(object) }
        if (searchParams.has('uploads'))
          return initiate(object, request.headers['x-oss-forbid-overwrite'] === 'true')
        if (!isSessionOf(session, object)) return { answer: noSuchUpload() }
        if (weather.strikes('session-lost')) {
          session.state = 'forgotten'
          return { answer: noSuchUpload() }
        }
        return { answer: callSession(request, session, searchParams, body) }
      }),
    form: (fields, body) =>
      unlessStruck(() => {
        const refusal = guard.checkForm({ fields, sizeBytes: body.byteLength })
        if (refusal !== undefined) return { answer: refusal }
        const { etag, crc64 } = store.put(fields.key, [store.piece(body)])
        return { answer: answer(200, { etag, 'x-oss-hash-crc64ecma': crc64 }) }
      }),
  }
}
