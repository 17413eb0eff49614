import type { CancelSignal, FileHandle } from '@vod-upload/platform'
import type { Grant } from '../credential/grant'
import { isUploadError } from '../errors/upload-error'
import type { UploadResult } from '../file/state'
import type { UploadFile } from '../file/upload-file'
import { crc64Decimal } from '../integrity/crc64'
import { regionForV4, signedRequest } from '../line/call-oss'
import type { OssLine } from '../line/oss-line'
import type { Patience } from '../line/patience'
import type { UploadOptions } from '../options'
import { bucketUrl } from '../oss/address'
import type { Receipt } from '../oss/answers'
import { headObject } from '../oss/calls'
import { formFields } from '../oss/sign-form'
import { requestTimeoutMs } from '../plan/limits'
import { createFormPost } from './form-post'
import type { RunDeps } from './run-deps'
import { expectSameCrc64 } from './send-parts'

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

export type FormDeps = Pick<RunDeps, 'platform' | 'options' | 'watchStall' | 'hashing' | 'lanes' | 'memory'>

/** Sends a file in one POST with a signed policy, by the host's own uploader. */
export async function sendForm(job: FormJob, line: OssLine, deps: FormDeps): Promise<UploadResult> {
  const { platform, options, watchStall, lanes } = deps
  const { file, handle, signal } = job
  const sizeBytes = handle.size
  let sentTo: Grant['address'] | undefined
  const post = (grant: Grant, atMs: number) =>
    watchStall.forms(
      sizeBytes,
      (inner, tell) =>
        platform.uploadForm({
          url: bucketUrl(grant.address),
          source: file.source,
          fileField: 'file',
          fields: fieldsFor(job, grant, atMs, options),
          // Not cut to what the host allows for requests: a large file takes its time, and the host streams it.
          timeoutMs: Math.min(options.requestTimeoutMs ?? requestTimeoutMs(sizeBytes), MAX_TIMER_MS),
          signal: inner,
          onProgress: tell,
        }),
      { signal, onProgress: job.onProgress },
    )
  const head = (grant: Grant, atMs: number) =>
    platform.request({
      ...signedRequest(headObject(), grant, atMs, options),
      timeoutMs: requestTimeoutMs(0),
      signal,
    })
  // Parts hold memory while they wait for a lane; a form that waited for memory in its lane might wait for ever.
  const crc64OfFile = () => cheapCrc64(job, deps, 'at once')
  const form = createFormPost({ post, head, crc64OfFile })
  const send = (grant: Grant, atMs: number) => {
    sentTo = grant.address
    return form.send(grant, atMs)
  }
  const taken = await line
    .exchange(send, form.read, signal, lanes.lane(sizeBytes, true))
    .catch(async (cause) => {
      if (blamesSize(cause)) await job.expectSameFile()
      throw cause
    })
  await expectArrived(job, deps, taken)
  return { endpoint: '', bucket: '', object: '', ...sentTo, sizeBytes, partCount: 1, ...taken }
}

/**
 * The host has read the file by itself. What has arrived is the file where both have one CRC-64; otherwise it is asked
 * first whether the file is still the one that was opened.
 */
async function expectArrived(job: FormJob, deps: FormDeps, { crc64 }: Receipt): Promise<void> {
  const reading = crc64 === undefined ? undefined : cheapCrc64(job, deps, 'in turn')
  const ours = await reading?.catch(async (cause) => {
    await job.expectSameFile()
    throw cause
  })
  if (ours !== undefined && ours === crc64) return
  await job.expectSameFile()
  if (ours !== undefined) expectSameCrc64('The object', ours, crc64)
}

/** The policy asks for the size that the file had when it was opened. */
function blamesSize(cause: unknown): boolean {
  return isUploadError(cause) && /^EntityToo(Small|Large)$/.test(cause.ossCode ?? '')
}

/** The host sends the file by itself; where it is cheap to read, what arrived can be held against it. */
async function cheapCrc64(
  { handle, patience, signal }: FormJob,
  { platform, hashing, memory }: FormDeps,
  when: 'at once' | 'in turn',
): Promise<string | undefined> {
  const { size } = handle
  if (!platform.capabilities.sliceRead || size > MAX_CHECKED_BYTES) return undefined
  if (when === 'in turn') await memory.take(size, signal)
  else if (!memory.tryTake(size)) return undefined
  try {
    const body = await patience(handle.read(0, size), signal)
    return crc64Decimal(await hashing.crc64(body, signal))
  } finally {
    memory.give(size)
  }
}

function fieldsFor(job: FormJob, grant: Grant, at: number, options: UploadOptions): Record<string, string> {
  const region = regionForV4(grant, options)
  return formFields({
    address: grant.address,
    credential: grant.credential,
    at,
    region,
    signature: region === undefined ? 'v1' : 'v4',
    // A file that changed since it was opened is refused.
    minBytes: job.handle.size,
    maxBytes: job.handle.size,
    // The credential's own end comes from the server: with V1, it makes a wrong clock of the device harmless.
    expiresAt: Math.max(grant.credential.expiresAt ?? 0, at + POLICY_LIFETIME_MS),
    contentType: job.file.contentType,
    successStatus: 200,
  })
}
