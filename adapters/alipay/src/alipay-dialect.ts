import type { Capabilities } from '@vod-upload/platform'
import { type FailureRule, isAtLeast, type WxLikeDialect } from '@vod-upload/wx-like'

const MB = 1024 * 1024

/** What decides how far a client can be used. */
export interface AlipayClient {
  /** Of Alipay itself; a client that does not tell it is taken for a current one. */
  readonly version: string | undefined
  readonly readsFiles: boolean
}

/** The dialect of one of the two network calls: they mean different things by the same numbers. */
export function alipayDialect(client: AlipayClient, call: 'request' | 'uploadFile'): WxLikeDialect {
  return {
    name: 'Alipay',
    capabilities: capabilitiesOf(client),
    callFailures: [...saidInWords, ...numbersOf[call], ...numbersOfBoth],
    fileFailures: [
      { code: 'file-missing', message: /不存在|no such file|not (exist|found)/i, numbers: [10022] },
    ],
    // An absent key is null, never a failure.
    absentKey: /(?!)/,
    domainLists: { request: domainList, uploadFile: domainList },
  }
}

const domainList =
  'the server domains of the mini program in the Alipay console (设置 > 开发设置 > 服务器域名白名单), one list for both ' +
  'calls, and build a new version, since a version keeps the list that it was built with'

// The words come first: error 12 is a broken line and a timeout, 14 was seen for a timeout as well.
const saidInWords: readonly FailureRule[] = [
  { code: 'domain-not-allowed', message: /跨域|N22106|白名单|not in (the )?(domain|white ?list)/i },
  { code: 'timeout', message: /超时|timeout|timed[_ ]?out/i },
  {
    code: 'file-unreadable',
    message: /permission to upload/i,
    remedy: 'A file that my.saveFile has kept cannot be uploaded: hand over the path that the picker gave.',
  },
  {
    code: 'unsupported',
    message: /http.{0,12}(forbidden|禁)/i,
    remedy: 'Alipay lets an app call https alone, and no bare address.',
  },
]

const numbersOf: Record<'request' | 'uploadFile', readonly FailureRule[]> = {
  request: [
    { code: 'domain-not-allowed', numbers: [11] },
    { code: 'timeout', numbers: [13] },
  ],
  uploadFile: [
    { code: 'file-missing', numbers: [11] },
    { code: 'domain-not-allowed', numbers: [13] },
  ],
}

const numbersOfBoth: readonly FailureRule[] = [
  { code: 'domain-not-allowed', numbers: [4] },
  { code: 'interrupted', numbers: [1], remedy: 'Alipay also ends the calls of a page that was left.' },
  // An abort that we asked for has been answered by then, so this one was the host's idea.
  { code: 'interrupted', numbers: [9] },
  // Parameters that the host refuses, or cannot encode: how a client says that it knows no PUT, or no buffers.
  { code: 'unsupported', numbers: [2, 15] },
]

function capabilitiesOf({ version, readsFiles }: AlipayClient): Capabilities {
  return {
    sliceRead: false,
    // Documented for buffers since 10.1.95, but nobody has told of one that a device sent.
    binaryPut: version === undefined || isAtLeast(version, '10.1.95') ? 'unknown' : false,
    // Alibaba Cloud's own recipe for OSS in Alipay depends on it.
    formFileLast: true,
    // To read a part is to read all: a copy on each side of the bridge, as long as the upload lasts. Larger files go
    // by `uploadFile`, which streams them.
    maxWholeReadBytes: readsFiles ? 20 * MB : 0,
    // Alipay says that it has no limit. Ten are what its rivals allow, and more than a phone's line has a use for.
    maxConcurrentRequests: 10,
    // Documented; without one of its own, a request gets half of it.
    maxTimeoutMs: 60000,
  }
}
