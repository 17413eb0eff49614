import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'

/** A request as every service reads it. */
export interface Incoming {
  method: string
  /** As sent: percent-encoded, without the query. */
  rawPath: string
  /** Decoded; the last of equal names wins. */
  query: ReadonlyMap<string, string>
  /** Lower-case names. */
  headers: Readonly<Record<string, string>>
  /** The `Host` header, with its port. */
  host: string
  body: IncomingMessage
}

export function readIncoming(request: IncomingMessage): Incoming {
  const target = request.url ?? '/'
  const mark = target.indexOf('?')
  const search = mark < 0 ? '' : target.slice(mark + 1)
  return {
    method: request.method ?? 'GET',
    rawPath: mark < 0 ? target : target.slice(0, mark),
    query: new Map(new URLSearchParams(search)),
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
