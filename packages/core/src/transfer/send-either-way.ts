import { asUploadError } from '../errors/as-upload-error'
import { UploadError } from '../errors/upload-error'
import type { UploadResult } from '../file/state'
import { type Doubt, doubtOf, type Hand, NO_WAY, type Plan, type PlanWishes, planUpload } from '../plan/plan'
import { mayPass } from '../retry/classify'
import type { Lessons } from './lessons'

export type SendPlan = Exclude<Plan, { kind: 'impossible' }>

export interface EitherWay {
  readonly sizeBytes: number
  readonly hand: Hand
  readonly wishes: PlanWishes
  readonly lessons: Pick<Lessons, 'learn'>
  /** @param doubt what nobody knows of this host, and what this way rests on */
  send(plan: SendPlan, doubt: Doubt | undefined): Promise<UploadResult>
  /** Has OSS opened a session for its parts? Then the line was well. */
  hasOpened(): boolean
  /** Has OSS taken a part of it? Then the way works, whatever happened later. */
  hasArrivedInPart(): boolean
  /** Before the other way: what the first one left in OSS is given up. */
  startOver(): void
}

/**
 * Sends the file as planned. Where the plan rests on something that nobody knows of this host and fails for what may
 * be that very reason, the file goes the other way; what works is remembered.
 * @param plan of this size, hand and wishes
 */
export async function sendEitherWay(plan: SendPlan, way: EitherWay): Promise<UploadResult> {
  const doubt = doubtOf(plan, way.hand)
  try {
    const result = await way.send(plan, doubt)
    if (doubt !== undefined) way.lessons.learn({ [doubt]: true })
    return result
  } catch (cause) {
    const error = asUploadError(cause)
    if (doubt === undefined) throw error
    if (way.hasArrivedInPart()) {
      way.lessons.learn({ [doubt]: true })
      throw error
    }
    const hand = { ...way.hand, [doubt]: false }
    const other = planUpload(way.sizeBytes, hand, way.wishes)
    const failedAlone = doubt === 'binaryPut' && way.hasOpened() && isBroken(error)
    if (!(mayRefute(error) || failedAlone) || other.kind === 'impossible') throw error
    way.startOver()
    const result = await sendEitherWay(other, { ...way, hand }).catch((second) => {
      throw doubtOf(other, hand) === undefined ? second : verdict(error, asUploadError(second))
    })
    // A refusal that may pass, or a broken line, is no proof even now.
    if (blamesHost(error)) way.lessons.learn({ [doubt]: false })
    return result
  }
}

/** OSS that refuses both ways alike means the credential; otherwise the host can do neither. */
function verdict(first: UploadError, second: UploadError): UploadError {
  const isSame = first.code === second.code && first.ossCode === second.ossCode
  if (isSame || !blamesHost(first) || !blamesHost(second)) return second
  return new UploadError('unsupported', NO_WAY)
}

/**
 * May the host be to blame? It refused the call, or what it made of it was refused by OSS, or arrived changed. A line
 * that broke, a file that cannot be read and a credential that ended say nothing about the way.
 */
export function mayRefute({ code, status = 0 }: UploadError): boolean {
  if (code === 'oss') return status >= 400 && status < 500
  return code === 'unsupported' || code === 'integrity' || code === 'answer-unreadable'
}

function blamesHost(error: UploadError): boolean {
  // Each try in vain: it is the host that changes bodies.
  if (error.ossCode === 'InvalidDigest') return true
  return mayRefute(error) && !(error.code === 'oss' && mayPass(error))
}

/** Some hosts tell a PUT that they do not know as a broken line, and gateways as 501. */
function isBroken({ code, status = 0 }: UploadError): boolean {
  return code === 'network' || code === 'timeout' || (code === 'oss' && status >= 500)
}
