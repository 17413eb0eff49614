import { type KeyValueStorage, PlatformError } from '@vod-upload/platform'
import type { Device } from './device'
import type { Random } from './random'
import type { Weather } from './weather'

/** The phone's storage, which outlives the app. */
export interface PhoneStorage {
  /** As one run of the app has it. */
  forRun(device: Device): KeyValueStorage
  /** From here on it takes nothing new, or takes it again. */
  setFull(full: boolean): void
  /** What was written in the last moment is gone. */
  loseUnwritten(): void
  /** Some write, removal or read has failed so far, or was lost: what the app knows may be incomplete. */
  readonly failures: number
  readonly values: ReadonlyMap<string, string>
}

export interface StorageWatch {
  stored(key: string, value: string): void
}

export function createPhoneStorage(random: Random, weather: Weather, watch: StorageWatch): PhoneStorage {
  const values = new Map<string, string>()
  /** What was there before the writes that the phone has not brought to its flash yet. */
  const unwritten = new Map<string, string | undefined>()
  let full = false
  let failures = 0

  const change = (key: string, value: string | undefined) => {
    if (!unwritten.has(key)) unwritten.set(key, values.get(key))
    if (value === undefined) values.delete(key)
    else values.set(key, value)
  }
  const call = <T>(device: Device, work: () => T, refused: () => boolean): Promise<T> =>
    new Promise((resolve, reject) => {
      if (weather.strikes('storage-silent')) {
        failures += 1
        return
      }
      device.after(random.whole(0, 4), () => {
        if (refused()) {
          failures += 1
          reject(new PlatformError('storage', 'The storage of the phone refused.'))
        } else resolve(work())
      })
    })
  const struck = () => weather.strikes('storage-refused')

  return {
    forRun: (device) => ({
      get: (key) => call(device, () => values.get(key), struck),
      set: (key, value) => {
        watch.stored(key, value)
        return call(
          device,
          () => change(key, value),
          () => full || struck(),
        )
      },
      remove: (key) => call(device, () => change(key, undefined), struck),
    }),
    setFull(now) {
      full = now
    },
    loseUnwritten() {
      for (const [key, before] of unwritten) {
        failures += 1
        if (before === undefined) values.delete(key)
        else values.set(key, before)
      }
      unwritten.clear()
    },
    get failures() {
      return failures
    },
    values,
  }
}
