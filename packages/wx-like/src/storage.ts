import { type KeyValueStorage, PlatformError, settleTask, wordsOf } from '@vod-upload/platform'
import { saidBy, type WxLikeDialect } from './dialect'
import type { HostFailure, HostStorage } from './host'

/** The host's storage; a value under our key that is no string was not written by us, and counts as absent. */
export function hostStorage(host: HostStorage, dialect: WxLikeDialect): KeyValueStorage {
  const refused = (failure: HostFailure) =>
    new PlatformError('storage', `The storage of ${dialect.name} refused (${saidBy(failure)}).`)
  const read = (key: string) =>
    settleTask<{ readonly data: unknown } | undefined, HostFailure, string | undefined>({
      start({ success, fail }) {
        return callOrFail(() => host.getStorage({ key, success, fail }), fail)
      },
      toResult: (result) => (typeof result?.data === 'string' ? result.data : undefined),
      toFailure: (failure) =>
        dialect.absentKey.test(saidBy(failure)) ? { result: undefined } : refused(failure),
    })
  const readKeys = () =>
    settleTask<{ readonly keys: unknown } | undefined, HostFailure, unknown>({
      start({ success, fail }) {
        return callOrFail(() => host.getStorageInfo?.({ success, fail }), fail)
      },
      toResult: (result) => result?.keys,
      toFailure: refused,
    })
  return {
    async get(key) {
      const value = await read(key)
      // What Douyin's typings promise for a key that is absent, where others fail.
      if (value !== '' || host.getStorageInfo === undefined) return value
      const keys = await readKeys()
      return Array.isArray(keys) && keys.indexOf(key) < 0 ? undefined : value
    },
    set: (key, value) =>
      settleTask<void, HostFailure, void>({
        start({ success, fail }) {
          return callOrFail(() => host.setStorage({ key, data: value, success, fail }), fail)
        },
        toResult: () => undefined,
        toFailure: refused,
      }),
    remove: (key) =>
      settleTask<void, HostFailure, void>({
        start({ success, fail }) {
          return callOrFail(() => host.removeStorage({ key, success, fail }), fail)
        },
        toResult: () => undefined,
        toFailure: refused,
      }),
  }
}

/** A storage that throws has refused, where elsewhere a throw means that the host lacks the call. */
function callOrFail(call: () => unknown, fail: (reason: HostFailure) => void): undefined {
  try {
    call()
  } catch (cause) {
    fail({ errMsg: wordsOf(cause) })
  }
}
