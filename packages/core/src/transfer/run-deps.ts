import type { PlatformAdapter } from '@vod-upload/platform'
import { type Clock, createServerClock, deviceClock, type ServerClock } from '../clock'
import { createHashing, type Hashing } from '../integrity/hashing'
import { consoleLog, type Log } from '../log'
import { defaultOptions, type UploadOptions } from '../options'
import { type CheckpointStore, createCheckpointStore } from '../resume/checkpoint-store'
import { patientStorage } from '../resume/patient-storage'
import { createGate, type Gate } from './gate'
import { createHostWatch } from './host-watch'
import { createLessons, type Lessons } from './lessons'
import type { OssLineDeps } from './oss-line'
import type { Owners } from './record-owners'
import { createStallWatch, type StallWatches } from './stall-watch'

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
  /** For the parts of all files: more than the host runs at once would stand still in its queue, as if they stalled. */
  readonly partsGate: Gate
  /** One for all files, for the page is one. */
  readonly hashing: Hashing
}

export function createRunDeps(given: World): RunDeps {
  const { platform, clock = deviceClock, random = Math.random, log = consoleLog } = given
  const options = { ...defaultOptions, ...given.options }
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
    partsGate: createGate(Math.max(1, platform.capabilities.maxConcurrentRequests)),
    hashing: createHashing(clock, options.contentMd5),
    options,
    log,
    lessons: createLessons(platform, clock, log),
    owners: new Map(),
    checkpoints: createCheckpointStore(patientStorage(platform.storage, clock), clock, log),
  }
}
