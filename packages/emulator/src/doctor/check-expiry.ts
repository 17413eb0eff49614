import { inWords } from './duration'
import { type Finding, fine, odd, problem } from './finding'

/** What VOD gives for video, image and attached media. */
const VOD_LIFETIME_MS = 3_000_000
/** The most that STS gives to a role. */
const LONGEST_LIFETIME_MS = 12 * 3_600_000
/** A phone's clock and the time of asking make little differences. */
const TOLERANCE_MS = 5 * 60_000

const renew =
  'Ask VOD for a new one (RefreshUploadVideo with the VideoId) and go on; parts that have arrived stay.'

/** Judges `ExpireUTCTime` or `Expiration` by the clock of this machine. */
export function checkExpiry(fields: Readonly<Record<string, unknown>>, now: number): Finding[] {
  const about = 'expiry'
  const at = momentOf(fields.ExpireUTCTime) ?? momentOf(fields.Expiration)
  if (at === undefined) return [withoutMoment(fields)]
  const leftMs = at - now
  const when = new Date(at).toISOString()
  if (leftMs <= 0) {
    return [problem(about, `It ended ${inWords(leftMs)} ago, at ${when}.`, renew)]
  }
  if (leftMs > LONGEST_LIFETIME_MS) {
    return [
      odd(
        about,
        `It ends in ${inWords(leftMs)}, at ${when}: longer than any credential lives.`,
        'Look at the clock of this machine, and at who wrote the time.',
      ),
    ]
  }
  if (leftMs > VOD_LIFETIME_MS + TOLERANCE_MS) {
    return [
      odd(
        about,
        `It ends in ${inWords(leftMs)}, at ${when}; VOD gives 50 minutes.`,
        'Right for a role with longer sessions; otherwise the clock of this machine is behind.',
      ),
    ]
  }
  if (leftMs < TOLERANCE_MS) return [odd(about, `It ends in ${inWords(leftMs)}, at ${when}.`, renew)]
  return [fine(about, `It ends in ${inWords(leftMs)}, at ${when}.`)]
}

/** A moment in ISO 8601. A number alone is a duration, which says nothing without the moment it began. */
export function momentOf(value: unknown): number | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT/.test(value)) return undefined
  const at = Date.parse(value)
  return Number.isNaN(at) ? undefined : at
}

function withoutMoment({ ExpireUTCTime, Expiration }: Readonly<Record<string, unknown>>): Finding {
  if (ExpireUTCTime !== undefined) {
    return problem(
      'expiry',
      'ExpireUTCTime is no time in ISO 8601.',
      'Pass the UploadAuth on as VOD wrote it.',
    )
  }
  return /^\d{1,9}$/.test(String(Expiration ?? ''))
    ? odd(
        'expiry',
        `It lives for ${inWords(Number(Expiration) * 1000)} from when VOD answered; the moment of its end is not in it.`,
        'Count from the answer. Expiration is a number of seconds, not a date.',
      )
    : odd('expiry', 'It does not say when it ends.', 'VOD puts ExpireUTCTime into it: was it built by hand?')
}
