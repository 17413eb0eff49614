import { type Credential, parseIsoTime } from '@vod-upload/core'

/** As seconds since 1970 this is 2001: fewer are no time, but a duration. */
const LEAST_TIME_SECONDS = 1e9
/** As milliseconds since 1970 this is 2001: fewer are seconds. */
const LEAST_TIME_MS = 1e12

/** When a key of STS ends, as far as that can be read: see `StsCredentials.expiration`. */
export function readExpiration(expiration: unknown): Pick<Credential, 'expiresAt' | 'lifetimeMs'> {
  if (typeof expiration === 'number') return readNumber(expiration)
  if (typeof expiration !== 'string') return {}
  return /^\s*\d+(\.\d+)?\s*$/.test(expiration)
    ? readNumber(Number(expiration))
    : { expiresAt: parseIsoTime(expiration) }
}

function readNumber(value: number): Pick<Credential, 'expiresAt' | 'lifetimeMs'> {
  // Turned round, so that NaN ends here too.
  if (!(value > 0 && value < Infinity)) return {}
  if (value >= LEAST_TIME_MS) return { expiresAt: value }
  return value >= LEAST_TIME_SECONDS ? { expiresAt: value * 1000 } : { lifetimeMs: value * 1000 }
}
