import { type KeyValueStorage, PlatformError, settleTask } from '@vod-upload/platform'
import { saidBy, type WxLikeDialect } from './dialect'
import type { HostFailure, HostStorage } from './host'

/** The host's storage; a value under our key that is no string was not written by us, and counts as absent. */
export function hostStorage(host: HostStorage, dialect: WxLikeDialect): KeyValueStorage {
  const refused = (failure: HostFailure) =>
    new PlatformError('storage', `The storage of ${dialect.name} refused (${saidBy(failure)}).`)
  const read = (key: string) =>
    settleTask<{ readonly data: unknown }, HostFailure, string | undefined>({
      start({ success, fail }) {
        host.getStorage({ key, success, fail })
        return undefined
      },
      toResult: ({ data }) => (typeof data === 'string' ? data : undefined),
      toFailure: (failure) =>
        dialect.absentKey.test(saidBy(failure)) ? { result: undefined } : refused(failure),
    })
  const readKeys = () =>
    settleTask<{ readonly keys: readonly string[] }, HostFailure, readonly string[]>({
      start({ success, fail }) {
        host.getStorageInfo?.({ success, fail })
        return undefined
      },
      toResult: ({ keys }) => keys,
      toFailure: refused,
    })
  return {
    async get(key) {
      const value = await read(key)
      // What Douyin's typings promise for a key that is absent, where others fail.
      if (value !== '' || host.getStorageInfo === undefined) return value
      return (await readKeys()).indexOf(key) < 0 ? undefined : value
    },
    set: (key, value) =>
      settleTask<void, HostFailure, void>({
        start({ success, fail }) {
          host.setStorage({ key, data: value, success, fail })
          return undefined
        },
        toResult: () => undefined,
        toFailure: refused,
      }),
    remove: (key) =>
      settleTask<void, HostFailure, void>({
        start({ success, fail }) {
          host.removeStorage({ key, success, fail })
          return undefined
        },
        toResult: () => undefined,
        toFailure: refused,
      }),
  }
}
