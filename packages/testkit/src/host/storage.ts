import type { Activity } from './activity'
import { type Callbacks, callBackOrPromise, type Failure, type Outcome } from './callbacks'

/** JSON by key: hand it to the next host to play a restart of the app. */
export type StoredValues = Map<string, string>

export interface StorageInfo {
  keys: string[]
  /** KB, as the limit is. */
  currentSize: number
  limitSize: number
}

export interface HostStorage {
  getStorage(options: Callbacks<{ data: unknown; errMsg: string }> & { readonly key: string }): unknown
  setStorage(
    options: Callbacks<{ errMsg: string }> & { readonly key: string; readonly data: unknown },
  ): unknown
  removeStorage(options: Callbacks<{ errMsg: string }> & { readonly key: string }): unknown
  /** `''` for a key that is absent. */
  getStorageSync(key: string): unknown
  /** Throws an Error with the host's message. */
  setStorageSync(key: string, data: unknown): void
  removeStorageSync(key: string): void
  clearStorageSync(): void
  getStorageInfo(options: Callbacks<StorageInfo & { errMsg: string }>): unknown
  getStorageInfoSync(): StorageInfo
}

const KB = 1024
const MAX_KEY_BYTES = 1024 * KB
const MAX_TOTAL_BYTES = 10 * 1024 * KB

/** What `getStorage` does with a key that is absent; its synchronous twin gives the empty string everywhere. */
export type AbsentKey = 'fails' | 'gives-empty'

export function createStorage(
  activity: Activity,
  values: StoredValues,
  absentKey: AbsentKey = 'fails',
): HostStorage {
  const answer = <Result>(callbacks: Callbacks<Result>, outcome: Outcome<Result>) =>
    callBackOrPromise(activity, callbacks, outcome)
  return {
    getStorage(options) {
      const json = values.get(options.key)
      if (json === undefined && absentKey === 'fails')
        return answer(options, { failure: { errMsg: 'getStorage:fail data not found' } })
      return answer(options, { result: { data: JSON.parse(json ?? '""'), errMsg: 'getStorage:ok' } })
    },
    setStorage(options) {
      const failure = store(values, options.key, options.data, 'setStorage')
      return answer(options, failure ? { failure } : { result: { errMsg: 'setStorage:ok' } })
    },
    removeStorage(options) {
      values.delete(options.key)
      return answer(options, { result: { errMsg: 'removeStorage:ok' } })
    },
    getStorageSync(key) {
      const json = values.get(key)
      return json === undefined ? '' : JSON.parse(json)
    },
    setStorageSync(key, data) {
      const failure = store(values, key, data, 'setStorageSync')
      if (failure) throw new Error(failure.errMsg)
    },
    removeStorageSync(key) {
      values.delete(key)
    },
    clearStorageSync() {
      values.clear()
    },
    getStorageInfo: (options) =>
      answer(options, { result: { ...infoOf(values), errMsg: 'getStorageInfo:ok' } }),
    getStorageInfoSync: () => infoOf(values),
  }
}

function infoOf(values: StoredValues): StorageInfo {
  return {
    keys: Array.from(values.keys()),
    currentSize: Math.ceil(totalBytes(values) / KB),
    limitSize: MAX_TOTAL_BYTES / KB,
  }
}

function store(values: StoredValues, key: string, data: unknown, api: string): Failure | undefined {
  const json = JSON.stringify(data) ?? '""'
  const bytes = Buffer.byteLength(json)
  if (bytes > MAX_KEY_BYTES) return { errMsg: `${api}:fail:entry size limit reached` }
  const replaced = Buffer.byteLength(values.get(key) ?? '')
  if (totalBytes(values) - replaced + bytes > MAX_TOTAL_BYTES) {
    return { errMsg: `${api}:fail exceed storage max size 10Mb` }
  }
  values.set(key, json)
  return undefined
}

function totalBytes(values: StoredValues): number {
  let bytes = 0
  for (const json of values.values()) bytes += Buffer.byteLength(json)
  return bytes
}
