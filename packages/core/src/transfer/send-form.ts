import type { CancelSignal, FileHandle } from '@vod-upload/platform'
import type { Grant } from '../credential/grant'
import { isUploadError, UploadError } from '../errors/upload-error'
import type { UploadResult } from '../file/state'
import type { UploadFile } from '../file/upload-file'
import { crc64Decimal, crc64Of } from '../integrity/crc64'
import type { UploadOptions } from '../options'
import { bucketUrl } from '../oss/address'
import { type Receipt, readForm } from '../oss/answers'
import { formFields } from '../oss/sign-form'
import { requestTimeoutMs } from '../plan/limits'
import { regionFor } from './call-oss'
import type { OssLine } from './oss-line'
import type { Patience } from './patience'
import type { RunDeps } from './run-deps'

export interface FormJob {
  readonly file: UploadFile
  readonly handle: FileHandle
  readonly onProgress: (sentBytes: number) => void
  readonly signal: CancelSignal
  /** Bounds a call of the host that has no timeout of its own. */
  readonly patience: Patience
  /** Throws `file-changed` where the file is no longer the one that was opened. */
  expectSameFile(): Promise<void>
}

/** A timer that is set to more fires at once. */
const MAX_TIMER_MS = 2 ** 31 - 1

/** Larger forms are rare, and a read of their size would hold too much memory. */
const MAX_CHECKED_BYTES = 4 * 1024 * 1024

/** Long enough for a slow line; the credential itself ends the right to upload, whatever the policy says. */
const POLICY_LIFETIME_MS = 60 * 60 * 1000

/** Sends a file in one POST with a signed policy, by the host's own uploader. */
export async function sendForm(
  job: FormJob,
  line: OssLine,
  { platform, options }: Pick<RunDeps, 'platform' | 'options'>,
): Promise<UploadResult> {
  const { file, handle, signal } = job
  const sizeBytes = handle.size
  let sentTo: Grant['address'] | undefined
  const send = (grant: Grant, atMs: number) => {
    sentTo = grant.address
    return platform.uploadForm({
      url: bucketUrl(grant.address),
      source: file.source,
      fileField: 'file',
      fields: fieldsFor(job, grant, atMs, options),
      // Not cut to what the host allows for requests: a large file takes its time, and the host streams it.
      timeoutMs: Math.min(options.requestTimeoutMs ?? requestTimeoutMs(sizeBytes), MAX_TIMER_MS),
      signal,
      onProgress: (sentBytes) => job.onProgress(Math.min(sentBytes, sizeBytes)),
    })
  }
  const taken = await line.exchange(send, readForm, signal).catch(async (cause) => {
    if (blamesSize(cause)) await job.expectSameFile()
    throw cause
  })
  await job.expectSameFile()
  await checkArrived(job, taken, platform.capabilities.sliceRead)
  return { endpoint: '', bucket: '', object: '', ...sentTo, sizeBytes, partCount: 1, ...taken }
}

/** The policy asks for the size that the file had when it was opened. */
function blamesSize(cause: unknown): boolean {
  return isUploadError(cause) && /^EntityToo(Small|Large)$/.test(cause.ossCode ?? '')
}

/** The host sent the file by itself; where it is cheap to read, what arrived is held against it. */
async function checkArrived(
  { handle, patience, signal }: FormJob,
  { crc64 }: Receipt,
  sliceRead: boolean,
): Promise<void> {
  if (crc64 === undefined || !sliceRead || handle.size > MAX_CHECKED_BYTES) return
  const body = await patience(handle.read(0, handle.size), signal)
  if (crc64Decimal(crc64Of(new Uint8Array(body))) === crc64) return
  throw new UploadError('integrity', 'The object arrived changed: its CRC-64 differs from that of the file.')
}

function fieldsFor(job: FormJob, grant: Grant, at: number, options: UploadOptions): Record<string, string> {
  const region = regionFor(grant, options)
  return formFields({
    address: grant.address,
    credential: grant.credential,
    at,
    region,
    signature: region !== undefined && options.signature !== 'v1' ? 'v4' : 'v1',
    // A file that changed since it was opened is refused.
    minBytes: job.handle.size,
    maxBytes: job.handle.size,
    // The credential's own end comes from the server: with V1, it makes a wrong clock of the device harmless.
    expiresAt: Math.max(grant.credential.expiresAt ?? 0, at + POLICY_LIFETIME_MS),
    contentType: job.file.contentType,
    successStatus: 200,
  })
}
