import {
  backoffMs,
  type Clock,
  type Grant,
  type GrantSource,
  isUploadError,
  type Log,
  type RetryPolicy,
  type RunDeps,
  type ServerClock,
  UploadError,
} from '@vod-upload/core'
import { type CancelSignal, createCanceller, withoutSecrets, wordsOf } from '@vod-upload/platform'
import type { MediaKind } from '../picked-file/picked-file'
import { fieldsOf } from './answer-fields'
import type { AuthAnswer } from './auth-answer'
import type { AuthContext, AuthFile, GetAuth } from './get-auth'
import { type MediaIds, type ReadAnswer, readAnswer, refusalIn } from './read-answer'

/** The upload that the app is asked about. */
export interface AskedUpload<Meta> {
  readonly kind: MediaKind
  readonly meta: Meta | undefined
  file(): AuthFile
  /** Is it the cover of a video? */
  readonly isCover?: boolean
  /** Where the video's cover is to be seen, where it has one. */
  coverUrl?(): string | undefined
}

export interface AppGrantsDeps<Meta> {
  readonly getAuth: GetAuth<Meta>
  readonly authTimeoutMs: number
  readonly policy: RetryPolicy
  readonly host: Pick<RunDeps['host'], 'clearToAsk' | 'excuse' | 'rest'>
  readonly clock: Clock
  readonly serverClock: ServerClock
  readonly random: () => number
  readonly log: Log
}

/** Grants of one upload, pulled from the app. */
export interface AppGrants extends GrantSource {
  /** What VOD called the record, as far as the app has told. */
  readonly ids: MediaIds
  /** Lets the next `issue` ask anew, since what is held was no good. */
  discard(): void
}

/** How often a getAuth that rejects is asked again for one credential. */
const MAX_ASKED_AGAIN = 2

export function createAppGrants<Meta>(asked: AskedUpload<Meta>, deps: AppGrantsDeps<Meta>): AppGrants {
  const { host, policy, random } = deps
  let ids: MediaIds = {}
  let held: ReadAnswer | undefined
  let discarded = false
  let denied = false
  let earlierObject: string | undefined
  // It outlives a pause: the app may have made a record for it, which a second question would double.
  let question: Promise<AuthAnswer> | undefined

  /** One that fails while nobody waits for it is no answer to the next who asks. */
  const keep = (asked: Promise<AuthAnswer>): Promise<AuthAnswer> => {
    asked.catch(() => {
      if (question === asked) question = undefined
    })
    return asked
  }

  const answered = async (signal: CancelSignal): Promise<AuthAnswer> => {
    denied = false
    for (let failures = 0; ; ) {
      try {
        question =
          question ??
          keep(ask(deps.getAuth, contextOf(asked, ids, held?.grant.address.object ?? earlierObject)))
        const answer = await waitFor(question, deps, signal)
        question = undefined
        return answer
      } catch (cause) {
        if (signal.cancelled) throw new UploadError('cancelled', 'The upload was stopped.')
        question = undefined
        // Without a network the app cannot get one either; that is not counted.
        if (host.excuse() !== 'network') {
          if (isUploadError(cause)) throw cause
          if (failures >= Math.min(MAX_ASKED_AGAIN, policy.retries)) {
            denied = true
            throw unavailable(cause)
          }
          failures += 1
        }
      }
      await host.rest(0, backoffMs(policy, Math.max(0, failures - 1), random()), signal)
      await host.clearToAsk(signal)
    }
  }

  /** An answer that came while nobody waited may be unreadable; the app is asked once more then. */
  const readable = async (signal: CancelSignal): Promise<ReadAnswer> => {
    const wasOpen = question !== undefined
    const read = async () => {
      const answer = await answered(signal)
      // A refusal that did not reject, as a host gives the body of a 403, says the same of the record.
      denied = true
      const understood = readAnswer(answer, deps.serverClock.now(), held)
      denied = false
      return understood
    }
    try {
      return await read()
    } catch (cause) {
      if (wasOpen && isUploadError(cause) && cause.code === 'credential-invalid') return read()
      throw cause
    }
  }

  const take = async (signal: CancelSignal): Promise<Grant> => {
    const answer = await readable(signal)
    if (held === undefined) warnOfMissingId(asked.kind, answer, deps.log)
    held = answer
    discarded = false
    ids = { ...ids, ...answer.ids }
    return answer.grant
  }

  return {
    get ids() {
      return ids
    },
    get renewsAhead() {
      // What is not refreshed but made anew leads elsewhere: then no earlier than it must be.
      return ids.videoId !== undefined || held?.target === 'oss'
    },
    get mayRecall() {
      return held === undefined && question === undefined
    },
    get deniesRecord() {
      return denied
    },
    issue(signal) {
      const usable = held !== undefined && ids.videoId === undefined && !discarded
      return usable && held ? Promise.resolve(held.grant) : take(signal)
    },
    renew: (_, signal) => take(signal),
    discard() {
      discarded = true
    },
    memo: () => ids.videoId,
    recall(earlier) {
      // What this run of the app has been told is newer.
      if (held !== undefined) return
      ids = earlier?.memo === undefined ? {} : { videoId: earlier.memo }
      earlierObject = earlier?.object
    },
    disown() {
      ids = {}
      held = undefined
      earlierObject = undefined
    },
  }
}

function contextOf<Meta>(
  asked: AskedUpload<Meta>,
  { videoId }: MediaIds,
  object: string | undefined,
): AuthContext<Meta> {
  const { kind, meta } = asked
  const about = { file: asked.file(), meta, ...(object !== undefined && { object }) }
  if (videoId !== undefined) return { ...about, kind: 'refresh-video', videoId }
  const coverUrl = asked.coverUrl?.()
  return {
    ...about,
    kind: kind === 'image' ? 'create-image' : 'create-video',
    videoId,
    ...(asked.isCover && { isCover: true }),
    ...(coverUrl !== undefined && { coverUrl }),
  }
}

/** What the app throws is a rejection too. */
function ask<Meta>(getAuth: GetAuth<Meta>, context: AuthContext<Meta>): Promise<AuthAnswer> {
  return new Promise((resolve) => resolve(getAuth(context)))
}

/** @throws what the app rejects with, an UploadError after `authTimeoutMs`, a PlatformError `cancelled` */
async function waitFor<Meta>(
  question: Promise<AuthAnswer>,
  { clock, authTimeoutMs }: AppGrantsDeps<Meta>,
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

function warnOfMissingId(kind: MediaKind, { target, ids }: ReadAnswer, log: Log): void {
  if (target !== 'vod' || kind !== 'video' || ids.videoId !== undefined) return
  log('The answer of getAuth has no VideoId, without which a video cannot be refreshed: return all of it.')
}
