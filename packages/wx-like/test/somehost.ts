import type { WxLikeDialect } from '../src'

/** The dialect of a host that is like `wx` and says nothing of its own. */
export const somehost: WxLikeDialect = {
  name: 'Somehost',
  capabilities: {
    sliceRead: true,
    binaryPut: true,
    formFileLast: true,
    maxWholeReadBytes: 1,
    maxConcurrentRequests: 1,
    maxTimeoutMs: 1,
  },
  callFailures: [],
  fileFailures: [],
  absentKey: /data not found/,
  domainLists: { request: 'list one', uploadFile: 'list two' },
}
