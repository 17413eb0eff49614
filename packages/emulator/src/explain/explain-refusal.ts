import { CHECK_STEPS, type CheckStep, type Refusal } from '../refusal'
import type { RefusedRequest } from '../refusal-book'
import { adviceFor, QUESTIONS } from './advice'
import { type ComparedLine, compareLines } from './compare-lines'
import { findMistake } from './find-mistake'
import { redactorFor } from './redact'
import { signedLines } from './signed-lines'
import { digestOf, type SignedParts, tellingText } from './signed-parts'

/** A refused signature check, told step by step. Holds no key, token, signature or policy. */
export interface Explanation {
  steps: { step: CheckStep; question: string; outcome: 'passed' | 'failed' | 'not reached' }[]
  /** The service's own words. */
  code: string
  message: string
  /** What the client must have done wrong, and what to do; one sentence or a few. */
  advice: string[]
  /** Undefined where the check did not come as far as the signature, or what was signed may not be shown. */
  signed: SignedComparison | undefined
}

export interface SignedComparison {
  version: SignedParts['version']
  /** Where their text is from: a mistake that gives their signature, or what somebody pasted; undefined if unknown. */
  theirsFrom: 'found' | 'pasted' | undefined
  lines: ComparedLine[]
  /** V4 and ACS3: the string to sign, which holds a digest of the lines. */
  digest: string | undefined
}

interface Context {
  /** Bucket name to region. */
  buckets: Readonly<Record<string, string>>
  /** What the client says that it signed, if somebody pasted it. */
  theirs: string | undefined
}

export function explainRefusal(
  { refusal, code, message, at }: RefusedRequest,
  context: Context,
): Explanation {
  const { step, claim } = refusal
  const parts = claim?.parts
  const redact = redactorFor(claim, parts && 'policy' in parts ? parts.policy : undefined)
  const told =
    step === 'signature' && parts
      ? compareSigned(parts, refusal, context.theirs)
      : {
          advice: [adviceFor(step, code, { at, parts, isAnonymous: isAnonymous(step, message) })],
          signed: undefined,
        }
  const failed = CHECK_STEPS.indexOf(step)
  const isForm = parts?.version === 'form V1' || parts?.version === 'form V4'
  return {
    steps: CHECK_STEPS.filter((name) => isTaken(name, parts, isForm)).map((name) => {
      const index = CHECK_STEPS.indexOf(name)
      const outcome = index < failed ? 'passed' : index === failed ? 'failed' : 'not reached'
      return { step: name, question: QUESTIONS[name], outcome }
    }),
    code,
    message: redact(withoutSignedText(message)),
    advice: [...told.advice, ...regionAdvice(step, parts, context)].filter(Boolean).map(redact),
    signed: told.signed && {
      ...told.signed,
      lines: told.signed.lines.map((line) => ({
        ...line,
        ours: line.ours === undefined ? undefined : redact(line.ours),
        theirs: line.theirs === undefined ? undefined : redact(line.theirs),
      })),
    },
  }
}

function compareSigned(
  parts: SignedParts,
  { claim, accessKeySecret = '' }: Refusal,
  pasted: string | undefined,
): Pick<Explanation, 'advice' | 'signed'> {
  const { version } = parts
  const ourText = tellingText(parts)
  const ours = signedLines(version, ourText)
  const found = findMistake(parts, claim?.signature ?? '', accessKeySecret)
  const theirText = pasted?.replaceAll('\r\n', '\n') ?? found?.theirText
  const theirs = theirText === undefined ? ours : signedLines(version, theirText)
  return {
    advice: found?.sentences ?? [
      'None of the usual mistakes, alone or two together, gives this signature. Most often the secret is another one than that ' +
        'of the key id: was it changed together with the key? Else paste below what your client signed.',
    ],
    signed: {
      version,
      theirsFrom: pasted !== undefined ? 'pasted' : found && 'found',
      lines: compareLines(ours, theirs),
      digest: digestOf(parts),
    },
  }
}

/** Steps that this kind of request does not go through are not shown. */
function isTaken(step: CheckStep, parts: SignedParts | undefined, isForm: boolean): boolean {
  if (step === 'policy') return isForm
  if (step !== 'region') return true
  return parts === undefined || parts.version === 'V4' || parts.version === 'form V4'
}

function isAnonymous(step: CheckStep, message: string): boolean {
  return step === 'reading' && message.startsWith('Anonymous')
}

/** VOD quotes the whole signed text in its message. */
function withoutSignedText(message: string): string {
  return message.replace(/ ?server string to sign is:.*$/s, '')
}

function regionAdvice(step: CheckStep, parts: SignedParts | undefined, { buckets }: Context): string[] {
  if (step !== 'region' || !parts || !('scope' in parts)) return []
  const bucket = 'request' in parts ? parts.request.bucket : undefined
  const right = bucket === undefined ? undefined : buckets[bucket]
  return [
    `It was signed for ${parts.scope.region}${right === undefined ? '' : `; ${bucket} is in ${right}`}.`,
  ]
}
