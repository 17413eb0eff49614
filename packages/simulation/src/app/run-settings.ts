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
    ...(timeout && { requestTimeoutMs: 60000 }),
  }
}

/** What a file is known by is found in samples; of a small one, all of it. */
const SAMPLES_BYTES = 3 * 64 * 1024
/** The list of parts at the end of an upload is a body too; and files change their size. */
const SLACK_BYTES = 8192

/** What the core promises to hold in memory at most. */
export function mostBodyBytes(settings: RunSettings, host: Host, sizes: readonly number[]): number {
  const { parallelFiles, parallelParts, partSizeBytes, formMaxBytes = partSizeBytes } = settings
  const lanes = Math.min(parallelParts, host.capabilities.maxConcurrentRequests)
  // What went as a form is read whole, and held against what arrived.
  const putsForSure = host.capabilities.binaryPut === true
  const forms = sizes.filter((sizeBytes) => !putsForSure || sizeBytes <= formMaxBytes + SLACK_BYTES)
  return parallelFiles * (Math.max(lanes * partSizeBytes, SAMPLES_BYTES, ...forms) + SLACK_BYTES)
}
