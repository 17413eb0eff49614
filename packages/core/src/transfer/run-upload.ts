import { type CancelSignal, type FileHandle, isPlatformError } from '@vod-upload/platform'
import { type Cycler, createCycler } from '../credential/cycler'
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
  let cycler: Cycler | undefined
  try {
    handle = await deps.platform.openFile(file.source)
    const plan = planUpload(handle.size, deps.platform.capabilities, deps.options)
    if (plan.kind === 'impossible') throw new UploadError(plan.code, plan.message)
    report.opened(handle.size)
    if (signal.cancelled) throw new UploadError('cancelled', 'The upload was stopped.')

    const before = file.grant
    cycler = createCycler(file.grants, deps, signal, (grant) => {
      file.grant = grant
    })
    const { address } = await cycler.current()
    report.authorized()

    if (file.session && !canGoOn(file.session, handle.size, address)) await abortSession(file, before, deps)
    const line = createOssLine(deps, cycler)
    const job = { file, sizeBytes: handle.size, onProgress: report.progress, signal }
    const result =
      plan.kind === 'form'
        ? await sendForm(job, line, deps)
        : await sendMultipart(
            { ...job, handle, partSizeBytes: plan.partSizeBytes, parallelParts: deps.options.parallelParts },
            createCallOss(line, deps),
          )
    // The last bytes may have gone unreported: hosts fall silent early, or count no bytes at all.
    report.progress(handle.size)
    return result
  } catch (cause) {
    throw asUploadError(cause)
  } finally {
    cycler?.end()
    await handle?.close()
  }
}

function asUploadError(cause: unknown): UploadError {
  if (isUploadError(cause)) return cause
  if (isPlatformError(cause)) return fromPlatform(cause)
  const text = cause instanceof Error ? cause.message : String(cause)
  return new UploadError('unsupported', `The upload ended for a reason of the host's own: ${text}`)
}
