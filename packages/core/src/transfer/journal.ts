import type { CancelSignal, FileHandle } from '@vod-upload/platform'
import type { Clock } from '../clock'
import type { MultipartSession } from '../file/session'
import type { UploadFile } from '../file/upload-file'
import type { Hashing } from '../integrity/hashing'
import { type Checkpoint, printOf } from '../resume/checkpoint'
import type { CheckpointStore } from '../resume/checkpoint-store'
import { fingerprintOf } from '../resume/fingerprint'
import type { Patience } from './patience'

/** What one upload in parts writes down of itself, for the case that the app is ended. Nothing here rejects. */
export interface Journal {
  /** What an earlier run of the app has left of this very file. */
  readonly found: Checkpoint | undefined
  /** Before anything is built on the session. */
  write(session: MultipartSession, completing?: boolean): Promise<void>
  /** As parts arrive; not every time, because what is not written is only sent again. */
  note(session: MultipartSession): void
  /**
   * Goes on with what was found. Where another upload of this list, which rests, has left it, that one begins anew.
   */
  takeOver(): void
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
  takeOver: () => undefined,
  forget: async () => undefined,
  close: () => undefined,
}

/** Whose record it is that a checkpoint tells of, by fingerprint: one upload's, in the list of an uploader. */
export type Owners = Map<string, UploadFile>

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
  // The same content may be on the list twice: each is an upload of its own, and one of them is kept.
  const owner = owners.get(fingerprint)
  const isFree = owner === undefined || owner === file || rests(owner)
  if (!isFree || !checkpoints.claim(fingerprint)) {
    if (owner === file) letGo(file)
    return noJournal
  }
  await leaveOldContent(file, fingerprint, { checkpoints, owners })
  file.fingerprint = fingerprint
  const found = file.session === undefined ? await checkpoints.load(fingerprint) : undefined
  let writtenParts = 0
  const write = (session: MultipartSession, completing = session.mayBeComplete === true) => {
    writtenParts = session.sent.size
    owners.set(fingerprint, file)
    return checkpoints.save(fingerprint, checkpointOf(session, completing, file, clock.now()))
  }
  return {
    found,
    write,
    note(session) {
      const newParts = session.sent.size - writtenParts
      if (newParts > Math.min(writtenParts * NEW_SHARE, MOST_NEW_PARTS)) void write(session)
    },
    takeOver() {
      const owner = owners.get(fingerprint)
      owners.set(fingerprint, file)
      if (owner !== undefined && owner !== file) letGo(owner)
    },
    async forget() {
      const owner = owners.get(fingerprint)
      // What another upload of this list has written of itself stays.
      if (owner !== undefined && owner !== file) return
      owners.delete(fingerprint)
      await checkpoints.forget(fingerprint)
    },
    close: () => checkpoints.release(fingerprint),
  }
}

/** The file was changed in its place: what is kept of its old content must lead nobody to its record. */
async function leaveOldContent(
  file: UploadFile,
  fingerprint: string,
  { checkpoints, owners }: Pick<JournalDeps, 'checkpoints' | 'owners'>,
): Promise<void> {
  const old = file.fingerprint
  if (old === undefined || old === fingerprint || owners.get(old) !== file) return
  owners.delete(old)
  if (checkpoints.claim(old)) {
    checkpoints.release(old)
    return checkpoints.forget(old)
  }
  // Another upload of the old content is about to go on with the record.
  letGo(file)
}

/** It may be started again, but nobody has said so. */
function rests({ state: { phase } }: UploadFile): boolean {
  return phase === 'stopped' || phase === 'failed' || phase === 'cancelled'
}

/** Two uploads that go on with one record would write over each other: this one begins anew. */
function letGo(file: UploadFile): void {
  file.session = undefined
  file.fingerprint = undefined
  file.grants.disown?.()
}

function checkpointOf(
  { uploadId, bucket, object, sizeBytes, partSizeBytes, sent }: MultipartSession,
  completing: boolean,
  { grants }: UploadFile,
  savedAt: number,
): Checkpoint {
  const prints = new Map<number, string>()
  for (const [partNumber, { crc64 }] of sent) prints.set(partNumber, printOf(crc64))
  return {
    uploadId,
    bucket,
    object,
    sizeBytes,
    partSizeBytes,
    completing,
    prints,
    memo: grants.memo?.(),
    savedAt,
  }
}
