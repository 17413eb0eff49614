import type { Header } from '../host/header'
import { hostHeader, isArrayBuffer, toWireRequest, type WireRequest } from '../host/wire-request'

/** What a page hands to `my.request`, as far as it goes on the wire. */
export interface AlipayPageRequest {
  readonly url: string
  readonly method?: string
  readonly headers?: Readonly<Record<string, unknown>>
  /** The same as `headers`, in the words of other hosts. */
  readonly header?: Readonly<Record<string, unknown>>
  readonly data?: unknown
}

/** @param sendsBuffers whether the client knows an ArrayBuffer as data */
export function toAlipayWireRequest(page: AlipayPageRequest, sendsBuffers: boolean): WireRequest {
  const { url, method, data } = page
  // An old client makes a string of everything, and of a buffer it makes this one.
  const sent = sendsBuffers || !isArrayBuffer(data) ? data : '{}'
  const rules = { ownHeader, queryMethods: ['GET', 'HEAD'] }
  return toWireRequest({ url, method, data: sent, header: doubled(page, 'application/json') }, rules)
}

/** A content type of the page's costs the server the boundary. */
export function formHeader(page: Pick<AlipayPageRequest, 'header' | 'headers'>, contentType: string): Header {
  return hostHeader(doubled(page, contentType), ownHeader)
}

const APP_ID = '2021000000000000'

const ownHeader = {
  Referer: `https://${APP_ID}.hybrid.alipay-eco.com/${APP_ID}/0.0.1/index.html#pages/index/index`,
  'User-Agent': 'Mozilla/5.0 (Linux; Android 14) AliApp(AP/10.6.50) MiniProgram',
}

/**
 * By exact spelling: a `Content-Type` of the page does not stop the client from adding its own `content-type`, and a
 * server reads two headers of one name as one with both values.
 */
function doubled({ header, headers }: Pick<AlipayPageRequest, 'header' | 'headers'>, contentType: string) {
  const joined: Header = {}
  for (const [name, value] of Object.entries({ 'content-type': contentType, ...header, ...headers })) {
    const lowerName = name.toLowerCase()
    joined[lowerName] = lowerName in joined ? `${joined[lowerName]}, ${value}` : String(value)
  }
  return joined
}

/** Every value of a header or a form must be a string, or the client refuses the call. */
export function areStrings(values: Readonly<Record<string, unknown>> | undefined): boolean {
  return Object.values(values ?? {}).every((value) => typeof value === 'string')
}
