import type { UploadError } from '../errors/upload-error'

/** What a finished upload is known by. */
export interface UploadResult {
  readonly bucket: string
  readonly object: string
  readonly endpoint: string
  readonly sizeBytes: number
  /** 1 for a form upload. */
  readonly partCount: number
  /** As OSS gave it, quotes included; absent where the host hides it. */
  readonly etag?: string
  /** CRC-64 of the whole object, as an unsigned decimal; absent where neither side could tell. */
  readonly crc64?: string
}

/** Where a file stands. Each state carries only what is true in it. */
export type UploadState =
  | { readonly phase: 'queued' }
  | { readonly phase: 'authorizing' }
  | { readonly phase: 'transferring' }
  | { readonly phase: 'stopped' }
  | { readonly phase: 'succeeded'; readonly result: UploadResult }
  | { readonly phase: 'failed'; readonly error: UploadError }
  | { readonly phase: 'cancelled' }

export type Phase = UploadState['phase']

export type UploadAction =
  | { readonly type: 'start' } // its turn has come: the file is opened, a credential asked for
  | { readonly type: 'authorize' } // a credential is there: bytes begin to move
  | { readonly type: 'stop' } // keeps what has arrived
  | { readonly type: 'cancel' } // gives up what has arrived
  | { readonly type: 'requeue' } // goes to the queue again
  | { readonly type: 'succeed'; readonly result: UploadResult }
  | { readonly type: 'fail'; readonly error: UploadError }

/** Every legal step; a pair that is not here changes nothing. */
export const steps: Readonly<Record<Phase, Partial<Record<UploadAction['type'], Phase>>>> = {
  queued: { start: 'authorizing', stop: 'stopped', cancel: 'cancelled' },
  authorizing: { authorize: 'transferring', stop: 'stopped', cancel: 'cancelled', fail: 'failed' },
  transferring: { succeed: 'succeeded', stop: 'stopped', cancel: 'cancelled', fail: 'failed' },
  stopped: { requeue: 'queued', cancel: 'cancelled' },
  failed: { requeue: 'queued', cancel: 'cancelled' },
  cancelled: { requeue: 'queued' },
  succeeded: {},
}

export const initialState: UploadState = { phase: 'queued' }

/** The state after the action; the very same object when the step is not legal. */
export function transition(state: UploadState, action: UploadAction): UploadState {
  const phase = steps[state.phase][action.type]
  if (phase === undefined) return state
  if (action.type === 'succeed') return { phase: 'succeeded', result: action.result }
  if (action.type === 'fail') return { phase: 'failed', error: action.error }
  return { phase } as UploadState
}
