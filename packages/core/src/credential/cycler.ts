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
  let grant: Promise<Grant> | undefined
  let latest: Grant | undefined

  const fetch = (asked: Promise<Grant>): Promise<Grant> => {
    const kept = asked.then(
      (value) => {
        latest = value
        remember(value)
        return value
      },
      (cause) => {
        // A failed request must not stand in the way of the next one.
        if (grant === kept) grant = undefined
        throw cause
      },
    )
    grant = kept
    return kept
  }

  return {
    current: () => grant ?? fetch(source.issue(signal)),
    renew(used) {
      const replaced = grant !== undefined && latest !== used
      return replaced && grant ? grant : fetch(source.renew(used, signal))
    },
  }
}
