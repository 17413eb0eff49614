import { bytedancePlatform } from '@vod-upload/bytedance'
import type { FormUpload, HttpRequest } from '@vod-upload/platform'
import { createBytedanceHost } from '@vod-upload/testkit'
import { codeOf } from './bytedance-world'

interface Failure {
  errMsg: string
  errNo?: number
  errorCode?: number
  errorType?: string
}

/** What Douyin is documented to say, or may say by what its relatives do, and what it means to an upload. */
test.each<[string, Failure]>([
  ['interrupted', { errMsg: 'request:fail app in background' }],
  ['interrupted', { errMsg: 'uploadFile:fail App in background', errNo: 10502 }],
  ['interrupted', { errMsg: 'request:fail net::ERR_NETWORK_CHANGED' }],
  ['interrupted', { errMsg: 'request:fail interrupted' }],
  ['interrupted', { errMsg: 'request:fail abort' }],
  ['interrupted', { errMsg: 'uploadFile:fail:abort' }],
  ['timeout', { errMsg: 'request:fail timeout' }],
  ['timeout', { errMsg: 'request:fail net::ERR_TIMED_OUT', errNo: 10501 }],
  ['timeout', { errMsg: 'uploadFile:fail 请求超时' }],
  ['domain-not-allowed', { errMsg: 'request:fail url not in domain list' }],
  ['domain-not-allowed', { errMsg: 'request:fail url is not in the request whitelist' }],
  ['domain-not-allowed', { errMsg: 'request:fail invalid domain', errorCode: 100701, errorType: 'D' }],
  ['domain-not-allowed', { errMsg: 'request:fail domain is not allowed' }],
  ['domain-not-allowed', { errMsg: 'uploadFile:fail 域名不在白名单内' }],
  ['domain-not-allowed', { errMsg: 'request:fail 不在以下 request 合法域名列表中' }],
  ['network', { errMsg: 'request:fail' }],
  ['network', { errMsg: 'request:fail net::ERR_CONNECTION_ABORTED' }],
  ['network', { errMsg: 'request:fail net::ERR_NAME_NOT_RESOLVED' }],
  ['network', { errMsg: 'request:fail 域名解析失败' }],
  ['network', { errMsg: 'request:fail Unable to resolve host "a.example.com"' }],
  ['network', { errMsg: 'request:fail internal error', errorCode: 999993, errorType: 'F' }],
  ['file-missing', { errMsg: 'uploadFile:fail file not exist' }],
  ['file-missing', { errMsg: 'uploadFile:fail no such file or directory' }],
  ['file-missing', { errMsg: 'uploadFile:fail filePath invalid' }],
  ['file-unreadable', { errMsg: 'uploadFile:fail permission denied, open ttfile://temp/a' }],
  ['unsupported', { errMsg: 'request:fail params.method is invalid', errorCode: 999999, errorType: 'D' }],
  ['unsupported', { errMsg: 'request:fail param should be string, but got object', errNo: 20001 }],
  ['unsupported', { errMsg: 'request:fail method PUT is not supported' }],
])('%s: %p', async (code, failure) => {
  const { tt } = createBytedanceHost()
  const fail = (options: { fail?(reason: Failure): void }) => {
    options.fail?.(failure)
    return undefined
  }
  const platform = bytedancePlatform({ ...tt, request: fail, uploadFile: fail })
  const request: HttpRequest = { method: 'GET', url: 'https://a.example.com/', headers: {}, timeoutMs: 1000 }
  const form: FormUpload = {
    url: 'https://a.example.com/',
    source: { path: 'ttfile://temp/a.mp4' },
    fileField: 'file',
    fields: {},
    timeoutMs: 1000,
  }
  expect(await codeOf(platform.request(request))).toBe(code)
  expect(await codeOf(platform.uploadForm(form))).toBe(code)
})

test.each<[string, Failure]>([
  ['file-missing', { errMsg: 'stat:fail no such file or directory, stat ttfile://temp/a', errNo: 21102 }],
  ['file-missing', { errMsg: 'stat:fail', errorCode: 107602, errorType: 'D' }],
  ['file-unreadable', { errMsg: 'stat:fail permission denied, stat ttfile://temp/a', errNo: 21101 }],
  // The number of a missing file, but not in this call.
  [
    'file-unreadable',
    { errMsg: 'readFile:fail operation not permitted, readFile ttfile://temp/a', errNo: 21102 },
  ],
  ['file-unreadable', { errMsg: 'stat:fail' }],
])('of a file, %s: %p', async (code, failure) => {
  const { tt } = createBytedanceHost()
  const fail = (options: { fail?(reason: Failure): void }) => options.fail?.(failure)
  const platform = bytedancePlatform({ ...tt, getFileSystemManager: () => ({ stat: fail, readFile: fail }) })
  expect(await codeOf(platform.openFile({ path: 'ttfile://temp/a' }))).toBe(code)
})

test.each([
  ['10501', { errMsg: 'request:fail something', errNo: 10501 }],
  ['100799', { errMsg: 'request:fail something', errorCode: 100799, errorType: 'I' }],
])('the number that the host gives, %s, is passed on', async (number, failure) => {
  const { tt } = createBytedanceHost()
  const platform = bytedancePlatform({
    ...tt,
    request(options) {
      options.fail(failure)
      return undefined
    },
  })
  const asked = platform.request({
    method: 'GET',
    url: 'https://a.example.com/',
    headers: {},
    timeoutMs: 1000,
  })
  await expect(asked).rejects.toThrow(number)
})
