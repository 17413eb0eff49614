import type { WxLikeDialect } from '@vod-upload/wx-like'

/** The app of uni-app: a web runtime around native code, which sends a file by its path and reads none for scripts. */
export const uniAppDialect: WxLikeDialect = {
  name: 'The uni-app app',
  capabilities: {
    // A slice is to be had by `plus.io` alone, as base64 in a data URL.
    sliceRead: false,
    // A buffer crosses to native code as base64: a third longer, and several times in memory.
    binaryPut: false,
    formFileLast: true,
    maxWholeReadBytes: 0,
    // No limit is documented; Android's usual client for HTTP runs five calls to one server at a time.
    maxConcurrentRequests: 5,
    // What `request` itself takes where a call sets nothing.
    maxTimeoutMs: 600000,
  },
  callFailures: [
    // In a call of the network, this is the look at the file that comes before an upload.
    { code: 'file-unreadable', message: /^getFileInfo:fail.*(denied|permission|权限)/i },
    { code: 'file-missing', message: /^getFileInfo:fail/i },
    // Only the whole words: a broken line reads `request:fail abort statusCode:0`.
    { code: 'interrupted', message: /:fail:? ?abort(ed)?$/i },
    { code: 'timeout', message: /timeout|timed[_ ]?out|超时/i },
    { code: 'unsupported', message: /invalid url|not supported/i },
  ],
  fileFailures: [
    { code: 'file-unreadable', message: /denied|permission|权限/i },
    // The native side's words for it are documented nowhere, and a picked file that cannot be looked at is one that
    // has been cleaned away.
    { code: 'file-missing', message: /^getFileInfo:fail/i },
  ],
  absentKey: /data not found/i,
  // An app may call any domain.
  domainLists: { request: 'none', uploadFile: 'none' },
}
