import type { Clock } from '@vod-upload/core'
import { PlatformError } from '@vod-upload/platform'
import type { TakeBack, VirtualTime } from './virtual-time'

/** What one run of the app has of the phone: a clock that may be wrong, and timers that stand still with the app. */
export interface Device {
  readonly clock: Clock
  /** Calls `act` after `delayMs`; while the app is halted, it waits for the app to go on. */
  after(delayMs: number, act: () => void): TakeBack
  /** Lets the app hear of something, now or when it goes on. */
  tell(act: () => void): void
  halt(): void
  goOn(): void
  /** The app is gone, and all that it waited for. */
  end(): void
  readonly halted: boolean
  readonly ended: boolean
  /** Timers that are set. */
  readonly timers: number
}

/** @param skew how far off the clock is, milliseconds */
export function createDevice(time: VirtualTime, skew: { readonly ms: number }): Device {
  let halted = false
  let ended = false
  let missed: Array<() => void> = []
  const waiting = new Set<TakeBack>()

  const tell = (act: () => void) => {
    if (ended) return
    if (halted) missed.push(act)
    else act()
  }
  const after = (delayMs: number, act: () => void): TakeBack => {
    if (ended) return () => undefined
    const takeBack = time.after(delayMs, () =>
      tell(() => {
        if (waiting.delete(forget)) act()
      }),
    )
    const forget = () => {
      waiting.delete(forget)
      takeBack()
    }
    waiting.add(forget)
    return forget
  }

  return {
    clock: {
      now: () => time.nowMs + skew.ms,
      sleep: (delayMs, signal) =>
        new Promise((resolve, reject) => {
          let unsubscribe: () => void = () => undefined
          const takeBack = after(delayMs, () => {
            unsubscribe()
            resolve()
          })
          if (signal === undefined) return
          unsubscribe = signal.onCancel(() => {
            takeBack()
            reject(new PlatformError('cancelled', 'The wait was cancelled.'))
          })
        }),
    },
    after,
    tell,
    halt() {
      halted = true
    },
    goOn() {
      halted = false
      const acts = missed
      missed = []
      for (const act of acts) act()
    },
    end() {
      ended = true
      missed = []
      for (const forget of Array.from(waiting)) forget()
    },
    get halted() {
      return halted
    },
    get ended() {
      return ended
    },
    get timers() {
      return waiting.size
    },
  }
}
