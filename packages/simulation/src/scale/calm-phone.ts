import type { Clock } from '@vod-upload/core'
import type { HttpResponse, PlatformAdapter } from '@vod-upload/platform'
import { createDevice } from '../world/device'
import type { VirtualTime } from '../world/virtual-time'
import { createCalmOss } from './calm-oss'
import { createZeros } from './zeros'

/** What the phone was asked to do so far. */
export interface Counts {
  requests: number
  /** Of files. */
  reads: number
  timers: number
  storageCalls: number
  /** Written to the storage. */
  storageCharacters: number
}

/** A phone on which nothing goes wrong, with as many files of zeros as are asked for. */
export interface CalmPhone {
  readonly platform: PlatformAdapter
  readonly clock: Clock
  readonly counts: Readonly<Counts>
}

const REQUEST_MS = 40
const FILE_MS = 2
const STORAGE_MS = 1

/** @param sizeOf bytes of the file at this path */
export function createCalmPhone(time: VirtualTime, sizeOf: (path: string) => number): CalmPhone {
  const device = createDevice(time, { ms: 0 })
  const zeros = createZeros()
  const oss = createCalmOss(zeros)
  const counts: Counts = { requests: 0, reads: 0, timers: 0, storageCalls: 0, storageCharacters: 0 }
  const stored = new Map<string, string>()

  const after = <T>(delayMs: number, make: () => T): Promise<T> =>
    new Promise((resolve) => void device.after(delayMs, () => resolve(make())))
  const ask = (answer: () => HttpResponse) => {
    counts.requests += 1
    return after(REQUEST_MS, answer)
  }
  const store = <T>(characters: number, work: () => T) => {
    counts.storageCalls += 1
    counts.storageCharacters += characters
    return after(STORAGE_MS, work)
  }

  return {
    counts,
    clock: {
      now: device.clock.now,
      sleep(delayMs, signal) {
        counts.timers += 1
        return device.clock.sleep(delayMs, signal)
      },
    },
    platform: {
      name: 'calm',
      capabilities: {
        sliceRead: true,
        binaryPut: true,
        formFileLast: true,
        maxWholeReadBytes: 0,
        maxConcurrentRequests: 10,
        maxTimeoutMs: 600000,
      },
      storage: {
        get: (key) => store(0, () => stored.get(key)),
        set: (key, value) => store(value.length, () => void stored.set(key, value)),
        remove: (key) => store(0, () => void stored.delete(key)),
      },
      openFile: ({ path }) =>
        after(FILE_MS, () => ({
          size: sizeOf(path),
          read(start, end) {
            counts.reads += 1
            return after(FILE_MS, () => zeros.bytes(end - start))
          },
          close: () => Promise.resolve(),
        })),
      request: (request) => ask(() => oss.call(request)),
      uploadForm: ({ source }) => ask(() => oss.form(sizeOf(source.path))),
    },
  }
}
