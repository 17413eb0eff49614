import type { Log } from '../log'
import type { UploadOptions } from '../options'
import type { OssLineDeps } from './oss-line'

/** What a run of one file needs: the world, and how the app wants it done. */
export interface RunDeps extends OssLineDeps {
  readonly options: UploadOptions
  readonly log: Log
}
