import { type KeyValueStorage, PlatformError } from '@vod-upload/platform'
import type { BrowserHost, HostLocalStorage } from './host'

/** The page's localStorage; asked for anew each time, since the user may forbid and allow it as they like. */
export function pageStorage(host: BrowserHost): KeyValueStorage {
  return {
    get: async (key) =>
      attempt(host, (storage) => {
        const value: unknown = storage.getItem(key)
        return typeof value === 'string' ? value : undefined
      }),
    set: async (key, value) => attempt(host, (storage) => storage.setItem(key, value)),
    remove: async (key) => attempt(host, (storage) => storage.removeItem(key)),
  }
}

function attempt<Result>(host: BrowserHost, work: (storage: HostLocalStorage) => Result): Result {
  let reason = 'there is none'
  try {
    const { localStorage } = host
    if (localStorage !== null && localStorage !== undefined) return work(localStorage)
  } catch (cause) {
    reason = nameOf(cause)
  }
  throw new PlatformError(
    'storage',
    `The localStorage of this page refused: it is full, or the browser is set to keep no data of this site (${reason}).`,
  )
}

/** A DOMException is no Error in old browsers. */
function nameOf(cause: unknown): string {
  return typeof cause === 'object' && cause !== null && 'name' in cause
    ? String(cause.name)
    : 'no reason given'
}
