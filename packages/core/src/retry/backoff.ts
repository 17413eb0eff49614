/** How often, and how far apart, a call is tried again after a fault that may pass. */
export interface RetryPolicy {
  /** Attempts after the first. */
  readonly retries: number
  /** Milliseconds before the first retry. */
  readonly delayMs: number
  /** 1 keeps the delay as it is; 2 doubles it each time, with full jitter. */
  readonly growth: number
  /** Milliseconds; no delay grows beyond it. */
  readonly maxDelayMs: number
}

export const defaultRetryPolicy: RetryPolicy = { retries: 5, delayMs: 1000, growth: 2, maxDelayMs: 30000 }

/**
 * Milliseconds to wait before retry number `retry` (0 is the first).
 * @param random in [0, 1): spreads the retries of many clients, so that they do not come back as one wave.
 */
export function backoffMs(policy: RetryPolicy, retry: number, random: number): number {
  if (policy.growth === 1) return policy.delayMs
  const ceilingMs = Math.min(policy.delayMs * policy.growth ** retry, policy.maxDelayMs)
  return Math.round(ceilingMs * random)
}
