import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { CallbackKey } from './config.js'

/** VOD tries an event that was not taken again, signed anew; older than this is somebody else's copy. */
const WINDOW_SECONDS = 300

/**
 * Was this signed with the key that VOD was given? The signature covers the address and the time, and not the event: what
 * the event says is believed only so far as it could have been asked for.
 *
 * @param nowMs milliseconds since 1970
 */
export function isSignedByVod(
  { url, key }: CallbackKey,
  headers: IncomingHttpHeaders,
  nowMs: number,
): boolean {
  const timestamp = String(headers['x-vod-timestamp'] ?? '')
  const signature = String(headers['x-vod-signature'] ?? '').toLowerCase()
  if (!/^\d{10}$/.test(timestamp) || !/^[0-9a-f]{32}$/.test(signature)) return false
  if (Math.abs(nowMs / 1000 - Number(timestamp)) > WINDOW_SECONDS) return false
  const expected = createHash('md5').update(`${url}|${timestamp}|${key}`).digest('hex')
  return timingSafeEqual(Buffer.from(signature), Buffer.from(expected))
}
