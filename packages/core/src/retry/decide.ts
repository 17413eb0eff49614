import { backoffMs, type RetryPolicy } from './backoff'
import { classify, serverTimeOf } from './classify'
import type { Fault } from './fault'
import type { Missing } from './host-state'

/** What has been tried already for one call. */
export interface Tally {
  readonly retries: number
  readonly refreshes: number
  readonly clockFixes: number
  /** Waits for the host to let the app go on. */
  readonly waits: number
}

export const freshTally: Tally = { retries: 0, refreshes: 0, clockFixes: 0, waits: 0 }

export type Decision =
  /** Earlier, but not before `atLeastMs`, where the host tells that the network or the front is back. */
  | { readonly move: 'retry'; readonly atLeastMs: number; readonly afterMs: number }
  | {
      readonly move: 'wait-for-wake'
      readonly atLeastMs: number
      readonly atMostMs: number
      /** False where the host told why it waits: then it may take as long as it takes. */
      readonly counted: boolean
    }
  | { readonly move: 'refresh-credential' }
  | { readonly move: 'correct-clock'; readonly serverTimeMs: number }
  | { readonly move: 'give-up' }

/** A credential that is refused right after it was refreshed this often will not get better. */
const MAX_REFRESHES = 2
/** A clock that jumps may do so again; one that cannot be put right will not be the third time. */
const MAX_CLOCK_FIXES = 3
/** Between two looks at whether the host lets us go on, where no wake event comes. */
const WAKE_POLL_MS = 5000
/** Some hosts wake at once, and go on refusing. */
const WAKE_FLOOR_MS = 500
/** Ten minutes in front: in the background the timers stand still, and nothing is counted. */
const MAX_WAITS = 120
/** Nobody waits longer than this for a server to be asked again, whatever it wishes. */
const MAX_RETRY_AFTER_MS = 60000

export interface Circumstances {
  readonly policy: RetryPolicy
  /** The corrected clock, milliseconds since 1970. */
  readonly nowMs: number
  /** In [0, 1). */
  readonly random: number
  /** What the host says is missing. */
  readonly excuse?: Exclude<Missing, 'wifi'>
}

/** The one place that says what happens after a fault. */
export function decide(fault: Fault, tally: Tally, circumstances: Circumstances): Decision {
  const { policy, nowMs, random, excuse } = circumstances
  const kind = classify(fault, nowMs)
  // A line that breaks while there is none, or while the app is hidden, is no sign of trouble.
  if (excuse !== undefined && fault.kind === 'host' && kind === 'transient') return waitForWake(tally, excuse)
  switch (kind) {
    case 'transient': {
      if (tally.retries >= policy.retries) return { move: 'give-up' }
      const askedMs = fault.kind === 'oss' ? (fault.refusal.retryAfterMs ?? 0) : 0
      const atLeastMs = Math.min(askedMs, MAX_RETRY_AFTER_MS)
      const afterMs = Math.max(backoffMs(policy, tally.retries, random), atLeastMs)
      return { move: 'retry', atLeastMs, afterMs }
    }
    case 'interrupted':
      return waitForWake(tally, excuse)
    case 'skewed': {
      const serverTimeMs = fault.kind === 'oss' ? serverTimeOf(fault.refusal) : undefined
      if (tally.clockFixes >= MAX_CLOCK_FIXES || serverTimeMs === undefined) return { move: 'give-up' }
      return { move: 'correct-clock', serverTimeMs }
    }
    case 'expired':
      return tally.refreshes < MAX_REFRESHES ? { move: 'refresh-credential' } : { move: 'give-up' }
    case 'signature':
      return tally.refreshes < 1 ? { move: 'refresh-credential' } : { move: 'give-up' }
    case 'cancelled':
    case 'final':
      return { move: 'give-up' }
  }
}

function waitForWake(tally: Tally, excuse: Circumstances['excuse']): Decision {
  const counted = excuse !== 'network'
  if (counted && tally.waits >= MAX_WAITS) return { move: 'give-up' }
  return { move: 'wait-for-wake', atLeastMs: WAKE_FLOOR_MS, atMostMs: WAKE_POLL_MS, counted }
}

export function tallyAfter(tally: Tally, decision: Decision): Tally {
  switch (decision.move) {
    case 'retry':
      return { ...tally, retries: tally.retries + 1 }
    case 'refresh-credential':
      return { ...tally, refreshes: tally.refreshes + 1 }
    case 'wait-for-wake':
      return decision.counted ? { ...tally, waits: tally.waits + 1 } : tally
    case 'correct-clock':
      return { ...tally, clockFixes: tally.clockFixes + 1 }
    default:
      return tally
  }
}
