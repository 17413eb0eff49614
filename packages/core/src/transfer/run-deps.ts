import type { PlatformAdapter } from '@vod-upload/platform'
import { type Clock, createServerClock, deviceClock, type ServerClock } from '../clock'
import { createHashing, type Hashing } from '../integrity/hashing'
import { type Budget, createBudget } from '../lanes/budget'
import { createLanes, type Lanes } from '../lanes/lanes'
import { createHostWatch } from '../line/host-watch'
import type { OssLineDeps } from '../line/oss-line'
import { createStallWatch, type StallWatches } from '../line/stall-watch'
import { consoleLog, type Log } from '../log'
import { defaultOptions, type UploadOptions } from '../options'
import { type CheckpointStore, createCheckpointStore } from '../resume/checkpoint-store'
import { patientStorage } from '../resume/patient-storage'
import type { Owners } from '../resume/record-owners'
import { createLessons, type Lessons } from './lessons'

/** Where uploads happen, and how the app wants them; what is left out has a default. */
export interface World {
  readonly platform: PlatformAdapter
  readonly options?: Partial<UploadOptions>
  readonly clock?: Clock
  /** Given where the app's side dates requests too, so that both learn from one correction. */
  readonly serverClock?: ServerClock
  /** In [0, 1); spreads retries. */
  readonly random?: () => number
  readonly log?: Log
}

/** What a run of one file needs: the world, and how the app wants it done. */
export interface RunDeps extends OssLineDeps {
  readonly options: UploadOptions
  readonly log: Log
  /** What was found out about the host. */
  readonly lessons: Lessons
  readonly checkpoints: CheckpointStore
  readonly owners: Owners
  readonly watchStall: StallWatches
  /** For the parts and forms of all files: more than the host runs at once would stand in its queue, as if they stalled. */
  readonly lanes: Lanes
  /** Files in parts, of which a few are gone on with at a time: each of many would be long to finish. */
  readonly filesInParts: Budget
  /** Bytes of parts. */
  readonly memory: Budget
  /** One for all files, for the page is one. */
  readonly hashing: Hashing
}

export function createRunDeps(given: World): RunDeps {
  const { platform, clock = deviceClock, random = Math.random, log = consoleLog } = given
  const options = { ...defaultOptions, ...given.options }
  const { parallelFiles, memoryBytes = memoryFor(options) } = options
  return {
    platform,
    clock,
    serverClock: given.serverClock ?? createServerClock(clock),
    policy: options.retry,
    random,
    host: createHostWatch(platform, clock, options.wifiOnly),
    watchStall: {
      requests: createStallWatch(clock, options.stallTimeoutMs),
      forms: createStallWatch(clock, options.stallTimeoutMs),
    },
    lanes: createLanes(mostLanes(platform), clock),
    filesInParts: createBudget(() => parallelFiles ?? FILES_IN_PARTS),
    memory: createBudget(() => memoryBytes),
    hashing: createHashing(clock, options.contentMd5),
    options,
    log,
    lessons: createLessons(platform, clock, log),
    owners: new Map(),
    checkpoints: createCheckpointStore(patientStorage(platform.storage, clock), clock, log),
  }
}

const FILES_IN_PARTS = 3
/** Eight parts of the usual size, or three of the largest; the host copies what it sends, perhaps more than once. */
const MEMORY_BYTES = 4 * 1024 * 1024

/** Who asks for many large parts at once asks for the memory as well. */
function memoryFor({ parallelParts = 0, partSizeBytes = 0 }: UploadOptions): number {
  return Math.max(MEMORY_BYTES, parallelParts * partSizeBytes)
}

/** One of what the host runs at once is left to the app, which has to be asked for credentials. */
export function mostLanes({ capabilities }: Pick<PlatformAdapter, 'capabilities'>): number {
  return Math.max(1, capabilities.maxConcurrentRequests - 1)
}

/** Small files are mostly round trips: some are opened, or looked at, while as many as there are lanes are sent. */
const FILES_BESIDE_LANES = 3

export function filesAtOnce({ options, platform }: Pick<RunDeps, 'options' | 'platform'>): number {
  return options.parallelFiles ?? mostLanes(platform) + FILES_BESIDE_LANES
}
