import { createCanceller, type KeyValueStorage, PlatformError } from '@vod-upload/platform'
import type { Clock } from '../clock'

/** An upload does not wait long for what it can do without, and hosts have been seen to forget a call. */
const TIMEOUT_MS = 3000

/** The host's storage, whose every call ends. */
export function patientStorage(storage: KeyValueStorage, clock: Clock): KeyValueStorage {
  // Called in here, so that a host which throws rejects.
  const bounded = async <T>(call: () => Promise<T>): Promise<T> => {
    const wait = createCanceller()
    const tooLong = clock.sleep(TIMEOUT_MS, wait.signal).then((): never => {
      throw new PlatformError('storage', "The host's storage did not answer.")
    })
    try {
      return await Promise.race([call(), tooLong])
    } finally {
      // Its wait ends with `cancelled`; the race has been decided by then.
      wait.cancel()
    }
  }
  return {
    get: (key) => bounded(() => storage.get(key)),
    set: (key, value) => bounded(() => storage.set(key, value)),
    remove: (key) => bounded(() => storage.remove(key)),
  }
}
