import type { UniAppHost as SimulatedApp } from '@vod-upload/testkit'
import type { UniAppHost } from '../src/uni-app-host'

/**
 * `uni` behind an interceptor whose `invoke` is asynchronous: each call returns a promise of its task, and where the
 * interceptor rejects, no callback is called.
 * Source: `queue` and `invokeApi` in `dist/uni.runtime.esm.js` of @dcloudio/uni-app-plus 3.0.0-5000720260410001.
 */
export function interceptedBy(uni: SimulatedApp['uni'], invoke: () => Promise<void>): UniAppHost {
  return {
    ...uni,
    request: (options) => invoke().then(() => uni.request(options)),
    uploadFile: (options) => invoke().then(() => uni.uploadFile(options)),
  }
}
