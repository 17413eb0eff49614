import type { Capabilities } from '@vod-upload/platform'
import { type FailureRule, isAtLeast, type WxLikeDialect } from '@vod-upload/wx-like'

const MB = 1024 * 1024

/** The dialect of a base library; one that does not tell its version is taken for a current one. */
export function bytedanceDialect(sdkVersion: string | undefined): WxLikeDialect {
  return {
    name: 'Douyin',
    capabilities: capabilitiesOf(sdkVersion),
    callFailures,
    // The number is that of `stat`; an older one for it, 21102, means something else in other calls.
    fileFailures: [{ code: 'file-missing', message: NO_SUCH_FILE, numbers: [107602] }],
    absentKey: /data not found|not exist/i,
    domainLists: {
      request: domainList('request 合法域名'),
      uploadFile: domainList('uploadFile 合法域名'),
    },
  }
}

const NO_SUCH_FILE = /no such file|file (is |does )?(not|doesn't) (exist|found)|文件不存在/i

/** By words alone: Douyin publishes no numbers for the network. */
const callFailures: readonly FailureRule[] = [
  // Before the next, which would take a name that nobody knows for one that is not listed.
  { code: 'network', message: /name[ _]not[ _]resolved|(can ?not|fail\w*|unable) to resolve|域名解析/i },
  // Nor does it publish what it says of a domain that is not listed: these are the words of its relatives.
  { code: 'domain-not-allowed', message: /not in [\w ]*(domain|white ?-?list)|域名|白名单/i },
  { code: 'domain-not-allowed', message: /(invalid|illegal|unauthori[sz]ed) (request |url )?domain/i },
  { code: 'domain-not-allowed', message: /domain (is )?(invalid|illegal|unauthori[sz]ed|not )/i },
  // Five seconds after the app was hidden, what is in flight ends with the first of these.
  { code: 'interrupted', message: /app in background|network[ _]change|interrupted/i },
  // An abort that we asked for has been answered by then, so this one was the host's idea.
  { code: 'interrupted', message: /:fail:? ?abort(ed)?$/i },
  { code: 'timeout', message: /timeout|timed[_ ]?out|超时/i },
  { code: 'file-missing', message: NO_SUCH_FILE },
  { code: 'file-missing', message: /file ?path\W*(is )?invalid|invalid file ?path/i },
  { code: 'file-unreadable', message: /^uploadFile:.*permission/i },
  {
    code: 'unsupported',
    message:
      /param(eter)?s?(\.\w+)? (error|should|is |\w+ is )|invalid (url|method|param)|not support|unsupported/i,
  },
]

function domainList(name: string): string {
  return `"${name}" of the mini app's server domains (开发 > 开发设置 > 服务器域名) in the Douyin console`
}

function capabilitiesOf(sdkVersion: string | undefined): Capabilities {
  const has = (floor: string) => sdkVersion === undefined || isAtLeast(sdkVersion, floor)
  return {
    // `readFile` knows position and length since 2.60.0.
    sliceRead: has('2.60.0'),
    // Documented from the first version on, but nobody has told of a device that sent one.
    binaryPut: 'unknown',
    // The documentation says nothing of the order.
    formFileLast: 'unknown',
    // No limit is documented. A whole read costs a copy on each side of the bridge, and the libraries that need one
    // run on phones of 2022 and before; larger files go by `uploadFile`, which streams them.
    maxWholeReadBytes: 20 * MB,
    // Not stated for mini apps; mini games, which share the client, run 5 uploads at once.
    maxConcurrentRequests: 5,
    // Default and maximum of the host. Before 2.31.0 a call could not set its own, and had these 60 seconds.
    maxTimeoutMs: 60000,
  }
}
