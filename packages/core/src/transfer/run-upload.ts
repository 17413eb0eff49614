import {
  type CancelSignal,
  createCanceller,
  expectRunning,
  type FileHandle,
  withoutSecrets,
  wordsOf,
} from '@vod-upload/platform'
import { type Cycler, createCycler } from '../credential/cycler'
import type { GrantSource } from '../credential/grant'
import { asUploadError } from '../errors/as-upload-error'
import { UploadError } from '../errors/upload-error'
import { canGoOn, hasProof, isSameFile, keepGrant } from '../file/session'
import type { UploadResult } from '../file/state'
import type { UploadFile } from '../file/upload-file'
import type { Hashing } from '../integrity/hashing'
import { laterParts } from '../plan/part-size'
import { type Hand, planUpload } from '../plan/plan'
import { type Traced, tracedFor } from '../trace'
import { abortSession } from './abort-session'
import { createCallOss } from './call-oss'
import { firstAddress, goOn } from './go-on'
import type { HostWatch } from './host-watch'
import { type Journal, noJournal, openJournal } from './journal'
import { createOssLine } from './oss-line'
import { createPatience, type Patience } from './patience'
import { mostLanes, type RunDeps } from './run-deps'
import { type SendPlan, sendEitherWay } from './send-either-way'
import { sendForm } from './send-form'
import { sendMultipart } from './send-multipart'
import type { JudgeLine } from './send-parts'

/** What a run tells while it goes on. */
export interface RunReport {
  opened(sizeBytes: number): void
  authorized(): void
  progress(sentBytes: number): void
  /** Something is being removed from OSS meanwhile; it never rejects, and nobody waits for it here. */
  cleaning(work: Promise<void>): void
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
  const patience = createPatience(deps.clock)
  const traced = tracedFor(file.source.path, deps.clock, deps.options.trace)
  const open = () => patience(deps.platform.openFile(file.source), signal)
  const stopListening = deps.host.listen()
  const { filesInParts } = deps
  let isInParts = false
  let handle: FileHandle | undefined
  let cycler: Cycler | undefined
  let journal = noJournal
  let result: UploadResult | undefined
  try {
    const opened = await open()
    handle = opened
    const sizeBytes = opened.size
    const { hand, plan } = await traced({ name: 'plan', sizeBytes }, () => planFor(sizeBytes, deps))
    // A storage that is slow to answer held it up; reading on would take memory that the next file has by now.
    expectRunning(signal)
    if (isAnother(opened, file)) file.sentBytes = 0
    report.opened(opened.size)
    if (plan.kind === 'multipart') {
      await filesInParts.take(1, signal)
      isInParts = true
      journal = await openJournal(file, opened, { ...deps, patience, signal })
    }
    expectRunning(signal)

    cycler = createCycler(whenClear(file.grants, deps.host, traced), deps, signal, (grant) => {
      file.grant = grant
      keepGrant(file.session, grant)
    })
    const address = await firstAddress(file.grants, cycler, journal)
    report.authorized()
    if (file.session && !canGoOn(file.session, opened, address)) {
      file.sentBytes = 0
      report.cleaning(abortSession(file, deps))
    }
    const { hashing } = deps
    const onProgress = report.progress
    const job = { file, handle: opened, onProgress, signal, patience, hashing, journal, traced }
    const startOver = () => report.cleaning(abortSession(file, deps))
    await goOn(job, address, startOver)
    const expectSameFile = async () => {
      const now = await open()
      report.cleaning(closeFile(now, patience, deps))
      expectSame(opened, now)
    }
    result = await send({ ...job, expectSameFile }, { plan, hand, startOver }, deps, cycler)
    // The last bytes may have gone unreported: hosts fall silent early, or count no bytes at all.
    report.progress(opened.size)
    return result
  } catch (cause) {
    const error = asUploadError(cause)
    // What has arrived is of a file that is no more.
    if (error.code === 'file-changed') report.cleaning(abortSession(file, deps))
    throw error
  } finally {
    stopListening()
    if (isInParts) filesInParts.give(1)
    cycler?.end()
    report.cleaning(closeJournal(file, journal, result !== undefined))
    if (handle !== undefined) report.cleaning(closeFile(handle, patience, deps))
  }
}

/** Nobody can be asked for a credential without a network. */
function whenClear(source: GrantSource, host: HostWatch, traced: Traced): GrantSource {
  return {
    get renewsAhead() {
      return source.renewsAhead
    },
    async issue(signal) {
      await host.clearToAsk(signal)
      return traced({ name: 'credential' }, () => source.issue(signal))
    },
    async renew(ended, signal) {
      await host.clearToAsk(signal)
      return traced({ name: 'credential' }, () => source.renew(ended, signal))
    },
  }
}

/** @throws UploadError where the file cannot be sent from here at all */
async function planFor(
  sizeBytes: number,
  { lessons, options, lanes }: RunDeps,
): Promise<{ readonly hand: Hand; readonly plan: SendPlan }> {
  const hand = await lessons.hand()
  const plan = planUpload(sizeBytes, hand, options, lanes.bytesPerSecond)
  if (plan.kind === 'impossible') throw new UploadError(plan.code, plan.message)
  return { hand, plan }
}

interface Job {
  readonly file: UploadFile
  readonly handle: FileHandle
  readonly onProgress: (sentBytes: number) => void
  readonly signal: CancelSignal
  readonly patience: Patience
  readonly hashing: Hashing
  readonly journal: Journal
  readonly traced: Traced
  expectSameFile(): Promise<void>
}

function send(
  job: Job,
  { plan, hand, startOver }: { readonly plan: SendPlan; readonly hand: Hand; startOver(): void },
  deps: RunDeps,
  cycler: Cycler,
): Promise<UploadResult> {
  const { file, handle } = job
  const { traced } = job
  const line = createOssLine({ ...deps, traced }, cycler)
  const { memory, options } = deps
  const partsAtOnce = partsAtOnceFor(deps)
  return sendEitherWay(plan, {
    sizeBytes: handle.size,
    hand,
    wishes: deps.options,
    lessons: deps.lessons,
    send(way, doubt) {
      if (way.kind === 'form') {
        // An earlier start may have gone the other way, or has found what one in another run of the app had left.
        if (file.session !== undefined || file.fingerprint !== undefined) startOver()
        return traced({ name: 'form', sizeBytes: handle.size }, () => sendForm(job, line, deps))
      }
      const { partSizeBytes } = way
      const unproven = doubt === 'binaryPut'
      return sendMultipart(
        {
          ...{ ...job, partSizeBytes, partsAtOnce, memory, unproven, giveUp: startOver },
          ...(options.partSizeBytes === undefined && { tryLine: () => tryLine(deps) }),
        },
        createCallOss(line, deps),
      )
    },
    hasOpened: () => file.session !== undefined,
    hasArrivedInPart: () => file.session !== undefined && hasProof(file.session),
    startOver,
  })
}

function tryLine({ clock }: RunDeps): JudgeLine {
  const beganAt = clock.now()
  return (partSizeBytes, sentBytes) => laterParts(partSizeBytes, (sentBytes / (clock.now() - beganAt)) * 1000)
}

/** One more than there are lanes, so that the next part is read and hashed while others are sent. */
function partsAtOnceFor({ options, platform }: RunDeps): number {
  return Math.max(1, Math.floor(options.parallelParts ?? mostLanes(platform) + 1))
}

/** What has arrived is written down once more: the next run may be one of another start of the app. */
async function closeJournal(file: UploadFile, journal: Journal, succeeded: boolean): Promise<void> {
  if (succeeded) await journal.forget()
  else if (file.session !== undefined) await journal.write(file.session)
  journal.close()
}

/** It never rejects: what has arrived has arrived, whatever the host says of its file. */
async function closeFile(handle: FileHandle, patience: Patience, { log }: RunDeps): Promise<void> {
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

function expectSame(opened: FileHandle, now: FileHandle): void {
  if (isSameFile(opened, now)) return
  throw new UploadError('file-changed', 'The file was changed while it was uploaded: start the upload again.')
}
