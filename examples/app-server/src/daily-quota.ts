import { LRUCache } from 'lru-cache'
import type { Limits } from './limits.js'
import { Refusal } from './refusal.js'

/** What was taken of a quota, so that it can be given back. */
export interface Reservation {
  /** For an upload that VOD made no record of. */
  giveBack(): Promise<void>
}

/**
 * How much a user may upload in a day. With more than one process put a shared store behind it, as Redis with INCRBY and
 * EXPIRE: each process counts for itself here, and forgets with its end.
 */
export interface DailyQuota {
  /** @throws Refusal `QuotaExceeded` */
  take(userId: string, bytes: number): Promise<Reservation>
}

const DAY_SECONDS = 24 * 60 * 60
/** Users of one day; of more, those that were longest quiet start anew. */
const MAX_USERS = 100_000

/** @param now milliseconds since 1970 */
export function createDailyQuota(
  { uploadsPerDay, bytesPerDay }: Pick<Limits, 'uploadsPerDay' | 'bytesPerDay'>,
  now: () => number,
): DailyQuota {
  const taken = new LRUCache<string, { uploads: number; bytes: number }>({ max: MAX_USERS })
  return {
    async take(userId, bytes) {
      const seconds = Math.floor(now() / 1000)
      const entry = `${Math.floor(seconds / DAY_SECONDS)} ${userId}`
      const today = taken.get(entry) ?? { uploads: 0, bytes: 0 }
      if (today.uploads + 1 > uploadsPerDay || today.bytes + bytes > bytesPerDay) {
        const retryAfter = DAY_SECONDS - (seconds % DAY_SECONDS)
        throw new Refusal(
          429,
          'QuotaExceeded',
          'Your uploads of today are used up; try again tomorrow.',
          retryAfter,
        )
      }
      today.uploads += 1
      today.bytes += bytes
      taken.set(entry, today)
      return {
        async giveBack() {
          today.uploads -= 1
          today.bytes -= bytes
        },
      }
    },
  }
}
