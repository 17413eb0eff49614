import type { Header } from './header'

/** What a page hands to `request`, as it goes on the wire. */
export interface WireRequest {
  readonly method: string
  readonly url: string
  readonly header: Header
  readonly body: Buffer
}

export interface PageRequest {
  readonly url: string
  readonly method?: string
  readonly header?: Readonly<Record<string, unknown>>
  readonly data?: unknown
}

export interface WireRules {
  /** What the host writes into every request, whatever the page says. */
  readonly ownHeader: Header
  /** Methods whose data goes to the query, and which have no body. */
  readonly queryMethods: readonly string[]
}

/** How the host turns a page's call into an HTTP request. */
export function toWireRequest(page: PageRequest, { ownHeader, queryMethods }: WireRules): WireRequest {
  const method = (page.method ?? 'GET').toUpperCase()
  const header = hostHeader(page.header, ownHeader)
  // The trap for signatures: every request has a content type, GET included.
  if (!hasName(header, 'content-type')) header['content-type'] = 'application/json'
  if (queryMethods.includes(method)) {
    return { method, url: withQuery(page.url, page.data), header, body: Buffer.alloc(0) }
  }
  return { method, url: page.url, header, body: toBody(page.data, header) }
}

/** The page's header as the host lets it through: some of it is the host's own, and lengths it counts itself. */
export function hostHeader(given: Readonly<Record<string, unknown>> | undefined, ownHeader: Header): Header {
  const reserved = [...Object.keys(ownHeader).map((name) => name.toLowerCase()), 'content-length', 'host']
  const header: Header = {}
  for (const [name, value] of Object.entries(given ?? {})) {
    if (!reserved.includes(name.toLowerCase()) && value !== undefined) header[name] = String(value)
  }
  return { ...header, ...ownHeader }
}

function toBody(data: unknown, header: Header): Buffer {
  if (data === undefined || data === null) return Buffer.alloc(0)
  if (typeof data === 'string') return Buffer.from(data, 'utf8')
  if (isArrayBuffer(data)) return Buffer.from(data.slice(0))
  // Views do not survive the bridge: they arrive as an object without members.
  if (ArrayBuffer.isView(data)) return Buffer.from('{}', 'utf8')
  const type = Object.entries(header).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? ''
  if (/x-www-form-urlencoded/i.test(type)) return Buffer.from(queryOf(data), 'utf8')
  return Buffer.from(JSON.stringify(data), 'utf8')
}

/** The data of a GET goes to the query. */
function withQuery(url: string, data: unknown): string {
  if (typeof data !== 'object' || data === null || isArrayBuffer(data)) return url
  const query = queryOf(data)
  if (query === '') return url
  return url + (url.includes('?') ? '&' : '?') + query
}

function queryOf(data: object): string {
  return Object.entries(data)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
    .join('&')
}

function hasName(header: Header, wanted: string): boolean {
  return Object.keys(header).some((name) => name.toLowerCase() === wanted)
}

export function isArrayBuffer(value: unknown): value is ArrayBuffer {
  return Object.prototype.toString.call(value) === '[object ArrayBuffer]'
}
