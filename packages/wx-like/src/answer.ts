import { type HttpResponse, lowerCaseHeaders, PlatformError } from '@vod-upload/platform'
import type { HostAnswer } from './host'

const BYTE_ORDER_MARK = 0xfeff

/**
 * Reads what a host gives to `success`.
 * @param lateHeader the headers as an event told them, where the answer itself has none
 * @throws PlatformError `network` if there is no HTTP status in it
 */
export function readAnswer(answer: HostAnswer, lateHeader?: unknown): HttpResponse {
  const status = Number(answer.statusCode)
  if (!Number.isInteger(status) || status < 100 || status > 599) {
    throw new PlatformError('network', 'The host gave an answer without an HTTP status.')
  }
  return { status, headers: lowerCaseHeaders(answer.header ?? lateHeader), text: textOf(answer.data) }
}

/** Some hosts parse JSON though they were asked not to, and some give no string for an empty body. */
function textOf(data: unknown): string {
  if (data === undefined || data === null) return ''
  if (typeof data !== 'string') return JSON.stringify(data)
  return data.charCodeAt(0) === BYTE_ORDER_MARK ? data.slice(1) : data
}
