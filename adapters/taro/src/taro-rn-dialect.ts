import type { WxLikeDialect } from '@vod-upload/wx-like'

/** Taro in React Native: `fetch` around native code, which sends a file by its path and reads none for scripts. */
export const taroRnDialect: WxLikeDialect = {
  name: 'Taro on React Native',
  capabilities: {
    // There is no file system manager.
    sliceRead: false,
    // A body is written as JSON or as a query, by its content type; a buffer is only left alone by the others, and
    // crosses to native code as base64.
    binaryPut: false,
    formFileLast: true,
    maxWholeReadBytes: 0,
    // To one server, by Android's client for HTTP; the rest waits.
    maxConcurrentRequests: 5,
    // Nothing else than a timer ends a call.
    maxTimeoutMs: 2147483647,
  },
  callFailures: [
    // In a call of the network, this is the look at the file that follows an upload that failed.
    { code: 'file-unreadable', message: /^getFileInfo:fail.*(readable|denied|permission)/i },
    { code: 'file-missing', message: /^getFileInfo:fail/i },
    // Ours has been answered by then.
    { code: 'interrupted', message: /^aborted$/i },
    { code: 'timeout', message: /timeout|timed[_ ]?out|超时/i },
  ],
  fileFailures: [
    { code: 'file-unreadable', message: /readable|denied|permission/i },
    { code: 'file-missing', message: /^getFileInfo:fail/i },
  ],
  absentKey: /data not found/i,
  // An app may call any domain.
  domainLists: { request: 'none', uploadFile: 'none' },
}
