import { type CancelSignal, PlatformError } from '@vod-upload/platform'

/** Time, as the uploader sees it: the only door to the device's clock and timers, so that tests can own both. */
export interface Clock {
  /** Milliseconds since 1970, by the device; it may be hours off. */
  now(): number
  /** Resolves after `delayMs`; rejects with `cancelled` as soon as the signal fires. */
  sleep(delayMs: number, signal?: CancelSignal): Promise<void>
}

/** One for all, since most sleeps end that way, and an engine takes a stack for each new one. */
const cancelled = new PlatformError('cancelled', 'The wait was cancelled.')

/** Timers count in 32 bits: a longer delay would fire at once. */
const LONGEST_TIMER_MS = 2147483647

export const deviceClock: Clock = {
  now: () => Date.now(),
  sleep(delayMs, signal) {
    return new Promise((resolve, reject) => {
      let unsubscribe: () => void = () => undefined
      const timer = setTimeout(
        () => {
          unsubscribe()
          resolve()
        },
        Math.min(delayMs, LONGEST_TIMER_MS),
      )
      if (signal === undefined) return
      unsubscribe = signal.onCancel(() => {
        clearTimeout(timer)
        reject(cancelled)
      })
    })
  },
}

/** The device's clock, corrected by what the server said: every signature is dated by this one. */
export interface ServerClock {
  /** Milliseconds since 1970, by the server as far as it is known. */
  now(): number
  /** Takes the server's time, milliseconds since 1970, as now. */
  correct(serverTimeMs: number): void
}

export function createServerClock(clock: Clock): ServerClock {
  let offsetMs = 0
  return {
    now: () => clock.now() + offsetMs,
    correct(serverTimeMs) {
      offsetMs = serverTimeMs - clock.now()
    },
  }
}
