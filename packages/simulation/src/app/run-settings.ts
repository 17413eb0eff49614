import type { Host } from '../world/host'
import type { Random } from '../world/random'

/** How this run of the app wants its uploads. */
export interface RunSettings {
  readonly partSizeBytes: number
  readonly parallelParts?: number
  readonly parallelFiles?: number
  readonly memoryBytes?: number
  readonly formMaxBytes?: number
  readonly retries: number
  readonly requestTimeoutMs?: number
  readonly signature: 'auto' | 'v1'
}

export function chooseSettings(random: Random): RunSettings {
  const timeout = random.chance(0.2)
  const form = random.chance(0.15)
  const chosen = random.chance(0.6)
  const bounded = random.chance(0.6)
  return {
    partSizeBytes: random.pick([102400, 102400, 131072, 204800]),
    ...(chosen && { parallelParts: random.whole(1, 4), parallelFiles: random.whole(1, 3) }),
    ...(bounded && { memoryBytes: random.pick([110000, 210000, 410000]) }),
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
const DEFAULT_MEMORY_BYTES = 4 * 1024 * 1024
const DEFAULT_FILES_IN_PARTS = 3

/** What the core promises to hold in memory at most. */
export function mostBodyBytes(settings: RunSettings, host: Host, sizes: readonly number[]): number {
  const { partSizeBytes, memoryBytes = DEFAULT_MEMORY_BYTES, formMaxBytes = partSizeBytes } = settings
  const { parallelFiles: filesInParts = DEFAULT_FILES_IN_PARTS } = settings
  // One more part than there are lanes, of which the app has one of its own.
  const { parallelParts: partsOfFile = Math.max(2, host.capabilities.maxConcurrentRequests) } = settings
  // What went as a form is read whole, and held against what arrived.
  const putsForSure = host.capabilities.binaryPut === true
  const forms = sizes.filter((sizeBytes) => !putsForSure || sizeBytes <= formMaxBytes + SLACK_BYTES)
  const filesAtOnce = settings.parallelFiles ?? sizes.length
  const wanted = filesInParts * partsOfFile * partSizeBytes + filesAtOnce * Math.max(0, ...forms)
  // What is larger than all of it goes alone.
  const budgeted = Math.max(Math.min(wanted, memoryBytes), partSizeBytes, ...forms)
  return budgeted + filesInParts * (SAMPLES_BYTES + SLACK_BYTES) + filesAtOnce * SLACK_BYTES
}
