import type { CancelSignal } from '@vod-upload/platform'

/** As much of the platform's AbortSignal as is needed; hosts lack it, polyfills and browsers have it. */
export interface AbortSignalShape {
  readonly aborted: boolean
  addEventListener(type: 'abort', listener: () => void): void
  removeEventListener?(type: 'abort', listener: () => void): void
}

/** What ends an upload from outside: an AbortSignal, or the signal of `createCanceller`. */
export type StopSignal = AbortSignalShape | CancelSignal

/** Both kinds as the one that everything here listens to. */
export function toCancelSignal(signal: StopSignal): CancelSignal {
  if ('onCancel' in signal) return signal
  return {
    get cancelled() {
      return signal.aborted
    },
    onCancel(listener) {
      if (signal.aborted) {
        listener()
        return () => undefined
      }
      const own = () => listener()
      signal.addEventListener('abort', own)
      return () => signal.removeEventListener?.('abort', own)
    },
  }
}
