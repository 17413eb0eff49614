import type { Activity } from '../host/activity'
import { createStorage, type HostStorage, type StoredValues } from '../host/storage'
import { absentKey, nativeFailure } from './error-messages'
import type { UniAppSettings } from './switches'

/** The shared storage, with what native code says of an absent key; a real app has no limits of size. */
export function createUniAppStorage(
  activity: Activity,
  values: StoredValues,
  settings: Pick<UniAppSettings, 'nativeWords'>,
): HostStorage {
  const storage = createStorage(activity, values)
  return {
    ...storage,
    getStorage: (options) =>
      storage.getStorage({
        ...options,
        fail: () => options.fail?.(nativeFailure('getStorage', settings, absentKey)),
      }),
  }
}
