import type { FormUpload, HttpRequest } from '@vod-upload/platform'
import { createWechatHost } from '@vod-upload/testkit'
import { wechatPlatform } from '@vod-upload/wechat'
import { codeOf } from './wechat-world'

interface Failure {
  errMsg: string
  errno?: number
  errCode?: number
}

const cronet = (number: number, text: string): Failure => ({
  errMsg: `request:fail errcode:${number} cronet_error_code:${number} error_msg:${text}`,
  errno: 600001,
})

/** What devices were seen to say, and what it means to an upload. */
test.each<[string, Failure]>([
  ['network', cronet(-101, 'net::ERR_CONNECTION_RESET')],
  ['network', cronet(-103, 'net::ERR_CONNECTION_ABORTED')],
  ['network', cronet(-105, 'net::ERR_NAME_NOT_RESOLVED')],
  ['network', cronet(-106, 'net::ERR_INTERNET_DISCONNECTED')],
  ['network', { errMsg: 'request:fail ' }],
  ['network', { errMsg: 'request:fail The network connection was lost.' }],
  ['network', { errMsg: 'uploadFile:fail something new', errno: 600000 }],
  ['timeout', cronet(-7, 'net::ERR_TIMED_OUT')],
  ['timeout', cronet(-118, 'net::ERR_CONNECTION_TIMED_OUT')],
  ['timeout', { errMsg: 'request:fail timeout', errno: 5 }],
  ['timeout', { errMsg: 'uploadFile:fail socket timeout' }],
  ['timeout', { errMsg: 'uploadFile:fail 请求超时。' }],
  ['interrupted', { errMsg: 'uploadFile:fail interrupted' }],
  ['interrupted', { errMsg: 'request:fail ', errno: 600003 }],
  ['interrupted', cronet(10011, 'network change, cancel all task')],
  ['interrupted', cronet(-21, 'net::ERR_NETWORK_CHANGED')],
  ['interrupted', { errMsg: 'request:fail abort' }],
  ['domain-not-allowed', { errMsg: 'request:fail url not in domain list' }],
  ['domain-not-allowed', { errMsg: 'request:fail', errno: 600002 }],
  ['file-missing', { errMsg: 'uploadFile:fail file not found' }],
  ['file-missing', { errMsg: "uploadFile:fail file doesn't exist" }],
  ['file-unreadable', { errMsg: 'uploadFile:fail permission denied, open wxfile://a' }],
  ['unsupported', { errMsg: 'request:fail parameter error: parameter.url should be String' }],
])('%s: %p', async (code, failure) => {
  const { wx } = createWechatHost()
  const fail = (options: { fail?(reason: Failure): void }) => {
    options.fail?.(failure)
    return undefined
  }
  const platform = wechatPlatform({ ...wx, request: fail, uploadFile: fail })
  const request: HttpRequest = { method: 'GET', url: 'https://a.example.com/', headers: {}, timeoutMs: 1000 }
  const form: FormUpload = {
    url: 'https://a.example.com/',
    source: { path: 'wxfile://tmp_a.mp4' },
    fileField: 'file',
    fields: {},
    timeoutMs: 1000,
  }
  expect(await codeOf(platform.request(request))).toBe(code)
  expect(await codeOf(platform.uploadForm(form))).toBe(code)
})

test('a host that lacks a call, or whose call throws, is told by an error of ours', async () => {
  const { wx } = createWechatHost()
  const broken = wechatPlatform({
    ...wx,
    getFileSystemManager() {
      throw new TypeError('not implemented')
    },
    getStorage() {
      throw new TypeError('not implemented')
    },
  })
  expect(await codeOf(broken.openFile({ path: 'wxfile://tmp_a.mp4' }))).toBe('unsupported')
  expect(await codeOf(broken.storage.get('key'))).toBe('storage')
})

test('an upload whose events are not to be had goes on without them', async () => {
  const { wx } = createWechatHost()
  const platform = wechatPlatform({
    ...wx,
    uploadFile({ success }) {
      setImmediate(() => success({ statusCode: 200, data: 'done' }))
      return {
        onProgressUpdate() {
          throw new Error('not implemented')
        },
      }
    },
  })
  const form = { url: 'https://a.example.com/', source: { path: 'a' }, fileField: 'file', fields: {} }
  expect(await platform.uploadForm({ ...form, timeoutMs: 1000 })).toMatchObject({ text: 'done' })
})

test('what the host says is passed on without query strings, and not at any length', async () => {
  const { wx } = createWechatHost()
  const said = `request:fail invalid url "https://a.example.com/v.mp4?Signature=secret" ${'x'.repeat(1000)}`
  const platform = wechatPlatform({
    ...wx,
    request(options) {
      options.fail({ errMsg: said })
      return undefined
    },
  })
  const error = await platform
    .request({
      method: 'GET',
      url: 'https://u:p@a.example.com/v.mp4?Signature=secret',
      headers: {},
      timeoutMs: 9,
    })
    .catch((cause) => cause)
  expect(error.message).toContain('https://a.example.com ')
  expect(error.message).not.toMatch(/secret|u:p/)
  expect(error.message.length).toBeLessThan(400)
})

test.each<[string, Failure]>([
  ['file-missing', { errMsg: 'stat:fail no such file or directory, stat wxfile://a', errCode: 1300002 }],
  ['file-missing', { errMsg: 'stat:fail', errno: 1301112 }],
  ['file-unreadable', { errMsg: 'stat:fail permission denied', errCode: 1300013 }],
  ['file-unreadable', { errMsg: 'stat:fail' }],
])('of a file, %s: %p', async (code, failure) => {
  const { wx } = createWechatHost()
  const fail = (options: { fail?(reason: Failure): void }) => options.fail?.(failure)
  const platform = wechatPlatform({
    ...wx,
    getFileSystemManager: () => ({ stat: fail, readFile: fail }),
  })
  expect(await codeOf(platform.openFile({ path: 'wxfile://a' }))).toBe(code)
})
