import { PlatformError } from '@vod-upload/platform'
import { isUploadError, UploadError } from '../errors/upload-error'
import { type MultipartSession, missingRanges, rangesOf, wholeCrc64 } from '../file/session'
import type { UploadResult } from '../file/state'
import type { UploadFile } from '../file/upload-file'
import { crc64Decimal } from '../integrity/crc64'
import type { ObjectAddress } from '../oss/address'
import { readComplete, readInitiate } from '../oss/answers'
import { completeMultipart, initiateMultipart } from '../oss/calls'
import type { CallOss } from './call-oss'
import { fillInEtags } from './fill-in-etags'
import { expectSameCrc64, type PartsJob, sendMissingParts } from './send-parts'

export interface MultipartJob extends PartsJob {
  /** Its session is gone on with where there is one, and replaced as soon as OSS has opened another. */
  readonly file: UploadFile
  /** Throws `file-changed` where the file is no longer the one that was opened. */
  expectSameFile(): Promise<void>
  readonly partSizeBytes: number
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
        file.session = undefined
      } else if (refusedWith(cause, 'InvalidPart')) {
        // What OSS has is not what it told us: sent again under the same numbers, the parts replace it.
        session.sent.clear()
      } else throw cause
    }
  }
}

async function openSession(job: MultipartJob, callOss: CallOss): Promise<MultipartSession> {
  // Cut off in flight, it could leave a session that nobody can abort, for want of its upload id.
  const extras = { signal: job.signal, keepRequest: true }
  const uploadId = await callOss(initiateMultipart(job.file), readInitiate, extras)
  const { bucket, object } = currentAddress(job)
  const session: MultipartSession = {
    uploadId,
    bucket,
    object,
    sizeBytes: job.handle.size,
    modifiedAt: job.handle.modifiedAt,
    partSizeBytes: job.partSizeBytes,
    sent: new Map(),
  }
  job.file.session = session
  if (job.signal.cancelled) throw new PlatformError('cancelled', 'The upload was stopped.')
  return session
}

async function completeSession(
  session: MultipartSession,
  job: MultipartJob,
  callOss: CallOss,
): Promise<UploadResult> {
  const parts = rangesOf(session).map(({ partNumber }) => ({
    partNumber,
    etag: session.sent.get(partNumber)?.etag,
  }))
  const crc64 = wholeCrc64(session)
  if (crc64 === undefined || !parts.every(hasEtag)) {
    throw new UploadError(
      'integrity',
      'Some parts are missing, so the upload was not completed: start it again.',
    )
  }
  const done = await callOss(
    completeMultipart({
      uploadId: session.uploadId,
      parts: parts.filter(hasEtag),
      notification: job.file.notification,
    }),
    readComplete,
    { signal: job.signal },
  )
  const ours = crc64Decimal(crc64)
  expectSameCrc64('The object', ours, done.crc64)
  const { endpoint, bucket, object } = currentAddress(job)
  return {
    endpoint,
    bucket,
    object,
    sizeBytes: session.sizeBytes,
    partCount: parts.length,
    etag: done.etag,
    crc64: ours,
  }
}

/** An image's credential cannot be renewed, and a new one leads elsewhere: so the latest grant says where. */
function currentAddress({ file: { grant } }: MultipartJob): ObjectAddress {
  if (grant === undefined)
    throw new UploadError('credential-unavailable', 'There is no credential to upload with.')
  return grant.address
}

function hasEtag<T extends { etag?: string }>(part: T): part is T & { etag: string } {
  return part.etag !== undefined
}

function refusedWith(cause: unknown, ossCode: string): boolean {
  return isUploadError(cause) && cause.ossCode === ossCode
}
