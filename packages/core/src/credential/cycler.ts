import type { CancelSignal } from '@vod-upload/platform'
import type { Grant, GrantSource } from './grant'

/** The current grant of one file; it is renewed once, however many parts find it expired at the same time. */
export interface Cycler {
  current(): Promise<Grant>
  /** Renews `used`, unless it has been replaced already. */
  renew(used: Grant): Promise<Grant>
}

/** @param remember told of each grant as it comes: what is left behind must be cleaned up with the latest. */
export function createCycler(
  source: GrantSource,
  signal: CancelSignal,
  remember: (grant: Grant) => void,
): Cycler {
  let latest: Grant | undefined
  let asked: Promise<Grant> | undefined

  const ask = (question: Promise<Grant>): Promise<Grant> => {
    asked = question.then(
      (grant) => {
        asked = undefined
        latest = grant
        remember(grant)
        return grant
      },
      (cause) => {
        // A failed request must not stand in the way of the next one.
        asked = undefined
        throw cause
      },
    )
    return asked
  }

  return {
    current() {
      if (asked !== undefined) return asked
      return latest === undefined ? ask(source.issue(signal)) : Promise.resolve(latest)
    },
    renew(used) {
      if (asked !== undefined) return asked
      return latest === undefined || latest === used
        ? ask(source.renew(used, signal))
        : Promise.resolve(latest)
    },
  }
}
