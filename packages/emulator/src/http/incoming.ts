import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { readQuery } from './query'

/** A request as every service reads it. */
export interface Incoming {
  method: string
  /** As sent: percent-encoded, without the query. */
  rawPath: string
  /** As sent: percent-encoded, without its question mark. */
  rawQuery: string
  /** Decoded as OSS does it: a `+` is a `+`. */
  query: ReadonlyMap<string, string>
  /** A name in the query that makes it untrustworthy: see `Query`. */
  queryDefect: string | undefined
  /** Lower-case names. */
  headers: Readonly<Record<string, string>>
  /** The `Host` header, with its port. */
  host: string
  body: IncomingMessage
}

export function readIncoming(request: IncomingMessage): Incoming {
  const target = request.url ?? '/'
  const mark = target.indexOf('?')
  const rawQuery = mark < 0 ? '' : target.slice(mark + 1)
  const { parameters, defect } = readQuery(rawQuery, '+')
  return {
    method: request.method ?? 'GET',
    rawPath: mark < 0 ? target : target.slice(0, mark),
    rawQuery,
    query: parameters,
    queryDefect: defect,
    headers: singleValues(request.headers),
    host: request.headers.host ?? '',
    body: request,
  }
}

function singleValues(headers: IncomingHttpHeaders): Record<string, string> {
  const single: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) single[name] = Array.isArray(value) ? value.join(', ') : value
  }
  return single
}
