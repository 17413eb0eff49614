import type { PlatformAdapter } from '@vod-upload/platform'
import type { MediaKind, UploadSource } from '@vod-upload/vod-upload'
import type { LeakListener } from '../leaks/leak-listener'
import type { AppServer } from './app-server'

export const KB = 1024

/** What the stories call a small file goes in one form; of a larger one, this is a part, the least that OSS takes. */
export const PART_SIZE_BYTES = 100 * KB

/** One of the two ways in which apps upload, as both tell the same stories. */
export interface Face {
  readonly name: string
  /** Uploads one file, handed over as it is, and tells how that ended; it never rejects. */
  upload(platform: PlatformAdapter, given: UploadSource, task: Task): Promise<Ending>
}

export interface Task {
  readonly server: AppServer
  /** Hears what the uploader says. */
  readonly leaks: LeakListener
  /** Called before the app's server is asked for a ticket: the file is open by then. */
  readonly beforeTicket?: () => Promise<void>
}

export type Ending =
  | { readonly arrived: true; readonly kind: MediaKind; readonly bucket: string; readonly object: string }
  | { readonly arrived: false; readonly code: string; readonly sentence: string }
