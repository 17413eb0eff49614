import type { CancelSignal, FileHandle } from '@vod-upload/platform'
import { UploadError } from '../errors/upload-error'
import { hasProof, type MultipartSession, missingRanges, sentBytesOf } from '../file/session'
import { crc64Decimal } from '../integrity/crc64'
import type { Hashing } from '../integrity/hashing'
import type { Budget } from '../lanes/budget'
import type { CallOss } from '../line/call-oss'
import type { Patience } from '../line/patience'
import { readPart } from '../oss/answers'
import { uploadPart } from '../oss/calls'
import type { PartRange } from '../plan/part-ranges'
import type { LaterParts } from '../plan/part-size'
import { isWorthTrying, TRIED_PARTS } from '../plan/part-size'
import type { Journal } from '../resume/journal'
import type { Traced } from '../trace'
import { holdAgainstList } from './fill-in-etags'
import { createByteCounter } from './progress'
import { runAtOnce } from './run-at-once'

/** What the parts behind those are to be that went since the line was tried, so many bytes; `undefined`: as they are. */
export type JudgeLine = (partSizeBytes: number, sentBytes: number) => LaterParts | undefined

export interface PartsJob {
  readonly handle: FileHandle
  /** Parts that are prepared or sent at the same time, as far as memory goes. */
  readonly partsAtOnce: number
  readonly memory: Budget
  /** Absent where the app has chosen the size of parts. */
  tryLine?(): JudgeLine
  /** Nobody knows yet whether this host can send a part whole: the first one goes alone, and is looked at. */
  readonly unproven?: boolean
  readonly onProgress: (sentBytes: number) => void
  readonly journal: Pick<Journal, 'note'>
  readonly signal: CancelSignal
  /** Bounds a call of the host that has no timeout of its own. */
  readonly patience: Patience
  readonly hashing: Hashing
  readonly traced?: Traced
}

/** Sends what OSS does not have yet; each part that arrives is written into the session. */
export async function sendMissingParts(
  session: MultipartSession,
  job: PartsJob,
  callOss: CallOss,
): Promise<void> {
  const sendPart = partSender(session, job, callOss)
  if (job.unproven && !hasProof(session)) await proveFirst(session, job, callOss, sendPart)
  if (mayTry(session, job)) {
    const tried = missingRanges(session).filter(({ partNumber }) => partNumber <= TRIED_PARTS)
    const judge = job.tryLine?.()
    await runAtOnce(tried, job.partsAtOnce, sendPart, job.signal)
    session.later = judge?.(session.partSizeBytes, tried.length * session.partSizeBytes)
  }
  await runAtOnce(missingRanges(session), job.partsAtOnce, sendPart, job.signal)
}

/** Once a part behind the tried ones may have been sent, its size stands. */
function mayTry({ sizeBytes, later, sent }: MultipartSession, { tryLine }: PartsJob): boolean {
  if (tryLine === undefined || later !== undefined || !isWorthTrying(sizeBytes)) return false
  return Array.from(sent.keys()).every((partNumber) => partNumber <= TRIED_PARTS)
}

type SendPart = (range: PartRange, signal: CancelSignal) => Promise<void>

function partSender(session: MultipartSession, job: PartsJob, callOss: CallOss): SendPart {
  const { traced = (_, work) => work() } = job
  const counter = createByteCounter(sentBytesOf(session), job.onProgress)
  const send: SendPart = async ({ partNumber, start, end }, signal) => {
    const body = await job.patience(job.handle.read(start, end), signal)
    const crc64 = await job.hashing.crc64(body, signal)
    const contentMd5 = await job.hashing.contentMd5?.(body, signal)
    const taken = await callOss(
      uploadPart({ uploadId: session.uploadId, partNumber, body, contentMd5 }),
      (answer) => {
        const receipt = readPart(answer)
        expectSameCrc64(`Part ${partNumber}`, crc64Decimal(crc64), receipt.crc64)
        return receipt
      },
      { signal, inLane: true, onProgress: (sentBytes) => counter.inFlight(partNumber, sentBytes) },
    )
    session.sent.set(partNumber, { etag: taken.etag, crc64, checked: taken.crc64 !== undefined })
    counter.arrived(partNumber, end - start)
    job.journal.note(session, partNumber)
  }
  return async (range, signal) => {
    const sizeBytes = range.end - range.start
    await job.memory.take(sizeBytes, signal)
    try {
      await traced({ name: 'part', partNumber: range.partNumber, sizeBytes }, () => send(range, signal))
    } finally {
      job.memory.give(sizeBytes)
    }
  }
}

/** A body that a host turned into text or JSON is of another size, which shows even where it hides the headers. */
async function proveFirst(session: MultipartSession, job: PartsJob, callOss: CallOss, sendPart: SendPart) {
  const [first] = missingRanges(session)
  if (first === undefined) return
  await sendPart(first, job.signal)
  if (session.sent.get(first.partNumber)?.checked) return
  try {
    await holdAgainstList(session, callOss, job.signal)
  } catch (cause) {
    // Nobody has judged it, so it proves nothing: the next run looks again.
    session.sent.delete(first.partNumber)
    throw cause
  }
  if (session.sent.has(first.partNumber)) return
  throw new UploadError('integrity', 'The first part arrived changed: OSS has another number of bytes.')
}

/** OSS tells the CRC-64 of what it stored; where a host hides that header there is nothing to compare. */
export function expectSameCrc64(what: string, ours: string, theirs: string | undefined): void {
  if (theirs === undefined || theirs === ours) return
  throw new UploadError('integrity', `${what} arrived changed: its CRC-64 differs from that of the file.`)
}
