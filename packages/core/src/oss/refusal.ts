import type { HttpResponse } from '@vod-upload/platform'
import { fromBase64 } from '../bytes/base64'
import { utf8Text } from '../bytes/utf8'
import { parseIsoTime } from './time'
import { xmlBlocks, xmlText } from './xml'

/** What an answer that is no success says. Only `status` is certain: a proxy answers without the rest. */
export interface OssFault {
  readonly status: number
  /** For example `AccessDenied`. */
  readonly ossCode?: string
  /** OSS's own sentence; anything in it that might be a token is cut out. */
  readonly message?: string
  /** OSS's finer code, for example `0002-00000504`. */
  readonly ec?: string
  readonly requestId?: string
  readonly hostId?: string
  /** Milliseconds since 1970, as OSS says where the request's date is too far off. To be trusted. */
  readonly serverTimeMs?: number
  /** Milliseconds since 1970, of the `date` header, which may be a proxy's. */
  readonly dateHeaderMs?: number
  /** How long OSS, or a proxy, asks to wait. */
  readonly retryAfterMs?: number
  /** Where OSS says the bucket is. */
  readonly endpoint?: string
}

/** False too for 203: OSS says by it that the object exists, but the app server did not take the callback. */
export function isSuccess({ status }: HttpResponse): boolean {
  return status >= 200 && status < 300 && status !== 203
}

/** Reads any answer that is no success; never throws. */
export function readRefusal({ status, headers, text }: HttpResponse): OssFault {
  const xml = xmlBlocks(text || headerXml(headers['x-oss-err']), 'Error')[0] ?? ''
  const read = (tag: string) => xmlText(xml, tag) || undefined
  const dateHeaderMs = parseHttpDate(headers.date)
  return {
    status,
    // A 203 need not carry OSS's XML: the object exists, but the app server did not take the callback.
    ossCode: plainWord(read('Code')) ?? (status === 203 ? 'CallbackFailed' : undefined),
    message: read('Message')
      // A token, a policy or a query, and what a V1 signature looks like; encoded ones too.
      ?.replace(/[\w+/=%&-]{48,}|(?:[A-Za-z\d+/]|%2[BF]){27}(?:=|%3D)/g, '…')
      .slice(0, 300),
    ec: plainWord(read('EC') ?? headers['x-oss-ec']),
    requestId: plainWord(read('RequestId') ?? headers['x-oss-request-id']),
    hostId: plainHost(read('HostId')),
    serverTimeMs: parseIsoTime(read('ServerTime') ?? ''),
    dateHeaderMs,
    retryAfterMs: parseRetryAfter(headers['retry-after'], dateHeaderMs),
    endpoint: read('Endpoint'),
  }
}

/** A code or an id; anything else in its place might hold what must not be repeated. A V4 signature has 64 digits. */
export function plainWord(value: string | undefined): string | undefined {
  return value !== undefined && /^[\w.-]{1,63}$/.test(value) ? value : undefined
}

export function plainHost(value: string | undefined): string | undefined {
  return value !== undefined && value.length <= 200 && /^[\w-]{1,63}(\.[\w-]{1,63})+$/.test(value)
    ? value
    : undefined
}

/** An answer to HEAD has no body: its XML comes as base64 in a header. */
function headerXml(value = ''): string {
  return utf8Text(fromBase64(value) ?? new Uint8Array(0))
}

function parseHttpDate(value = ''): number | undefined {
  // Engines read a date into almost anything, a number for one, and years that no timestamp can be written of.
  const at = /\b\d{4} \d\d:\d\d:\d\d GMT$/.test(value) ? Date.parse(value) : Number.NaN
  return Number.isNaN(at) ? undefined : at
}

/** Seconds, or a date, which means something only next to the date of the answer. */
function parseRetryAfter(value = '', dateHeaderMs?: number): number | undefined {
  if (/^\s*\d{1,9}\s*$/.test(value)) return Number(value) * 1000
  const until = parseHttpDate(value)
  return until === undefined || dateHeaderMs === undefined ? undefined : Math.max(0, until - dateHeaderMs)
}
