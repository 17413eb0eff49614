import {
  type CancelSignal,
  createCanceller,
  expectRunning,
  type FileHandle,
  isPlatformError,
  withoutSecrets,
  wordsOf,
} from '@vod-upload/platform'
import { createCycler } from '../credential/cycler'
import { asUploadError } from '../errors/as-upload-error'
import { UploadError } from '../errors/upload-error'
import { canGoOn, isSameFile, keepGrant } from '../file/session'
import type { UploadResult } from '../file/state'
import type { UploadFile } from '../file/upload-file'
import { askWhenClear } from '../line/ask-when-clear'
import { createPatience, type Patience } from '../line/patience'
import { type Hand, planUpload } from '../plan/plan'
import { firstAddress, goOn } from '../resume/go-on'
import { type Journal, noJournal, openJournal } from '../resume/journal'
import { type Traced, tracedFor } from '../trace'
import { abortSession } from './abort-session'
import type { RunDeps } from './run-deps'
import type { SendPlan } from './send-either-way'
import { sendFile } from './send-file'

/** What a run tells while it goes on. */
export interface RunReport {
  opened(sizeBytes: number): void
  authorized(): void
  progress(sentBytes: number): void
  /** Something is being removed from OSS meanwhile; it never rejects, and nobody waits for it here. */
  cleaning(work: Promise<void>): void
}

/** One run, and what its steps share. */
interface Run {
  readonly file: UploadFile
  readonly deps: RunDeps
  readonly report: RunReport
  readonly signal: CancelSignal
  readonly patience: Patience
  readonly traced: Traced
  /** What each step leaves to be done when the run is over, however it ends. */
  readonly ends: Array<(succeeded: boolean) => void>
  startOver(): void
}

/** A file that is open, and how it is to be sent. */
interface Opened {
  readonly handle: FileHandle
  readonly hand: Hand
  readonly plan: SendPlan
}

/**
 * One upload from beginning to end: open, plan, look for what an earlier run has left, ask for a credential, send.
 * A file that cannot be read or sent never gets as far as the credential, so it leaves no record in VOD.
 * @throws UploadError; of code `cancelled` once the signal has fired
 */
export async function runUpload(
  file: UploadFile,
  deps: RunDeps,
  report: RunReport,
  signal: CancelSignal,
): Promise<UploadResult> {
  const run: Run = {
    ...{ file, deps, report, signal },
    patience: createPatience(deps.clock),
    traced: tracedFor(file.source.path, deps.clock, deps.options.trace),
    ends: [deps.host.listen()],
    startOver: () => report.cleaning(abortSession(file, deps)),
  }
  let succeeded = false
  try {
    const result = await runSteps(run)
    succeeded = true
    return result
  } catch (cause) {
    const error = asUploadError(cause)
    // What has arrived is of a file that is no more.
    if (error.code === 'file-changed') run.startOver()
    throw error
  } finally {
    for (const end of run.ends) end(succeeded)
  }
}

async function runSteps(run: Run): Promise<UploadResult> {
  const opened = await openAndPlan(run)
  try {
    return await sendOpened(run, opened)
  } catch (cause) {
    // A read that failed, because there is less to read than there was.
    if (/^(file-unreadable|unsupported)$/.test(asUploadError(cause).code))
      await expectUnchanged(run, opened.handle)
    throw cause
  }
}

async function sendOpened(run: Run, opened: Opened): Promise<UploadResult> {
  const { file, deps, report, patience, traced, signal, startOver } = run
  const { hashing } = deps
  const { handle } = opened
  const journal = await journalFor(run, opened)
  run.ends.push((succeeded) => report.cleaning(closeJournal(file, journal, succeeded)))
  expectRunning(signal)

  const cycler = createCycler(askWhenClear(file.grants, deps.host, traced), deps, signal, (grant) => {
    file.grant = grant
    keepGrant(file.session, grant)
  })
  run.ends.push(() => cycler.end())
  const address = await firstAddress(file.grants, cycler, journal)
  report.authorized()
  if (file.session && !canGoOn(file.session, handle, address)) {
    file.sentBytes = 0
    startOver()
  }
  const job = { ...opened, file, journal, hashing, patience, traced, signal, startOver }
  if (opened.plan.kind === 'multipart') await goOn(job, address, startOver)
  const expectSameFile = () => expectUnchanged(run, handle)
  const result = await sendFile({ ...job, onProgress: report.progress, expectSameFile }, deps, cycler)
  // The last bytes may have gone unreported: hosts fall silent early, or count no bytes at all.
  report.progress(handle.size)
  return result
}

/** @throws UploadError where the file cannot be read, or not be sent from here at all */
async function openAndPlan(run: Run): Promise<Opened> {
  const { file, deps, report, traced, signal } = run
  const { lessons, options, lanes } = deps
  const handle = await openFile(run)
  run.ends.push(() => report.cleaning(closeFile(run, handle)))
  const sizeBytes = handle.size
  const opened = await traced({ name: 'plan', sizeBytes }, async () => {
    const hand = await lessons.hand()
    const plan = planUpload(sizeBytes, hand, options, lanes.bytesPerSecond)
    if (plan.kind === 'impossible') throw new UploadError(plan.code, plan.message)
    return { handle, hand, plan }
  })
  // A storage that is slow to answer held it up; reading on would take memory that the next file has by now.
  expectRunning(signal)
  if (isAnother(handle, file)) file.sentBytes = 0
  report.opened(sizeBytes)
  return opened
}

/** Files in parts go on a few at a time; each finds out what an earlier run of the app has left of it. */
async function journalFor(run: Run, { handle, hand, plan }: Opened): Promise<Journal> {
  const { file, deps, patience, signal, ends } = run
  const open = () =>
    openJournal(file, handle, { ...deps, patience, signal }).catch((cause) => {
      // Then it will not go in parts either, but in a form it may.
      if (isPlatformError(cause) && cause.code === 'unsupported') return noJournal
      throw cause
    })
  if (plan.kind === 'multipart') {
    const { filesInParts } = deps
    await filesInParts.take(1, signal)
    ends.push(() => filesInParts.give(1))
    return open()
  }
  // A form goes on with nothing, but it may be of a file that an earlier run, set otherwise, had begun in parts.
  const canRead = hand.sliceRead || handle.size <= hand.maxWholeReadBytes
  return canRead && (await deps.checkpoints.mayKnow(handle.size)) ? open() : noJournal
}

function openFile({ file, deps, patience, signal }: Run): Promise<FileHandle> {
  return patience(deps.platform.openFile(file.source), signal)
}

/** What has arrived is written down once more: the next run may be one of another start of the app. */
async function closeJournal(file: UploadFile, journal: Journal, succeeded: boolean): Promise<void> {
  if (succeeded) await journal.forget()
  else if (file.session !== undefined) await journal.write(file.session)
  journal.close()
}

/** It never rejects: what has arrived has arrived, whatever the host says of its file. */
async function closeFile(
  { patience, deps: { log } }: Pick<Run, 'patience' | 'deps'>,
  handle: FileHandle,
): Promise<void> {
  try {
    await patience(handle.close(), createCanceller().signal)
  } catch (cause) {
    log(`The host did not close the file. ${withoutSecrets(wordsOf(cause))}`)
  }
}

/** Has it changed since an earlier start? Then the progress so far is that of another file. */
function isAnother(opened: FileHandle, { session, sizeBytes }: UploadFile): boolean {
  if (session === undefined) return sizeBytes !== undefined && sizeBytes !== opened.size
  return !isSameFile({ size: session.sizeBytes, modifiedAt: session.modifiedAt }, opened)
}

async function expectUnchanged(run: Run, opened: FileHandle): Promise<void> {
  const now = await openFile(run)
  run.report.cleaning(closeFile(run, now))
  if (isSameFile(opened, now)) return
  throw new UploadError('file-changed', 'The file was changed while it was uploaded: start the upload again.')
}
