import type { FormUpload, HttpRequest } from '@vod-upload/platform'
import { createUniAppHost } from '@vod-upload/testkit'
import { uniAppPlatform } from '../src/uni-app-platform'

interface Failure {
  errMsg: string
}

const URL = 'https://a.example.com/'

async function codeOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'resolved',
    ({ code }) => code,
  )
}

/** What the source of an app says, and what native code may, and what it means to an upload. */
test.each<[string, Failure]>([
  ['interrupted', { errMsg: 'request:fail abort' }],
  ['interrupted', { errMsg: 'uploadFile:fail:aborted' }],
  ['network', { errMsg: 'request:fail abort statusCode:0' }],
  ['timeout', { errMsg: 'request:fail timeout' }],
  ['timeout', { errMsg: 'request:fail timed_out' }],
  ['timeout', { errMsg: 'uploadFile:fail 请求超时' }],
  ['unsupported', { errMsg: 'request:fail invalid url' }],
  ['file-missing', { errMsg: 'getFileInfo:fail 文件不存在' }],
  ['file-unreadable', { errMsg: 'getFileInfo:fail open failed: permission denied' }],
  ['network', { errMsg: 'request:fail' }],
])('%s: %p', async (code, failure) => {
  const fail = (options: { fail?(reason: Failure): void }) => {
    options.fail?.(failure)
    return undefined
  }
  const { uni } = createUniAppHost()
  const platform = uniAppPlatform({
    ...uni,
    request: fail,
    uploadFile: fail,
    getFileInfo: ({ success }) => success({ size: 1 }),
  })
  const request: HttpRequest = { method: 'GET', url: URL, headers: {}, timeoutMs: 1000 }
  const form: FormUpload = { url: URL, source: { path: 'a' }, fileField: 'file', fields: {}, timeoutMs: 1000 }
  expect(await codeOf(platform.request(request))).toBe(code)
  expect(await codeOf(platform.uploadForm(form))).toBe(code)
})

test.each<[string, Failure]>([
  ['file-missing', { errMsg: 'getFileInfo:fail' }],
  ['file-missing', { errMsg: 'getFileInfo:fail 文件不存在' }],
  ['file-unreadable', { errMsg: 'getFileInfo:fail 没有读权限' }],
])('of a file, %s: %p', async (code, failure) => {
  const { uni } = createUniAppHost()
  const platform = uniAppPlatform({ ...uni, getFileInfo: ({ fail }) => fail(failure) })
  expect(await codeOf(platform.openFile({ path: 'a' }))).toBe(code)
})
