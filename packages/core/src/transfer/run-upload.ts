import { type CancelSignal, type FileHandle, isPlatformError } from '@vod-upload/platform'
import { createCycler } from '../credential/cycler'
import { fromPlatform } from '../errors/from-platform'
import { isUploadError, UploadError } from '../errors/upload-error'
import { canGoOn } from '../file/session'
import type { UploadResult } from '../file/state'
import type { UploadFile } from '../file/upload-file'
import { planUpload } from '../plan/plan'
import { abortSession } from './abort-session'
import { createCallOss } from './call-oss'
import { createOssLine } from './oss-line'
import type { RunDeps } from './run-deps'
import { sendForm } from './send-form'
import { sendMultipart } from './send-multipart'

/** What a run tells while it goes on. */
export interface RunReport {
  opened(sizeBytes: number): void
  authorized(): void
  progress(sentBytes: number): void
}

/**
 * One upload from beginning to end: open, plan, ask for a credential, send.
 * A file that cannot be read or sent never gets as far as the credential, so it leaves no record in VOD.
 * @throws UploadError; of code `cancelled` once the signal has fired
 */
export async function runUpload(
  file: UploadFile,
  deps: RunDeps,
  report: RunReport,
  signal: CancelSignal,
): Promise<UploadResult> {
  let handle: FileHandle | undefined
  try {
    handle = await deps.platform.openFile(file.source)
    const plan = planUpload(handle.size, deps.platform.capabilities, deps.options)
    if (plan.kind === 'impossible') throw new UploadError(plan.code, plan.message)
    report.opened(handle.size)
    if (signal.cancelled) throw new UploadError('cancelled', 'The upload was stopped.')

    const cycler = createCycler(file.grants, signal, (grant) => {
      file.grant = grant
    })
    const { address } = await cycler.current()
    report.authorized()

    const line = createOssLine(deps, cycler)
    const { contentType, source } = file
    const job = { source, contentType, sizeBytes: handle.size, onProgress: report.progress, signal }
    if (plan.kind === 'form') return await sendForm(job, line, deps, deps.options)

    if (file.session && !canGoOn(file.session, handle.size, address)) await abortSession(file, deps)
    return await sendMultipart(
      {
        ...job,
        handle,
        address,
        partSizeBytes: plan.partSizeBytes,
        parallelParts: deps.options.parallelParts,
        kept: file.session,
        keep: (session) => {
          file.session = session
        },
      },
      createCallOss(line, deps, deps.options),
    )
  } catch (cause) {
    throw asUploadError(cause)
  } finally {
    await handle?.close()
  }
}

function asUploadError(cause: unknown): UploadError {
  if (isUploadError(cause)) return cause
  if (isPlatformError(cause)) return fromPlatform(cause)
  const text = cause instanceof Error ? cause.message : String(cause)
  return new UploadError('unsupported', `The upload ended for a reason of the host's own: ${text}`)
}
