import type { FileSource } from '@vod-upload/platform'
import type { GrantSource } from './credential/grant'
import type { UploadListener } from './events'
import { createUploadFile, type UploadFile } from './file/upload-file'
import { reportWaits } from './line/host-watch'
import { isMediaType, mediaTypeOf } from './oss/media-type'
import { DEFAULT_FORM_BYTES } from './plan/limits'
import { createScheduler } from './queue/scheduler'
import { abortSession } from './transfer/abort-session'
import { createProgressTeller } from './transfer/progress-teller'
import { createRunDeps, filesAtOnce, type RunDeps, type World } from './transfer/run-deps'
import { runUpload } from './transfer/run-upload'

export interface UploaderDeps extends World {
  /** Called at each change, in order; it may call the uploader's methods. */
  readonly notify: UploadListener
}

export interface AskedFile {
  readonly source: FileSource
  readonly grants: GrantSource
  /** Media type of the object; default: by the extension of name or path. */
  readonly contentType?: string
  /** Base64 of the JSON that tells VOD what to do with the file; it travels with the calls that send parts. */
  readonly notification?: string
}

/** The core as both faces see it: a list of files, and what can be done with them. */
export interface Uploader {
  /** In the order of their turns. */
  readonly files: readonly UploadFile[]
  add(asked: AskedFile): UploadFile
  /** Takes the file off the list; one that has not succeeded is cancelled first. */
  remove(file: UploadFile): void
  /** Starts what is queued, as far as there is room, and goes on until nothing is. */
  start(): void
  /** Stops what runs, at once; `start` after `requeue` goes on with the parts that have arrived. */
  stop(): void
  /** Stops this file only; the others go on. */
  stopFile(file: UploadFile): void
  /** Ends the file, at once, and removes what has arrived. */
  cancel(file: UploadFile): void
  /** Takes a stopped, failed or cancelled file to the queue again; false where it is none of these. */
  requeue(file: UploadFile): boolean
  /** Between `start` and the end of the last file, or `stop`. */
  readonly going: boolean
  /** Resolves when nothing is under way: no request, no timer, no clean-up. */
  idle(): Promise<void>
}

/** @param deps given where the app's side calls the same world: what one learns of it serves both */
export function createUploader(given: UploaderDeps, deps: RunDeps = createRunDeps(given)): Uploader {
  const { notify } = given
  const files: UploadFile[] = []
  const { parallelFiles, formMaxBytes = DEFAULT_FORM_BYTES } = deps.options

  const scheduler = createScheduler(files, {
    parallelFiles: filesAtOnce(deps),
    // Who says how many go at once, the documented face among them, gets them in their order.
    smallBytes: parallelFiles === undefined ? formMaxBytes : undefined,
    async run(file, signal, turn) {
      const teller = createProgressTeller(deps.clock, () => {
        if (!signal.cancelled) notify({ type: 'progress', file })
      })
      const opened = (sizeBytes: number) => {
        file.sizeBytes = sizeBytes
        if (!signal.cancelled) notify({ type: 'opened', file })
      }
      const progress = (sentBytes: number) => {
        if (signal.cancelled || sentBytes <= file.sentBytes) return
        file.sentBytes = sentBytes
        teller.moved(sentBytes === file.sizeBytes)
      }
      const host = reportWaits(deps.host, (missing) => {
        file.waitingFor = missing
        notify({ type: 'waiting', file })
      })
      try {
        return await runUpload(file, { ...deps, host }, { ...turn, opened, progress }, signal)
      } finally {
        teller.end()
      }
    },
    cleanUp: (file) => abortSession(file, deps),
    notify,
  })

  return {
    files,
    add(asked) {
      const { source } = asked
      const told = asked.contentType ?? source.type
      const contentType = isMediaType(told) ? told : mediaTypeOf(source.name ?? source.path)
      const file = createUploadFile({ ...asked, contentType })
      files.push(file)
      return file
    },
    remove(file) {
      const index = files.indexOf(file)
      if (index < 0) return
      files.splice(index, 1)
      scheduler.removed(index)
      scheduler.cancel(file)
    },
    start: scheduler.start,
    stop: scheduler.stop,
    stopFile: scheduler.stopFile,
    cancel: scheduler.cancel,
    requeue: scheduler.requeue,
    get going() {
      return scheduler.going
    },
    idle: scheduler.idle,
  }
}
