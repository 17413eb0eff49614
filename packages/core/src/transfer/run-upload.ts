import type { CancelSignal, FileHandle } from '@vod-upload/platform'
import { type Cycler, createCycler } from '../credential/cycler'
import { asUploadError } from '../errors/as-upload-error'
import { UploadError } from '../errors/upload-error'
import { canGoOn, isSameFile } from '../file/session'
import type { UploadResult } from '../file/state'
import type { UploadFile } from '../file/upload-file'
import { planUpload } from '../plan/plan'
import { abortSession } from './abort-session'
import { createCallOss } from './call-oss'
import { createOssLine } from './oss-line'
import { createPatience } from './patience'
import type { RunDeps } from './run-deps'
import { sendEitherWay } from './send-either-way'
import { sendForm } from './send-form'
import { sendMultipart } from './send-multipart'

/** What a run tells while it goes on. */
export interface RunReport {
  opened(sizeBytes: number): void
  authorized(): void
  progress(sentBytes: number): void
  /** Something is being removed from OSS meanwhile; it never rejects, and nobody waits for it here. */
  cleaning(work: Promise<void>): void
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
  const patience = createPatience(deps.clock)
  const open = () => patience(deps.platform.openFile(file.source), signal)
  let handle: FileHandle | undefined
  let cycler: Cycler | undefined
  try {
    const opened = await open()
    handle = opened
    const hand = await deps.lessons.hand()
    const plan = planUpload(opened.size, hand, deps.options)
    if (plan.kind === 'impossible') throw new UploadError(plan.code, plan.message)
    if (file.sizeBytes !== undefined && file.sizeBytes !== opened.size) file.sentBytes = 0
    report.opened(opened.size)
    if (signal.cancelled) throw new UploadError('cancelled', 'The upload was stopped.')

    const before = file.grant
    cycler = createCycler(file.grants, deps, signal, (grant) => {
      file.grant = grant
    })
    const { address } = await cycler.current()
    report.authorized()

    if (file.session && !canGoOn(file.session, opened, address)) {
      file.sentBytes = 0
      report.cleaning(abortSession(file, before, deps))
    }
    const expectSameFile = async () => expectSame(opened, await open())
    const job = { file, handle: opened, onProgress: report.progress, signal, patience, expectSameFile }
    const line = createOssLine(deps, cycler)
    const result = await sendEitherWay(plan, {
      sizeBytes: opened.size,
      hand,
      wishes: deps.options,
      lessons: deps.lessons,
      send: (way, doubt) =>
        way.kind === 'form'
          ? sendForm(job, line, deps)
          : sendMultipart(
              {
                ...job,
                partSizeBytes: way.partSizeBytes,
                parallelParts: lanesFor(deps),
                unproven: doubt === 'binaryPut',
              },
              createCallOss(line, deps),
            ),
      hasArrivedInPart: () => (file.session?.sent.size ?? 0) > 0,
      startOver: () => report.cleaning(abortSession(file, file.grant, deps)),
    })
    // The last bytes may have gone unreported: hosts fall silent early, or count no bytes at all.
    report.progress(opened.size)
    return result
  } catch (cause) {
    const error = asUploadError(cause)
    // What has arrived is of a file that is no more.
    if (error.code === 'file-changed') report.cleaning(abortSession(file, file.grant, deps))
    throw error
  } finally {
    cycler?.end()
    await handle?.close()
  }
}

/** More than the host runs at once would only wait in its queue, holding memory. */
function lanesFor({ options, platform }: RunDeps): number {
  return Math.max(1, Math.min(Math.floor(options.parallelParts), platform.capabilities.maxConcurrentRequests))
}

function expectSame(opened: FileHandle, now: FileHandle): void {
  if (isSameFile(opened, now)) return
  throw new UploadError('file-changed', 'The file was changed while it was uploaded: start the upload again.')
}
