import { PlatformError } from './error'

/** Ends a subscription; a second call does nothing. */
export type Unsubscribe = () => void

/** What a call listens to in order to end early. */
export interface CancelSignal {
  readonly cancelled: boolean
  /** Called once, when it fires; at once, if it already has. */
  onCancel(listener: () => void): Unsubscribe
}

/** The side of a signal that fires it. */
export interface Canceller {
  readonly signal: CancelSignal
  /** Fires the signal; later calls do nothing. */
  cancel(): void
}

/** @throws PlatformError `cancelled` once the signal has fired */
export function expectRunning(signal: CancelSignal | undefined): void {
  if (signal?.cancelled) throw stoppedError()
}

/** What an upload ends with that was stopped or cancelled; of code `cancelled`. */
export function stoppedError(): PlatformError {
  return new PlatformError('cancelled', 'The upload was stopped.')
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
        // Its own identity, so that the same function may be given twice.
        const own = () => listener()
        listeners.push(own)
        return () => {
          listeners = listeners.filter((each) => each !== own)
        }
      },
    },
    cancel() {
      if (cancelled) return
      cancelled = true
      // One at a time, since a listener may take another one off that has not been called.
      for (let next = listeners.shift(); next !== undefined; next = listeners.shift()) next()
    },
  }
}
