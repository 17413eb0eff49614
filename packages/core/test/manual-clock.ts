import { PlatformError } from '@vod-upload/platform'
import type { Clock } from '../src/clock'

/** A clock that stands still until the test moves it on. */
export interface ManualClock extends Clock {
  /** Milliseconds; each sleeper wakes at its own time, and what it does then is done before the next wakes. */
  advance(byMs: number): Promise<void>
  readonly sleepers: number
}

/** Lets everything run that waits for nothing but promises. */
export const settled = () => new Promise<void>((resolve) => setImmediate(resolve))

export function createManualClock(startMs = 0): ManualClock {
  const timers = new Set<{ readonly atMs: number; readonly fire: () => void }>()
  let nowMs = startMs
  return {
    now: () => nowMs,
    sleep(delayMs, signal) {
      return new Promise((resolve, reject) => {
        const timer = { atMs: nowMs + delayMs, fire: resolve }
        timers.add(timer)
        signal?.onCancel(() => {
          if (timers.delete(timer)) reject(new PlatformError('cancelled', 'The wait was cancelled.'))
        })
      })
    },
    async advance(byMs) {
      const untilMs = nowMs + byMs
      for (;;) {
        await settled()
        const due = Array.from(timers)
          .filter(({ atMs }) => atMs <= untilMs)
          .sort((one, other) => one.atMs - other.atMs)[0]
        if (due === undefined) break
        timers.delete(due)
        nowMs = Math.max(nowMs, due.atMs)
        due.fire()
      }
      nowMs = untilMs
    },
    get sleepers() {
      return timers.size
    },
  }
}
