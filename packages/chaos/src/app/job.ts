export type FaceName = 'promise' | 'documented'

/** What the app process is started with. */
export interface AppJob {
  readonly face: FaceName
  /** Where the picked files really lie; the page sees other paths. */
  readonly files: readonly string[]
  /** What the phone has stored for the app. */
  readonly storageFolder: string
  /** Where the app's own server hands out credentials. */
  readonly ticketUrl: string
  readonly partSizeBytes: number
  readonly formMaxBytes: number
  readonly parallelParts: number
  readonly retries: number
  readonly retryDelayMs: number
  readonly requestTimeoutMs: number
}

/** What the app process tells. A file is known by its place among those of the job. */
export type News =
  | { readonly kind: 'succeeded'; readonly place: number; readonly bucket: string; readonly object: string }
  | { readonly kind: 'failed'; readonly place: number; readonly sentence: string }
  | { readonly kind: 'progress-fell'; readonly place: number }
  /** Every file has ended. */
  | { readonly kind: 'idle' }

/** What the app process is told once it is idle: to try again what has failed, or to end by itself. */
export type Word = 'again' | 'leave'

/** Exit code of an app that has ended with something still open. */
export const LEFT_OPEN = 3
