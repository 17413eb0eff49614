import { type HttpResponse, isArrayBuffer, lowerCaseHeaders, PlatformError } from '@vod-upload/platform'
import type { HostAnswer } from './host'

const BYTE_ORDER_MARK = 0xfeff

/**
 * Reads what a host gives to `success`.
 * @param lateHeader the headers as an event told them, where the answer itself has none
 * @throws PlatformError `network` if there is no HTTP status in it
 */
export function readAnswer(answer: HostAnswer | undefined, lateHeader?: unknown): HttpResponse {
  const status = statusOf(answer?.statusCode)
  if (!answer || status === undefined) {
    throw new PlatformError('network', 'The host gave an answer without an HTTP status.')
  }
  return { status, headers: lowerCaseHeaders(answer.header ?? lateHeader), text: textOf(answer.data) }
}

/** Some hosts tell it as text. */
function statusOf(told: unknown): number | undefined {
  const status = typeof told === 'string' || typeof told === 'number' ? Number(told) : Number.NaN
  return Number.isInteger(status) && status >= 100 && status <= 599 ? status : undefined
}

/** Some hosts parse JSON though they were asked not to, and some give no string for an empty body. */
function textOf(data: unknown): string {
  if (data === undefined || data === null) return ''
  if (isArrayBuffer(data)) return withoutMark(decode(data))
  return typeof data === 'string' ? withoutMark(data) : JSON.stringify(data)
}

function withoutMark(text: string): string {
  return text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text
}

/** Hosts have no TextDecoder, and an answer is short; bytes that are no UTF-8 are no text. */
function decode(data: ArrayBuffer): string {
  const escaped = Array.from(new Uint8Array(data), (byte) => `%${byte < 16 ? '0' : ''}${byte.toString(16)}`)
  try {
    return decodeURIComponent(escaped.join(''))
  } catch {
    return ''
  }
}
