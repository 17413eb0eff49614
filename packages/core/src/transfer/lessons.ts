import { type PlatformAdapter, withoutSecrets, wordsOf } from '@vod-upload/platform'
import type { Clock } from '../clock'
import type { Log } from '../log'
import type { Doubt, Hand } from '../plan/plan'
import { patientStorage } from '../resume/patient-storage'

/** What was found out about a host by trying. */
export type Lesson = Partial<Record<Doubt, boolean>>

/** Remembers, beyond the end of the app, what a host turned out to be able to do. */
export interface Lessons {
  /** The host's capabilities, with what has been learned in the place of `'unknown'`. */
  hand(): Promise<Hand>
  /** Nobody waits until it is stored. */
  learn(lesson: Lesson): void
}

const KEY = 'vod-upload/host'
/** Hosts are updated; what one could not do last month it may do now. */
const LIFETIME_MS = 7 * 24 * 3600 * 1000

export function createLessons(platform: PlatformAdapter, clock: Clock, log: Log): Lessons {
  const { capabilities } = platform
  const storage = patientStorage(platform.storage, clock)
  const hasDoubts = capabilities.binaryPut === 'unknown' || capabilities.formFileLast === 'unknown'
  let learned: Lesson = {}
  let reading: Promise<void> | undefined

  const readOnce = async () => {
    try {
      // What this run has found out is newer.
      learned = { ...parseLesson(await storage.get(KEY), clock.now()), ...learned }
    } catch (cause) {
      log(`What was learned about this host could not be read. ${withoutSecrets(wordsOf(cause))}`)
    }
  }
  return {
    async hand() {
      if (!hasDoubts) return capabilities
      reading = reading ?? readOnce()
      await reading
      return withLesson(capabilities, learned)
    },
    learn(lesson) {
      learned = { ...learned, ...lesson }
      storage.set(KEY, JSON.stringify({ ...learned, learnedAt: clock.now() })).catch((cause) => {
        log(`What was learned about this host could not be stored. ${withoutSecrets(wordsOf(cause))}`)
      })
    },
  }
}

/** What a host says it can do counts more than what was seen. */
export function withLesson(hand: Hand, lesson: Lesson): Hand {
  const { binaryPut, formFileLast } = hand
  return {
    ...hand,
    binaryPut: binaryPut === 'unknown' ? (lesson.binaryPut ?? binaryPut) : binaryPut,
    formFileLast: formFileLast === 'unknown' ? (lesson.formFileLast ?? formFileLast) : formFileLast,
  }
}

/** Nothing where it is old, from the future, or was not written by us. */
export function parseLesson(stored: string | undefined, nowMs: number): Lesson {
  if (stored === undefined) return {}
  try {
    const { learnedAt, binaryPut, formFileLast } = Object(JSON.parse(stored))
    if (!(learnedAt <= nowMs && nowMs - learnedAt < LIFETIME_MS)) return {}
    // By that nothing would be tried any more; it is better to find out.
    if (binaryPut === false && formFileLast === false) return {}
    return {
      ...(typeof binaryPut === 'boolean' && { binaryPut }),
      ...(typeof formFileLast === 'boolean' && { formFileLast }),
    }
  } catch {
    return {}
  }
}
