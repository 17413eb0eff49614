import { UploadError } from '@vod-upload/core'
import type { Uploaded, UploadState } from './upload-state'

/** The promise of one upload. Never awaited, its rejection is no unhandled one: listeners may do without it. */
export interface Settlement {
  readonly promise: Promise<Uploaded>
  isSettled(): boolean
  /** Settles in a state that ends the upload; does nothing in any other, or when it has settled. */
  settle(state: UploadState): void
}

export function createSettlement(): Settlement {
  let settled = false
  let resolve: (result: Uploaded) => void = () => undefined
  let reject: (error: UploadError) => void = () => undefined
  const promise = new Promise<Uploaded>((yes, no) => {
    resolve = yes
    reject = no
  })
  promise.catch(() => undefined)
  return {
    promise,
    isSettled: () => settled,
    settle(state) {
      if (settled) return
      settled = state.phase === 'succeeded' || state.phase === 'failed' || state.phase === 'cancelled'
      if (state.phase === 'succeeded') resolve(state.result)
      if (state.phase === 'failed') reject(state.error)
      if (state.phase === 'cancelled') reject(new UploadError('cancelled', 'The upload was cancelled.'))
    },
  }
}
