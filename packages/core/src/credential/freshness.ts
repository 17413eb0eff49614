import type { Credential } from '../oss/credential'

/** What to do about a credential before anyone has refused it. */
export type Freshness =
  | 'fresh' // use it; also where its end is unknown
  | 'ageing' // use it, and get the next one meanwhile
  | 'ended' // a request signed with it now would be refused on arrival: wait for the next one

/** The next credential is asked for this long before the end, or in the last fifth of a shorter life. */
const AHEAD_MS = 5 * 60 * 1000
const AHEAD_SHARE = 1 / 5
/** What a request may need on its way to OSS, which judges the credential on arrival. */
const ON_THE_WAY_MS = 10 * 1000
const ON_THE_WAY_SHARE = 1 / 50

/**
 * How far a credential is through its life.
 * @param receivedAtMs, nowMs by the same clock, as corrected as it is: milliseconds since 1970
 */
export function freshness(credential: Credential, receivedAtMs: number, nowMs: number): Freshness {
  const endsAtMs = endOf(credential, receivedAtMs)
  if (endsAtMs === undefined) return 'fresh'
  const lifeMs = endsAtMs - receivedAtMs
  const leftMs = endsAtMs - nowMs
  if (leftMs <= Math.min(ON_THE_WAY_MS, lifeMs * ON_THE_WAY_SHARE)) return 'ended'
  return leftMs <= Math.min(AHEAD_MS, lifeMs * AHEAD_SHARE) ? 'ageing' : 'fresh'
}

/** The earliest end that can be believed, if there is one. */
function endOf({ expiresAt, lifetimeMs }: Credential, receivedAtMs: number): number | undefined {
  const ends: number[] = []
  if (lifetimeMs !== undefined) ends.push(receivedAtMs + lifetimeMs)
  // Nobody hands out a credential that has ended: then it is the device's clock that is wrong, not the credential.
  if (expiresAt !== undefined && expiresAt > receivedAtMs) ends.push(expiresAt)
  return ends.length > 0 ? Math.min(...ends) : undefined
}
