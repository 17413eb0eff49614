import type { HostStorage } from '@vod-upload/wx-like'
import { failBy } from './alipay-answer'
import type { AlipayHost } from './alipay-host'

/** A key that is absent has the value null here, and is no failure. */
export function storageOf(host: AlipayHost): HostStorage {
  return {
    getStorage: ({ key, success, fail }) =>
      host.getStorage({
        key,
        success: (result) => success({ data: valueIn(result) }),
        fail: failBy(fail),
      }),
    setStorage: ({ key, data, success, fail }) =>
      host.setStorage({ key, data, success: () => success(), fail: failBy(fail) }),
    removeStorage: ({ key, success, fail }) =>
      host.removeStorage({ key, success: () => success(), fail: failBy(fail) }),
  }
}

/** Some clients give the value under another name. */
function valueIn(result: { readonly data?: unknown; readonly APDataStorage?: unknown } | undefined): unknown {
  return result?.data ?? result?.APDataStorage
}
