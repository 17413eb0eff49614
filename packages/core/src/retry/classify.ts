import type { OssFault } from '../oss/refusal'
import type { Fault } from './fault'

/** What kind of trouble a fault is, as far as the next move depends on it. */
export type FaultClass =
  | 'cancelled' // the app wanted it so
  | 'transient' // may pass by itself
  | 'interrupted' // the host ended it; it will pass when the host lets the app go on
  | 'skewed' // the device's clock is off, and the server told its own
  | 'expired' // the credential has ended
  | 'signature' // wrong signature: a bad secret, or an ended credential in disguise
  | 'final' // trying again would end the same way

/** Of OSS, and of VOD's API; of a code with a dot, what stands before it. */
const transientCodes = [
  'RequestTimeout',
  'IncompleteBody',
  'InvalidDigest',
  'InternalError',
  'ServiceUnavailable',
  'TotalQpsLimitExceeded',
  'UploadTrafficRateLimitExceeded',
  'Throttling',
  // Some hosts send a GET again by themselves when its answer is lost.
  'SignatureNonceUsed',
]

const expiredCodes = [
  'SecurityTokenExpired',
  'InvalidSecurityToken',
  'AccessKeyIdAndSecurityTokenNotMatch',
  'InvalidAccessKeyId',
]

const skewedCodes = ['RequestTimeTooSkewed', 'InvalidTimeStamp.Expired']

/** OSS accepts a request dated within 15 minutes of its own clock; this leaves a minute for the way. */
const TOLERABLE_SKEW_MS = 14 * 60 * 1000

/** @param nowMs the corrected clock, milliseconds since 1970. */
export function classify(fault: Fault, nowMs: number): FaultClass {
  switch (fault.kind) {
    case 'upload':
      return fault.error.code === 'integrity' || fault.error.code === 'answer-unreadable'
        ? 'transient'
        : 'final'
    case 'host':
      return classifyHost(fault.error.code)
    case 'oss':
      return classifyRefusal(fault.refusal, nowMs)
  }
}

function classifyHost(code: string): FaultClass {
  if (code === 'cancelled' || code === 'interrupted') return code
  return code === 'network' || code === 'timeout' ? 'transient' : 'final'
}

function classifyRefusal(refusal: OssFault, nowMs: number): FaultClass {
  const { status, ossCode = '', message = '' } = refusal
  const timeMs = serverTimeOf(refusal)
  const clockIsOff = timeMs !== undefined && Math.abs(timeMs - nowMs) > TOLERABLE_SKEW_MS
  const isDenied = ossCode === 'AccessDenied'
  // A request that was signed before another one corrected the clock is refused too: it just goes again.
  if (skewedCodes.indexOf(ossCode) >= 0) return timeMs === undefined ? 'final' : 'skewed'
  // By a wrong clock, a policy or presigned URL has ended already, or is not valid yet.
  if (isDenied && clockIsOff) return 'skewed'
  const [family] = ossCode.split('.')
  if (expiredCodes.indexOf(family) >= 0) return 'expired'
  if (isDenied && /expired/i.test(message)) return 'expired'
  if (ossCode === 'SignatureDoesNotMatch') return 'signature'
  if (transientCodes.indexOf(family) >= 0) return 'transient'
  return status === 408 || status === 429 || status >= 500 ? 'transient' : 'final'
}

/** Refusals that are about the moment, the bucket or the credential, and not about what was sent. */
const passingCodes = ['NoSuchBucket', 'FileAlreadyExists', 'QpsLimitExceeded', 'CallbackFailed']

/** Might OSS take the very same call at another time, or with another credential? */
export function mayPass({
  status = 0,
  ossCode = '',
}: {
  readonly status?: number
  readonly ossCode?: string
}): boolean {
  const [family] = ossCode.split('.')
  const codes = [...transientCodes, ...expiredCodes, ...skewedCodes, ...passingCodes]
  return codes.indexOf(family) >= 0 || status === 408 || status === 429 || status >= 500
}

/** The body's ServerTime; the Date header only without it, since proxies have been seen to send 1970. */
export function serverTimeOf({ serverTimeMs, dateHeaderMs }: OssFault): number | undefined {
  return serverTimeMs ?? dateHeaderMs
}
