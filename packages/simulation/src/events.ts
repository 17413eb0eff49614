import type { Upload } from './app/upload'

/** How an upload ended, as the app was told. */
export interface Ending {
  readonly how: 'succeeded' | 'failed' | 'cancelled'
  /** The code of the failure. */
  readonly code?: string
  /** Where the object lies, and its CRC-64 where the face tells it: of a success. */
  readonly object?: string
  readonly crc64?: string
}

/** What the invariants are told, in order. */
export type SimEvent =
  | { readonly type: 'queued'; readonly upload: Upload } // the app started it, or started it again
  | { readonly type: 'stopped'; readonly upload: Upload } // the app stopped it
  | { readonly type: 'cancel-asked'; readonly upload: Upload }
  | {
      readonly type: 'asked'
      readonly upload: Upload
      readonly about: 'first' | 'renewal'
      readonly videoId?: string
    }
  | { readonly type: 'answered'; readonly upload: Upload }
  | { readonly type: 'progress'; readonly upload: Upload; readonly sent: number; readonly total: number }
  | { readonly type: 'ended'; readonly upload: Upload; readonly ending: Ending }
  | { readonly type: 'drained' } // onUploadEnd
  | { readonly type: 'said'; readonly where: string; readonly text: string }
  | { readonly type: 'busier'; readonly aliveBytes: number; readonly mostBytes: number }
  | { readonly type: 'killed' }
  | { readonly type: 'last-start' } // faults have ended, and the app has started all that is unfinished
  | { readonly type: 'settled' } // nothing the app started is unfinished, or its time is over

export type Tell = (event: SimEvent) => void
