import type { CancelSignal } from '@vod-upload/platform'
import type { Grant } from '../credential/grant'
import type { UploadResult } from '../file/state'
import type { UploadFile } from '../file/upload-file'
import type { UploadOptions } from '../options'
import { bucketUrl } from '../oss/address'
import { readForm } from '../oss/answers'
import { formFields } from '../oss/sign-form'
import { requestTimeoutMs } from '../plan/limits'
import { regionFor } from './call-oss'
import type { OssLine } from './oss-line'
import type { RunDeps } from './run-deps'

export interface FormJob {
  readonly file: UploadFile
  readonly sizeBytes: number
  readonly onProgress: (sentBytes: number) => void
  readonly signal: CancelSignal
}

/** Long enough for a slow line; the credential itself ends the right to upload, whatever the policy says. */
const POLICY_LIFETIME_MS = 60 * 60 * 1000

/** Sends a file in one POST with a signed policy, by the host's own uploader. */
export async function sendForm(
  job: FormJob,
  line: OssLine,
  { platform, options }: Pick<RunDeps, 'platform' | 'options'>,
): Promise<UploadResult> {
  const { file, sizeBytes, signal } = job
  const maxTimeoutMs = platform.capabilities.maxTimeoutMs
  let sentTo: Grant['address'] | undefined
  const taken = await line.exchange(
    (grant, atMs) => {
      sentTo = grant.address
      return platform.uploadForm({
        url: bucketUrl(grant.address),
        source: file.source,
        fileField: 'file',
        fields: fieldsFor(job, grant, atMs, options),
        timeoutMs: options.requestTimeoutMs ?? requestTimeoutMs(sizeBytes, maxTimeoutMs),
        signal,
        onProgress: (sentBytes) => job.onProgress(Math.min(sentBytes, sizeBytes)),
      })
    },
    readForm,
    signal,
  )
  return { endpoint: '', bucket: '', object: '', ...sentTo, sizeBytes, partCount: 1, ...taken }
}

function fieldsFor(job: FormJob, grant: Grant, at: number, options: UploadOptions): Record<string, string> {
  const region = regionFor(grant, options)
  return formFields({
    address: grant.address,
    credential: grant.credential,
    at,
    region,
    signature: region !== undefined && options.signature !== 'v1' ? 'v4' : 'v1',
    maxBytes: job.sizeBytes,
    // The credential's own end comes from the server: with V1, it makes a wrong clock of the device harmless.
    expiresAt: Math.max(grant.credential.expiresAt ?? 0, at + POLICY_LIFETIME_MS),
    contentType: job.file.contentType,
    successStatus: 200,
  })
}
