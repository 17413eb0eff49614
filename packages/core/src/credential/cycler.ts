import { type CancelSignal, createCanceller } from '@vod-upload/platform'
import type { Clock, ServerClock } from '../clock'
import { bucketUrl } from '../oss/address'
import { expectHttps } from '../oss/expect-https'
import { type Freshness, freshness } from './freshness'
import type { Grant, GrantSource } from './grant'

/** The current grant of one file; it is renewed once, however many parts find it expired at the same time. */
export interface Cycler {
  current(): Promise<Grant>
  /** Renews `used`, unless it has been replaced already. */
  renew(used: Grant): Promise<Grant>
  /** Gives up what is being asked for: nobody would use it. */
  end(): void
}

export interface CyclerDeps {
  readonly clock: Clock
  readonly serverClock: ServerClock
  readonly options: { readonly allowHttp: boolean }
}

/** What the source is being asked. */
interface Question {
  readonly answer: Promise<Grant>
  /** Asked before the end: the held grant serves meanwhile. */
  ahead: boolean
}

/** @param remember told of each grant as it comes: what is left behind must be cleaned up with the latest. */
export function createCycler(
  source: GrantSource,
  { clock, serverClock, options }: CyclerDeps,
  signal: CancelSignal,
  remember: (grant: Grant) => void,
): Cycler {
  const run = createCanceller()
  const unsubscribe = signal.onCancel(run.cancel)
  let latest: { readonly grant: Grant; readonly receivedAtMs: number } | undefined
  let question: Question | undefined
  let askedAheadOf: Grant | undefined

  const ask = (asked: Promise<Grant>, ahead = false): Promise<Grant> => {
    const answer = asked.then(
      (grant) => {
        question = undefined
        expectHttps(bucketUrl(grant.address), options.allowHttp)
        latest = { grant, receivedAtMs: clock.now() }
        remember(grant)
        return grant
      },
      (cause) => {
        // A failed request must not stand in the way of the next one.
        question = undefined
        throw cause
      },
    )
    question = { answer, ahead }
    return answer
  }

  const freshnessOf = (held: NonNullable<typeof latest>): Freshness => {
    if (!source.renewsAhead) return 'fresh'
    // Only the device can tell an age; counted back from now, a correction of the clock makes nothing older.
    const ageMs = clock.now() - held.receivedAtMs
    const nowMs = serverClock.now()
    return freshness(held.grant.credential, nowMs - ageMs, nowMs)
  }

  /** A grant is renewed ahead once; where that fails it is used on, until OSS refuses it. */
  const renewAhead = async (held: Grant): Promise<Grant> => {
    if (question === undefined && askedAheadOf === held) return held
    askedAheadOf = held
    try {
      return await (question?.answer ?? ask(source.renew(held, run.signal), true))
    } catch (cause) {
      if (run.signal.cancelled) throw cause
      return held
    }
  }

  return {
    current() {
      if (latest === undefined) return question?.answer ?? ask(source.issue(run.signal))
      const { grant } = latest
      if (question !== undefined && !question.ahead) return question.answer
      const now = freshnessOf(latest)
      if (now === 'fresh') return Promise.resolve(grant)
      const renewed = renewAhead(grant)
      if (now === 'ended') return renewed
      // Nobody waits for it, so nobody else would hear that it failed.
      renewed.catch(() => undefined)
      return Promise.resolve(grant)
    },
    renew(used) {
      if (question !== undefined) {
        // The held grant has been refused meanwhile: from here on everyone waits.
        question.ahead = false
        return question.answer
      }
      return latest === undefined || latest.grant === used
        ? ask(source.renew(used, run.signal))
        : Promise.resolve(latest.grant)
    },
    end() {
      unsubscribe()
      run.cancel()
    },
  }
}
