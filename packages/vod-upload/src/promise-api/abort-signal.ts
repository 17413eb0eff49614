import type { CancelSignal } from '@vod-upload/platform'

/** As much of the platform's AbortSignal as is needed; hosts lack it, polyfills and browsers have it. */
export interface AbortSignalShape {
  readonly aborted: boolean
  /** Calls the listener when it fires; never, if it already has. */
  addEventListener(type: 'abort', listener: () => void): void
  /** Where it is missing, listeners stay until the signal is collected. */
  removeEventListener?(type: 'abort', listener: () => void): void
}

/** What ends an upload from outside: an AbortSignal, or the signal of `createCanceller`. */
export type StopSignal = AbortSignalShape | CancelSignal

/** Is it one of the two, or none at all? Apps in JavaScript pass anything. */
export function isStopSignal(value: unknown): value is StopSignal | undefined {
  if (value === undefined) return true
  if (typeof value !== 'object' || value === null) return false
  const member = 'onCancel' in value ? value.onCancel : 'addEventListener' in value && value.addEventListener
  return typeof member === 'function'
}

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
