import {
  backoffMs,
  type Clock,
  isUploadError,
  type RetryPolicy,
  type RunDeps,
  UploadError,
} from '@vod-upload/core'
import { type CancelSignal, createCanceller, withoutSecrets, wordsOf } from '@vod-upload/platform'
import { fieldsOf } from './answer-fields'
import type { AuthAnswer } from './auth-answer'
import type { AuthContext, GetAuth } from './get-auth'
import { refusalIn } from './read-answer'

export interface AppQuestionDeps<Meta> {
  readonly getAuth: GetAuth<Meta>
  readonly authTimeoutMs: number
  readonly policy: RetryPolicy
  readonly host: Pick<RunDeps['host'], 'clearToAsk' | 'excuse' | 'rest'>
  readonly clock: Clock
  readonly random: () => number
}

/** What one upload asks of the app, one credential at a time. */
export interface AppQuestion<Meta> {
  /** Has the app been asked, and not answered yet? */
  readonly isOpen: boolean
  /** Did the app refuse, again and again, when it was asked last? */
  readonly wasRefused: boolean
  /**
   * Waits for the open question, or asks.
   * @throws UploadError `credential-unavailable`, `cancelled`
   */
  answer(context: () => AuthContext<Meta>, signal: CancelSignal): Promise<AuthAnswer>
}

/** How often a getAuth that rejects is asked again for one credential. */
const MAX_ASKED_AGAIN = 2

export function createAppQuestion<Meta>(deps: AppQuestionDeps<Meta>): AppQuestion<Meta> {
  const { host, policy, random } = deps
  let refused = false
  // It outlives a pause: the app may have made a record for it, which a second question would double.
  let open: Promise<AuthAnswer> | undefined

  /** One that fails while nobody waits for it is no answer to the next who asks. */
  const keep = (asked: Promise<AuthAnswer>): Promise<AuthAnswer> => {
    asked.catch(() => {
      if (open === asked) open = undefined
    })
    return asked
  }

  return {
    get isOpen() {
      return open !== undefined
    },
    get wasRefused() {
      return refused
    },
    async answer(context, signal) {
      refused = false
      for (let failures = 0; ; ) {
        try {
          open = open ?? keep(ask(deps.getAuth, context()))
          const answer = await waitFor(open, deps, signal)
          open = undefined
          return answer
        } catch (cause) {
          if (signal.cancelled) throw new UploadError('cancelled', 'The upload was stopped.')
          open = undefined
          // Without a network the app cannot get one either; that is not counted.
          if (host.excuse() !== 'network') {
            if (isUploadError(cause)) throw cause
            if (failures >= Math.min(MAX_ASKED_AGAIN, policy.retries)) {
              refused = true
              throw unavailable(cause)
            }
            failures += 1
          }
        }
        await host.rest(0, backoffMs(policy, Math.max(0, failures - 1), random()), signal)
        await host.clearToAsk(signal)
      }
    },
  }
}

/** What the app throws is a rejection too. */
function ask<Meta>(getAuth: GetAuth<Meta>, context: AuthContext<Meta>): Promise<AuthAnswer> {
  return new Promise((resolve) => resolve(getAuth(context)))
}

/** @throws what the app rejects with, an UploadError after `authTimeoutMs`, a PlatformError `cancelled` */
async function waitFor<Meta>(
  question: Promise<AuthAnswer>,
  { clock, authTimeoutMs }: AppQuestionDeps<Meta>,
  signal: CancelSignal,
): Promise<AuthAnswer> {
  const patience = createCanceller()
  const unsubscribe = signal.onCancel(patience.cancel)
  const timeout = clock.sleep(authTimeoutMs, patience.signal).then((): never => {
    throw new UploadError(
      'credential-unavailable',
      `getAuth did not answer within ${authTimeoutMs} ms. Check the app's server, and that getAuth resolves on every path.`,
    )
  })
  try {
    return await Promise.race([question, timeout])
  } finally {
    unsubscribe()
    patience.cancel()
  }
}

function unavailable(cause: unknown): UploadError {
  // Alipay fails where the status is not 2xx; what the server says is in it.
  const refusal = refusalIn(fieldsOf(cause)?.data)
  if (refusal !== undefined) return refusal
  const said = withoutSecrets(wordsOf(cause)).replace(/[.\s]+$/, '')
  return new UploadError(
    'credential-unavailable',
    `getAuth failed: ${said}. Check the app's server and the connection to it.`,
  )
}
