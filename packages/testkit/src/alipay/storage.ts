import type { Activity } from '../host/activity'
import { type Callbacks, callBackOrPromise, type Failure } from '../host/callbacks'
import type { StoredValues } from '../host/storage'
import { refusals } from './error-messages'
import type { AlipaySwitches } from './switches'

/** What the host tells of a key: null for one that is absent, in success. */
export interface StoredData {
  data?: unknown
  APDataStorage?: unknown
}

interface Key {
  readonly key: string
}

interface Entry extends Key {
  readonly data: unknown
}

export interface HostStorage {
  getStorage(options: Callbacks<StoredData> & Key): unknown
  setStorage(options: Callbacks<object> & Entry): unknown
  removeStorage(options: Callbacks<{ success: true }> & Key): unknown
  /** The synchronous ones take an object too, and tell a failure instead of throwing it. */
  getStorageSync(options: Key): StoredData
  setStorageSync(options: Entry): { success: true } | Failure
  removeStorageSync(options: Key): { success: true }
}

const KB = 1024
/** Characters of the JSON. */
const MAX_VALUE_LENGTH = 200 * KB
const MAX_TOTAL_LENGTH = 10 * 1024 * KB
const MAX_KEY_LENGTH = KB

const full: Failure = { error: 12, errorMessage: '超出存储空间上限' }
const tooLong: Failure = { error: 14, errorMessage: '数据长度超出限制' }

export function createStorage(
  activity: Activity,
  values: StoredValues,
  member: AlipaySwitches['storedMember'],
): HostStorage {
  const read = (key: string): StoredData => {
    const json = values.get(key)
    return { [member]: json === undefined ? null : JSON.parse(json) }
  }
  return {
    getStorage: (options) => callBackOrPromise(activity, options, { result: read(options.key) }),
    setStorage(options) {
      const failure = store(values, options)
      return callBackOrPromise(activity, options, failure ? { failure } : { result: {} })
    },
    removeStorage(options) {
      values.delete(options.key)
      return callBackOrPromise(activity, options, { result: { success: true } })
    },
    getStorageSync: ({ key }) => read(key),
    setStorageSync: (entry) => store(values, entry) ?? { success: true },
    removeStorageSync({ key }) {
      values.delete(key)
      return { success: true }
    },
  }
}

function store(values: StoredValues, { key, data }: Entry): Failure | undefined {
  if (typeof key !== 'string' || key === '') return refusals.badParameter
  const json = JSON.stringify(data) ?? 'null'
  if (key.length > MAX_KEY_LENGTH || json.length > MAX_VALUE_LENGTH) return tooLong
  const others = Array.from(values).filter(([each]) => each !== key)
  const totalLength = others.reduce((sum, [, value]) => sum + value.length, json.length)
  if (totalLength > MAX_TOTAL_LENGTH) return full
  values.set(key, json)
  return undefined
}
