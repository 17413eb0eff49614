import type { UploadFile } from '../file/upload-file'
import type { Checkpoint } from '../resume/checkpoint'
import type { CheckpointStore } from '../resume/checkpoint-store'

/** Whose record it is that a checkpoint tells of, by fingerprint: one upload's, in the list of an uploader. */
export type Owners = Map<string, UploadFile>

export interface RecordDeps {
  readonly checkpoints: CheckpointStore
  readonly owners: Owners
}

/**
 * What is kept of this content, for one upload alone: two that go on with one record would write over each other.
 * `undefined` where another one has it. One that rests lets go of it, and begins anew when it is started again.
 */
export async function claimRecord(
  file: UploadFile,
  fingerprint: string,
  deps: RecordDeps,
): Promise<{ readonly found: Checkpoint | undefined } | undefined> {
  const { checkpoints, owners } = deps
  if (isActive(owners.get(fingerprint), file) || !checkpoints.claim(fingerprint, file)) return undefined
  const found = file.session === undefined ? await checkpoints.load(fingerprint) : undefined
  const owner = owners.get(fingerprint)
  if (found !== undefined && owner !== undefined && owner !== file) {
    // It may have been started meanwhile; and a record without an id cannot be handed on.
    if (isActive(owner, file) || found.memo === undefined) {
      checkpoints.release(fingerprint, file)
      return undefined
    }
    letGo(owner)
  }
  if (found !== undefined) owners.set(fingerprint, file)
  await leaveOldContent(file, fingerprint, deps)
  return { found }
}

/** The file was changed in its place: what is kept of its old content must lead nobody to its record. */
async function leaveOldContent(
  file: UploadFile,
  fingerprint: string,
  { checkpoints, owners }: RecordDeps,
): Promise<void> {
  const old = file.fingerprint
  if (old === undefined || old === fingerprint || owners.get(old) !== file) return
  owners.delete(old)
  if (checkpoints.claim(old, file)) {
    checkpoints.release(old, file)
    return checkpoints.forget(old)
  }
  // Another upload of the old content is about to go on with the record.
  letGo(file)
}

/** Another one, which runs, or will as soon as there is room. */
function isActive(owner: UploadFile | undefined, file: UploadFile): boolean {
  return (
    owner !== undefined && owner !== file && /^(queued|authorizing|transferring)$/.test(owner.state.phase)
  )
}

/** Another upload goes on with its record: this one begins anew. */
function letGo(file: UploadFile): void {
  file.session = undefined
  file.fingerprint = undefined
  file.grants.disown?.()
}
