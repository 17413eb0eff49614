import type { CancelSignal, FileHandle } from '@vod-upload/platform'
import { type MultipartSession, rangesOf } from '../file/session'
import type { Hashing } from '../integrity/hashing'
import type { Patience } from '../line/patience'
import { type Checkpoint, printOf } from './checkpoint'

export interface ReviveJob {
  readonly handle: FileHandle
  readonly signal: CancelSignal
  readonly patience: Patience
  readonly hashing: Hashing
}

/**
 * The session that a checkpoint tells of, with those of its parts whose bytes are still those of the file: what was
 * sent of a file that only looks the same must not become a part of this one. ETags are missing; OSS lists them.
 * @returns `same` is false where a part is not of this file
 */
export async function reviveSession(
  checkpoint: Checkpoint,
  { handle, signal, patience, hashing }: ReviveJob,
): Promise<{ readonly session: MultipartSession; readonly same: boolean }> {
  const { uploadId, bucket, object, sizeBytes, partSizeBytes, later, completing, prints } = checkpoint
  const session: MultipartSession = {
    uploadId,
    bucket,
    object,
    sizeBytes,
    modifiedAt: handle.modifiedAt,
    partSizeBytes,
    later,
    mayBeComplete: completing,
    sent: new Map(),
  }
  for (const { partNumber, start, end } of rangesOf(session)) {
    const sent = prints.get(partNumber)
    if (sent === undefined) continue
    const crc64 = await hashing.crc64(await patience(handle.read(start, end), signal), signal)
    if (printOf(crc64) !== sent) return { session, same: false }
    session.sent.set(partNumber, { crc64 })
  }
  return { session, same: true }
}
