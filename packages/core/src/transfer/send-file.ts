import type { CancelSignal, FileHandle } from '@vod-upload/platform'
import type { Cycler } from '../credential/cycler'
import { hasProof } from '../file/session'
import type { UploadResult } from '../file/state'
import type { UploadFile } from '../file/upload-file'
import type { Hashing } from '../integrity/hashing'
import { createCallOss } from '../line/call-oss'
import { createOssLine } from '../line/oss-line'
import type { Patience } from '../line/patience'
import { laterParts } from '../plan/part-size'
import type { Hand } from '../plan/plan'
import type { Journal } from '../resume/journal'
import type { Traced } from '../trace'
import { mostLanes, type RunDeps } from './run-deps'
import { type SendPlan, sendEitherWay } from './send-either-way'
import { sendForm } from './send-form'
import { sendMultipart } from './send-multipart'
import type { JudgeLine } from './send-parts'

/** A file that is open, and may be sent. */
export interface FileJob {
  readonly file: UploadFile
  readonly handle: FileHandle
  readonly plan: SendPlan
  /** The plan is for a host of this kind. */
  readonly hand: Hand
  readonly journal: Journal
  readonly hashing: Hashing
  readonly patience: Patience
  readonly traced: Traced
  readonly signal: CancelSignal
  onProgress(sentBytes: number): void
  /** Throws `file-changed` where the file is no longer the one that was opened. */
  expectSameFile(): Promise<void>
  /** Gives up what OSS holds of the file. */
  startOver(): void
}

/** Sends the file as planned, in a form or in parts, or the other way where the host turns out not to know the first. */
export function sendFile(job: FileJob, deps: RunDeps, cycler: Cycler): Promise<UploadResult> {
  const { file, handle, plan, hand, startOver, traced } = job
  const line = createOssLine({ ...deps, traced }, cycler)
  const { lessons, options: wishes } = deps
  return sendEitherWay(plan, {
    ...{ sizeBytes: handle.size, hand, wishes, lessons },
    send(way, doubt) {
      if (way.kind === 'form') {
        // An earlier start may have gone the other way, or has found what one in another run of the app had left.
        if (file.session !== undefined || file.fingerprint !== undefined) startOver()
        return traced({ name: 'form', sizeBytes: handle.size }, () => sendForm(job, line, deps))
      }
      const parts = { ...partsFor(deps), partSizeBytes: way.partSizeBytes, unproven: doubt === 'binaryPut' }
      return sendMultipart({ ...job, ...parts, giveUp: startOver }, createCallOss(line, deps))
    },
    hasOpened: () => file.session !== undefined,
    hasArrivedInPart: () => file.session !== undefined && hasProof(file.session),
    startOver,
  })
}

function partsFor(deps: RunDeps) {
  const { memory, options, platform } = deps
  // One more than there are lanes, so that the next part is read and hashed while others are sent.
  const partsAtOnce = Math.max(1, Math.floor(options.parallelParts ?? mostLanes(platform) + 1))
  return {
    memory,
    partsAtOnce,
    // Whoever wishes a size gets parts of that size.
    ...(options.partSizeBytes === undefined && { tryLine: () => tryLine(deps) }),
  }
}

function tryLine({ clock }: RunDeps): JudgeLine {
  const beganAt = clock.now()
  return (partSizeBytes, sentBytes) => laterParts(partSizeBytes, (sentBytes / (clock.now() - beganAt)) * 1000)
}
