/** How fast bytes leave, smoothed over the last seconds. A value: each observation makes a new one. */
export interface Speed {
  /** Of the latest observation that counted, milliseconds since 1970. */
  readonly atMs: number
  readonly sentBytes: number
  /** `undefined` until there is something to measure. */
  readonly bytesPerSecond?: number
}

/** Observations nearer than this say more about the timer than about the line. */
const MIN_INTERVAL_MS = 200
/** What was measured this long ago counts for a third. */
const MEMORY_MS = 3000

export function observeSpeed(before: Speed | undefined, atMs: number, sentBytes: number): Speed {
  if (before === undefined) return { atMs, sentBytes }
  const elapsedMs = atMs - before.atMs
  if (elapsedMs < MIN_INTERVAL_MS) return before
  const latest = (Math.max(0, sentBytes - before.sentBytes) / elapsedMs) * 1000
  const weight = 1 - Math.exp(-elapsedMs / MEMORY_MS)
  const bytesPerSecond =
    before.bytesPerSecond === undefined
      ? latest
      : before.bytesPerSecond + weight * (latest - before.bytesPerSecond)
  return { atMs, sentBytes, bytesPerSecond }
}

/** Seconds until `totalBytes` are sent at this speed; `undefined` while that cannot be told. */
export function secondsLeft(speed: Speed | undefined, totalBytes: number): number | undefined {
  if (speed?.bytesPerSecond === undefined || speed.bytesPerSecond <= 0) return undefined
  return Math.max(0, totalBytes - speed.sentBytes) / speed.bytesPerSecond
}
