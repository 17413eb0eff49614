import { expectRunning } from '@vod-upload/platform'
import { isUploadError, refusedWith, UploadError } from '../errors/upload-error'
import { type MultipartSession, missingRanges, rangesOf, wholeCrc64 } from '../file/session'
import type { UploadResult } from '../file/state'
import type { UploadFile } from '../file/upload-file'
import { crc64Decimal } from '../integrity/crc64'
import type { CallOss } from '../line/call-oss'
import type { ObjectAddress } from '../oss/address'
import { type Receipt, readComplete, readHead, readInitiate } from '../oss/answers'
import { completeMultipart, headObject, initiateMultipart, type UploadedPart } from '../oss/calls'
import type { Journal } from '../resume/journal'
import { mayPass } from '../retry/classify'
import { expectSameCrc64, type PartsJob } from './send-parts'

export interface SessionJob extends PartsJob {
  /** Its session is gone on with where there is one, and replaced as soon as OSS has opened another. */
  readonly file: UploadFile
  readonly partSizeBytes: number
  readonly journal: Pick<Journal, 'write' | 'note'>
  /** Gives the session up, in OSS too. */
  giveUp(): void
}

/** @param anew refuse where the object is there already */
export async function openSession(
  job: SessionJob,
  callOss: CallOss,
  anew = false,
): Promise<MultipartSession> {
  // Cut off in flight, it could leave a session that nobody can abort, for want of its upload id.
  const extras = { signal: job.signal, keepRequest: true }
  const call = initiateMultipart({ ...job.file, forbidOverwrite: anew })
  const uploadId = await callOss(call, readInitiate, extras)
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
  session.grant = job.file.grant
  await job.journal.write(session)
  expectRunning(job.signal)
  return session
}

/** Makes the object out of its parts. */
export async function completeSession(
  session: MultipartSession,
  job: SessionJob,
  callOss: CallOss,
): Promise<UploadResult> {
  const parts = partsOf(session)
  const { uploadId } = session
  const onUnanswered = () => {
    session.mayBeComplete = true
  }
  await job.journal.write(session, true)
  const call = completeMultipart({ uploadId, parts, notification: job.file.notification })
  try {
    const { traced = (_, work) => work() } = job
    const done = await traced({ name: 'complete', sizeBytes: session.sizeBytes }, () =>
      callOss(call, readComplete, { signal: job.signal, onUnanswered }),
    )
    return resultOf(session, job, done)
  } catch (cause) {
    if (isHopeless(cause)) job.giveUp()
    throw cause
  }
}

/** OSS has made the wrong object of it, or will never make one: to go on with this session would end the same way. */
function isHopeless(cause: unknown): boolean {
  if (!isUploadError(cause)) return false
  const { code, status, ossCode } = cause
  return code === 'integrity' || (status === 400 && ossCode !== 'InvalidPart' && !mayPass(cause))
}

/**
 * Where OSS no longer knows a session: is the object there that an unheard answer told of? VOD's credentials may not
 * look at it; then OSS is asked to open a session only if there is no such object, and if so that one is gone on with.
 */
export async function findCompleted(
  session: MultipartSession,
  job: SessionJob,
  callOss: CallOss,
): Promise<UploadResult | undefined> {
  if (missingRanges(session).length > 0) return undefined
  try {
    const found = await callOss(headObject(), readHead, { signal: job.signal })
    const isOurs = found.sizeBytes === undefined || found.sizeBytes === session.sizeBytes
    const isWhole = found.crc64 === undefined ? session.mayBeComplete : found.crc64 === crcOf(session)
    return isOurs && isWhole ? resultOf(session, job, found) : undefined
  } catch (cause) {
    if (!isUploadError(cause) || (cause.ossCode === undefined && cause.status === undefined)) throw cause
    if (!session.mayBeComplete) return undefined
    // The object may well be there: to send it all again would be the worse answer.
    if (cause.status !== 403) {
      if (mayPass(cause)) throw cause
      return undefined
    }
  }
  try {
    await openSession(job, callOss, true)
    return undefined
  } catch (cause) {
    if (refusedWith(cause, 'FileAlreadyExists')) return resultOf(session, job, {})
    throw cause
  }
}

function partsOf(session: MultipartSession): UploadedPart[] {
  const parts: UploadedPart[] = []
  for (const { partNumber } of rangesOf(session)) {
    const etag = session.sent.get(partNumber)?.etag
    if (etag === undefined) {
      const sentence = 'Some parts are missing, so the upload was not completed: start it again.'
      throw new UploadError('integrity', sentence)
    }
    parts.push({ partNumber, etag })
  }
  return parts
}

function resultOf(session: MultipartSession, job: SessionJob, { etag, crc64 }: Receipt): UploadResult {
  const ours = crcOf(session)
  if (ours !== undefined) expectSameCrc64('The object', ours, crc64)
  const { endpoint, bucket, object } = currentAddress(job)
  const { sizeBytes, sent } = session
  return { endpoint, bucket, object, sizeBytes, partCount: sent.size, etag, crc64: ours }
}

function crcOf(session: MultipartSession): string | undefined {
  const whole = wholeCrc64(session)
  return whole && crc64Decimal(whole)
}

/** An image's credential cannot be renewed, and a new one leads elsewhere: so the latest grant says where. */
function currentAddress({ file: { grant } }: SessionJob): ObjectAddress {
  if (grant === undefined)
    throw new UploadError('credential-unavailable', 'There is no credential to upload with.')
  return grant.address
}
