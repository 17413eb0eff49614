import type { Capabilities } from '@vod-upload/platform'
import { isAtLeast, type WxLikeDialect } from '@vod-upload/wx-like'

const MB = 1024 * 1024

/** The dialect of a base library; one that does not tell its version is taken for a current one. */
export function wechatDialect(sdkVersion: string | undefined): WxLikeDialect {
  return {
    name: 'WeChat',
    capabilities: capabilitiesOf(sdkVersion),
    callFailures: [
      // The texts come first, because 600001 covers both a broken line and a switched network.
      { code: 'domain-not-allowed', message: /not in domain list/i, numbers: [600002] },
      { code: 'interrupted', message: /network[ _]change|interrupted/i, numbers: [600003] },
      // Only the whole words: net::ERR_CONNECTION_ABORTED is a broken line. An abort that we asked for has been
      // answered by then, so this one was the host's idea.
      { code: 'interrupted', message: /:fail:? ?abort(ed)?$/i },
      { code: 'timeout', message: /timeout|timed[_ ]?out|超时/i, numbers: [5] },
      {
        code: 'file-missing',
        message: /no such file|file (not|does ?n.t) (exist|found)/i,
        numbers: [1300002],
      },
      { code: 'file-unreadable', message: /^uploadFile:.*permission/i },
      { code: 'unsupported', message: /parameter error|invalid url|not supported/i },
    ],
    fileFailures: [{ code: 'file-missing', message: /no such file|not exist/i, numbers: [1300002, 1301112] }],
    absentKey: /data not found/i,
    domainLists: {
      request: domainList('request 合法域名'),
      uploadFile: domainList('uploadFile 合法域名'),
    },
  }
}

function domainList(name: string): string {
  return `"${name}" of the mini program's server domains (服务器域名) in the WeChat console`
}

function capabilitiesOf(sdkVersion: string | undefined): Capabilities {
  const has = (floor: string) => sdkVersion === undefined || isAtLeast(sdkVersion, floor)
  return {
    // `readFile` knows position and length since 2.10.0.
    sliceRead: has('2.10.0'),
    // Before 1.7.0 a buffer arrived as `{}`.
    binaryPut: has('1.7.0'),
    formFileLast: true,
    // WeChat reads files up to 100 MB, but a copy on each side of its bridge of that size ends old phones, which
    // are the ones that need a whole read. Larger files go by `uploadFile`, which streams them.
    maxWholeReadBytes: 20 * MB,
    // Of request, uploadFile and downloadFile together; since 1.4.0 the rest waits.
    maxConcurrentRequests: 10,
    // The default of the host. Its documentation used to call it the maximum as well and is silent now; iPhones
    // are said to ignore more, and before 2.10.0 a call could not set its own.
    maxTimeoutMs: 60000,
  }
}
