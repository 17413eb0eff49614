import type { Host } from '../world/host'
import type { Random } from '../world/random'

/** How this run of the app wants its uploads. */
export interface RunSettings {
  readonly partSizeBytes: number
  readonly parallelParts: number
  readonly parallelFiles: number
  readonly formMaxBytes?: number
  readonly retries: number
  readonly requestTimeoutMs?: number
  readonly signature: 'auto' | 'v1'
}

export function chooseSettings(random: Random): RunSettings {
  const timeout = random.chance(0.2)
  const form = random.chance(0.15)
  return {
    partSizeBytes: random.pick([102400, 102400, 131072, 204800]),
    parallelParts: random.whole(1, 4),
    parallelFiles: random.whole(1, 3),
    retries: random.pick([0, 2, 3, 5]),
    signature: random.chance(0.1) ? 'v1' : 'auto',
    ...(form && { formMaxBytes: 300000 }),
    ...(timeout && { requestTimeoutMs: random.pick([20000, 45000]) }),
  }
}

/** What the core promises to hold in memory at most, files that go as a form aside. */
export function mostBodyBytes(settings: RunSettings, { capabilities }: Host): number {
  const lanes = Math.min(settings.parallelParts, capabilities.maxConcurrentRequests)
  // The list of parts at the end of an upload is a body, too.
  return settings.parallelFiles * lanes * settings.partSizeBytes + 4096
}
