import { isUploadError, refusedWith } from '../errors/upload-error'
import { type MultipartSession, missingRanges } from '../file/session'
import type { UploadResult } from '../file/state'
import type { CallOss } from '../line/call-oss'
import { completeSession, findCompleted, openSession, type SessionJob } from './complete-session'
import { fillInEtags } from './fill-in-etags'
import { sendMissingParts } from './send-parts'

export interface MultipartJob extends SessionJob {
  /** Throws `file-changed` where the file is no longer the one that was opened. */
  expectSameFile(): Promise<void>
}

/** How often the parts may be sent over because OSS no longer knows the session, or what is in it. */
const MAX_RESTARTS = 2

/** Sends a file in parts: opens a session, or goes on with the kept one; sends what is missing; completes it. */
export async function sendMultipart(job: MultipartJob, callOss: CallOss): Promise<UploadResult> {
  const { file } = job
  for (let restarts = 0; ; restarts += 1) {
    const session = file.session ?? (await openSession(job, callOss))
    try {
      await sendMissingParts(session, job, callOss)
      await fillInEtags(session, callOss, job.signal)
      if (missingRanges(session).length > 0 && restarts < MAX_RESTARTS) continue
      await job.expectSameFile()
      return await completeSession(session, job, callOss)
    } catch (cause) {
      if (restarts >= MAX_RESTARTS) throw cause
      if (refusedWith(cause, 'NoSuchUpload')) {
        const done = await findCompleted(session, job, callOss)
        if (done !== undefined) return done
        // Another one may have been opened meanwhile.
        if (file.session === session) leaveSession(session, job)
      } else if (refusedWith(cause, 'InvalidPart')) {
        // What OSS has is not what it told us: sent again under the same numbers, the parts replace it.
        session.sent.clear()
      } else if (!isWrongObject(cause, session, job)) throw cause
    }
  }
}

/** OSS made another object of the parts, and the session was given up: the file goes again, from the beginning. */
function isWrongObject(cause: unknown, session: MultipartSession, { file }: MultipartJob): boolean {
  return isUploadError(cause) && cause.code === 'integrity' && file.session !== session
}

/** Where the grant leads elsewhere by now, OSS was asked in the wrong place, and the session lies in the old one. */
function leaveSession({ object }: MultipartSession, { file, giveUp }: MultipartJob): void {
  if (file.grant?.address.object === object) file.session = undefined
  else giveUp()
}
