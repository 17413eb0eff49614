import type { Clock } from '@vod-upload/core'

/** Time and chance, for tests that own both. */
export interface Surroundings {
  readonly clock?: Clock
  /** In [0, 1); spreads retries. */
  readonly random?: () => number
}
