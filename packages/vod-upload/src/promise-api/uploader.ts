import type { MediaKind, UploadSource } from '../picked-file/picked-file'
import type { StopSignal } from './abort-signal'
import type { UploadProgress } from './progress-meter'
import type { UploadHandle } from './upload-handle'

/** What `upload` takes beside the file. */
export interface UploadSettings<Meta = unknown> {
  /** Handed to `getAuth` with each question: a title, a category, whatever your server needs. */
  readonly meta?: Meta
  /** Which record of VOD the file becomes. Default: by what the picker said, then by its extension. */
  readonly kind?: MediaKind
  /**
   * Cover of a video: an address on the web, or a temp path, which is uploaded first as an image: `getAuth` is asked with
   * `isCover`. Its address reaches `getAuth` as `coverUrl` when the video is created.
   */
  readonly coverUrl?: string
  /** The same as `on('progress', …)` of the handle. */
  readonly onProgress?: (progress: UploadProgress) => void
  /** Cancels the upload when it fires. */
  readonly signal?: StopSignal
}

/** Uploads files, some at a time; the others wait for their turn in the order they came. */
export interface Uploader<Meta = unknown> {
  /**
   * Starts at once. It never throws: what is wrong with the file, too, rejects the handle.
   * @param source a temp path, or the file as the host's picker returned it
   */
  upload(source: UploadSource, settings?: UploadSettings<Meta>): UploadHandle
  /** Those that have neither succeeded nor been cancelled, in the order they came. */
  readonly uploads: readonly UploadHandle[]
  /** Cancels all of them: for a page that closes. */
  cancelAll(): void
}
