import { type Grant, type GrantSource, isUploadError, type Log, type ServerClock } from '@vod-upload/core'
import type { CancelSignal } from '@vod-upload/platform'
import type { MediaKind } from '../picked-file/picked-file'
import { type AppQuestionDeps, createAppQuestion } from './app-question'
import type { AuthContext, AuthFile } from './get-auth'
import { type MediaIds, type ReadAnswer, readAnswer } from './read-answer'

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

export interface AppGrantsDeps<Meta> extends AppQuestionDeps<Meta> {
  readonly serverClock: ServerClock
  readonly log: Log
}

/** Grants of one upload, pulled from the app. */
export interface AppGrants extends GrantSource {
  /** What VOD called the record, as far as the app has told. */
  readonly ids: MediaIds
  /** Lets the next `issue` ask anew, since what is held was no good. */
  discard(): void
}

export function createAppGrants<Meta>(asked: AskedUpload<Meta>, deps: AppGrantsDeps<Meta>): AppGrants {
  const question = createAppQuestion(deps)
  let ids: MediaIds = {}
  let held: ReadAnswer | undefined
  let discarded = false
  let unreadable = false
  let earlierObject: string | undefined

  const context = () => contextOf(asked, ids, held?.grant.address.object ?? earlierObject)

  /** An answer that came while nobody waited may be unreadable; the app is asked once more then. */
  const readable = async (signal: CancelSignal): Promise<ReadAnswer> => {
    const wasOpen = question.isOpen
    const read = async () => {
      unreadable = false
      const answer = await question.answer(context, signal)
      unreadable = true
      const understood = readAnswer(answer, deps.serverClock.now(), held)
      unreadable = false
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
      return held === undefined && !question.isOpen
    },
    get deniesRecord() {
      // A refusal that did not reject, as a host gives the body of a 403, says the same of the record.
      return unreadable || question.wasRefused
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

function warnOfMissingId(kind: MediaKind, { target, ids }: ReadAnswer, log: Log): void {
  if (target !== 'vod' || kind !== 'video' || ids.videoId !== undefined) return
  log('The answer of getAuth has no VideoId, without which a video cannot be refreshed: return all of it.')
}
