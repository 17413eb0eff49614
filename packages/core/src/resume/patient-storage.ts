import { createCanceller, type KeyValueStorage, PlatformError } from '@vod-upload/platform'
import type { Clock } from '../clock'

/** An upload does not wait long for what it can do without, and hosts have been seen to forget a call. */
const TIMEOUT_MS = 3000
/** After such a call the storage is left alone for a while: each of the next ones would cost as much time. */
const REST_MS = 60000

/** The host's storage, whose every call ends. */
export function patientStorage(storage: KeyValueStorage, clock: Clock): KeyValueStorage {
  let silentAtMs: number | undefined
  const silence = new PlatformError('storage', "The host's storage did not answer.")

  const bounded = async <T>(call: () => Promise<T>): Promise<T> => {
    if (silentAtMs !== undefined && Math.abs(clock.now() - silentAtMs) < REST_MS) throw silence
    const wait = createCanceller()
    const tooLong = clock.sleep(TIMEOUT_MS, wait.signal).then((): never => {
      throw silence
    })
    try {
      return await Promise.race([rejecting(call), tooLong])
    } catch (cause) {
      if (cause === silence) silentAtMs = clock.now()
      throw cause
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

/** A host may throw where it should reject; the wait beside it must be heard all the same. */
function rejecting<T>(call: () => Promise<T>): Promise<T> {
  try {
    return call()
  } catch (cause) {
    return Promise.reject(cause)
  }
}
