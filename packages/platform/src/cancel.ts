import type { Unsubscribe } from './adapter'

/** What a call listens to in order to end early. */
export interface CancelSignal {
  readonly cancelled: boolean
  /** Called once, when it fires; at once, if it already has. */
  onCancel(listener: () => void): Unsubscribe
}

export interface Canceller {
  readonly signal: CancelSignal
  /** Fires the signal; later calls do nothing. */
  cancel(): void
}

/** The AbortController that mini-program hosts lack. */
export function createCanceller(): Canceller {
  let cancelled = false
  let listeners: Array<() => void> = []
  return {
    signal: {
      get cancelled() {
        return cancelled
      },
      onCancel(listener) {
        if (cancelled) {
          listener()
          return () => undefined
        }
        listeners.push(listener)
        return () => {
          listeners = listeners.filter((each) => each !== listener)
        }
      },
    },
    cancel() {
      if (cancelled) return
      cancelled = true
      const fired = listeners
      listeners = []
      for (const listener of fired) listener()
    },
  }
}
