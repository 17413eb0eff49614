import type { UploadFile } from '../file/upload-file'
import type { Checkpoint } from './checkpoint'
import type { CheckpointStore } from './checkpoint-store'

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
  if (found !== undefined && !mayTake(found, file, owners.get(fingerprint))) {
    checkpoints.release(fingerprint, file)
    return undefined
  }
  if (found !== undefined) owners.set(fingerprint, file)
  await leaveOldContent(file, fingerprint, deps)
  return { found }
}

/** What was found is taken up, by one that has no record yet; its owner lets go of it. */
function mayTake(found: Checkpoint, file: UploadFile, owner: UploadFile | undefined): boolean {
  if (owner === file || file.grant?.address.object === found.object) return true
  if (file.grant !== undefined || file.grants.mayRecall === false) return false
  if (owner === undefined) return true
  // It may have been started meanwhile; and a record without an id cannot be handed on.
  if (isActive(owner, file) || found.memo === undefined) return false
  letGo(owner)
  return true
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
  // What was found and not taken up stays for the next pick of the old content; with a session, that is given up soon.
  if (file.session !== undefined && checkpoints.claim(old, file)) {
    checkpoints.release(old, file)
    return checkpoints.forget(old)
  }
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
  file.grant = undefined
  file.fingerprint = undefined
  file.grants.disown?.()
}
