import type { UploadState as CoreState, UploadError, UploadResult } from '@vod-upload/core'
import type { MediaIds } from './read-answer'

/** A finished upload. */
export interface Uploaded extends UploadResult, MediaIds {
  /** For example `cn-shanghai`, where it is known. */
  readonly region?: string
}

/** Where an upload stands. Each state carries only what is true in it. */
export type UploadState =
  | { readonly phase: 'queued' } // it waits for its turn
  | { readonly phase: 'authorizing' } // the file is opened, `getAuth` asked
  | { readonly phase: 'transferring' }
  | { readonly phase: 'paused' } // `resume` goes on with what has arrived
  | { readonly phase: 'succeeded'; readonly result: Uploaded }
  | { readonly phase: 'failed'; readonly error: UploadError } // `resume` tries again with what has arrived
  | { readonly phase: 'cancelled' }

/** @param more what the core does not know of the result */
export function toUploadState(state: CoreState, more: MediaIds & Pick<Uploaded, 'region'>): UploadState {
  switch (state.phase) {
    case 'stopped':
      return { phase: 'paused' }
    case 'succeeded':
      return { phase: 'succeeded', result: { ...more, ...state.result } }
    default:
      return state
  }
}
