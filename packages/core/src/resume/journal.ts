import type { CancelSignal, FileHandle } from '@vod-upload/platform'
import type { Clock } from '../clock'
import type { MultipartSession } from '../file/session'
import type { UploadFile } from '../file/upload-file'
import type { Hashing } from '../integrity/hashing'
import type { Patience } from '../line/patience'
import { type Checkpoint, printOf } from './checkpoint'
import type { CheckpointStore } from './checkpoint-store'
import { fingerprintOf } from './fingerprint'
import { claimRecord, type Owners } from './record-owners'

/** What one upload in parts writes down of itself, for the case that the app is ended. Nothing here rejects. */
export interface Journal {
  /** What an earlier run of the app has left of this very file. */
  readonly found: Checkpoint | undefined
  /** Before anything is built on the session. */
  write(session: MultipartSession, completing?: boolean): Promise<void>
  /** As parts arrive; not every time, because what is not written is only sent again. */
  note(session: MultipartSession, partNumber: number): void
  forget(): Promise<void>
  /** Lets another upload of the same content write. */
  close(): void
}

/**
 * A new write for each sixteenth more, or as soon as so many are new: ten thousand parts are written some hundred times
 * and not ten thousand, and a restart sends no more than these again, and what was on its way.
 */
const NEW_SHARE = 1 / 16
const MOST_NEW_PARTS = 16

export const noJournal: Journal = {
  found: undefined,
  write: async () => undefined,
  note: () => undefined,
  forget: async () => undefined,
  close: () => undefined,
}

export interface JournalDeps {
  readonly checkpoints: CheckpointStore
  readonly owners: Owners
  readonly clock: Clock
  readonly patience: Patience
  readonly hashing: Hashing
  readonly signal: CancelSignal
}

/** @throws as a read of the file does */
export async function openJournal(
  file: UploadFile,
  handle: FileHandle,
  { checkpoints, owners, clock, patience, hashing, signal }: JournalDeps,
): Promise<Journal> {
  const crc64At = async (start: number, end: number) =>
    hashing.crc64(await patience(handle.read(start, end), signal), signal)
  const fingerprint = await fingerprintOf(handle.size, crc64At)
  const claimed = await claimRecord(file, fingerprint, { checkpoints, owners })
  if (claimed === undefined) return noJournal
  const { found } = claimed
  file.fingerprint = fingerprint
  let writtenParts = 0
  /** Kept from write to write: made anew for each few parts, those of ten thousand cost as much time as all the rest. */
  const prints = new Map<number, string>()
  const print = ({ sent }: MultipartSession, partNumber: number) => {
    const part = sent.get(partNumber)
    if (part !== undefined) prints.set(partNumber, printOf(part.crc64))
  }
  const write = (session: MultipartSession, completing = session.mayBeComplete === true) => {
    const { sent } = session
    writtenParts = sent.size
    // Of another session, or of parts that OSS turned out not to have.
    if (prints.size > sent.size) prints.clear()
    if (prints.size < sent.size) for (const partNumber of sent.keys()) print(session, partNumber)
    owners.set(fingerprint, file)
    return checkpoints.save(fingerprint, checkpointOf(session, prints, completing, file, clock.now()))
  }
  return {
    found,
    write,
    note(session, partNumber) {
      print(session, partNumber)
      const newParts = session.sent.size - writtenParts
      if (newParts > Math.min(writtenParts * NEW_SHARE, MOST_NEW_PARTS)) void write(session)
    },
    async forget() {
      const owner = owners.get(fingerprint)
      // What another upload of this list has written of itself stays.
      if (owner !== undefined && owner !== file) return
      owners.delete(fingerprint)
      await checkpoints.forget(fingerprint)
    },
    close: () => checkpoints.release(fingerprint, file),
  }
}

function checkpointOf(
  { uploadId, bucket, object, sizeBytes, partSizeBytes, later }: MultipartSession,
  prints: Checkpoint['prints'],
  completing: boolean,
  { grants }: UploadFile,
  savedAt: number,
): Checkpoint {
  return {
    uploadId,
    bucket,
    object,
    sizeBytes,
    partSizeBytes,
    later,
    completing,
    prints,
    memo: grants.memo?.(),
    savedAt,
  }
}
