import type { Cycler } from '../credential/cycler'
import type { GrantSource } from '../credential/grant'
import { isUploadError } from '../errors/upload-error'
import { keepGrant } from '../file/session'
import type { UploadFile } from '../file/upload-file'
import type { ObjectAddress } from '../oss/address'
import type { Journal } from './journal'
import { type ReviveJob, reviveSession } from './revive-session'

/**
 * Asks for the first credential: for the record that an earlier run of the app has left, where there is one. That
 * record may be gone meanwhile; then for a new one.
 */
export async function firstAddress(
  grants: GrantSource,
  cycler: Cycler,
  { found }: Journal,
): Promise<ObjectAddress> {
  if (found !== undefined) grants.recall?.(found)
  try {
    return (await cycler.current()).address
  } catch (cause) {
    if (found?.memo === undefined || !mayBlameRecord(cause, grants)) throw cause
    grants.recall?.(undefined)
    return (await cycler.current()).address
  }
}

/** A silence, or a broken line, says nothing of the record. */
function mayBlameRecord(cause: unknown, { deniesRecord }: GrantSource): boolean {
  if (!isUploadError(cause)) return false
  return cause.code === 'oss' || cause.code === 'credential-invalid' || deniesRecord === true
}

export interface GoOnJob extends ReviveJob {
  readonly file: UploadFile
  readonly journal: Journal
}

/**
 * Takes the session up that an earlier run of the app has left, where the credential leads to the same object.
 * @param startOver gives up what OSS holds of the session
 */
export async function goOn(job: GoOnJob, address: ObjectAddress, startOver: () => void): Promise<void> {
  const { file, journal } = job
  const { found } = journal
  if (found === undefined || file.session !== undefined) return
  const leadsThere = found.bucket === address.bucket && found.object === address.object
  if (!leadsThere || found.sizeBytes !== job.handle.size) return journal.forget()
  const { session, same } = await reviveSession(found, job)
  file.session = session
  if (file.grant !== undefined) keepGrant(session, file.grant)
  if (!same) startOver()
}
