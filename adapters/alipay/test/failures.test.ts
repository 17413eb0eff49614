import { alipayPlatform } from '@vod-upload/alipay'
import { createAlipayHost } from '@vod-upload/testkit'
import { codeOf, formTo, requestTo } from './alipay-world'

interface Told {
  readonly error?: unknown
  readonly errorMessage?: string
  readonly [member: string]: unknown
}

type Fail = (options: { fail?(failure: Told | undefined): void }) => undefined

const URL = 'https://a.example.com/v.mp4'

/** A client both of whose network calls fail so. */
function failingWith(failure: Told | undefined) {
  const fail: Fail = (options) => {
    options.fail?.(failure)
    return undefined
  }
  return alipayPlatform({ ...createAlipayHost().my, request: fail, uploadFile: fail })
}

/** What clients were seen to say, or are documented to, and what it means to each of the two calls. */
test.each<[request: string, uploadFile: string, Told | undefined]>([
  ['interrupted', 'interrupted', { error: 1, errorMessage: '请求没有结束，就跳转到了另一个页面' }],
  ['unsupported', 'unsupported', { error: 2, errorMessage: '接口参数无效' }],
  ['domain-not-allowed', 'domain-not-allowed', { error: 4, errorMessage: '无权跨域调用' }],
  ['domain-not-allowed', 'domain-not-allowed', { error: 4, errorMessage: '' }],
  ['domain-not-allowed', 'domain-not-allowed', { error: 12, errorMessage: '无权跨域调用（N22106）' }],
  ['domain-not-allowed', 'domain-not-allowed', { error: 20, errorMessage: '请求的域名不在白名单内' }],
  ['interrupted', 'interrupted', { error: 9, errorMessage: 'request task aborted' }],
  ['domain-not-allowed', 'file-missing', { error: 11, errorMessage: 'something of a number' }],
  ['file-unreadable', 'file-unreadable', { error: 11, errorMessage: 'not have permission to upload' }],
  ['network', 'network', { error: 12, errorMessage: '网络错误' }],
  ['timeout', 'timeout', { error: 12, errorMessage: '请求超时' }],
  ['timeout', 'domain-not-allowed', { error: 13, errorMessage: 'something of a number' }],
  ['timeout', 'timeout', { error: 13, errorMessage: 'request timed out' }],
  ['network', 'network', { error: 14, errorMessage: '解码失败' }],
  ['timeout', 'timeout', { error: 14, status: 13, errorMessage: '', data: '请求超时异常' }],
  ['unsupported', 'unsupported', { error: 15, errorMessage: '参数编码失败' }],
  ['network', 'network', { error: 19, errorMessage: 'http status error' }],
  ['network', 'network', { error: 20, errorMessage: '请求已被停止/服务端限流' }],
  ['unsupported', 'unsupported', { error: 20, errorMessage: 'http forbidden' }],
  ['network', 'network', { error: 23, errorMessage: '代理请求失败' }],
  ['network', 'network', { error: 99, errorMessage: 'something new' }],
  ['domain-not-allowed', 'file-missing', { error: '11', errorMessage: 'something of a number' }],
  ['network', 'network', { error: 'late', errorMessage: 'something of a number' }],
  ['network', 'network', { error: 12, status: 200 }],
  ['network', 'network', { error: '12', statusCode: 200, data: null }],
  ['interrupted', 'interrupted', { error: 9, status: 200 }],
  ['network', 'network', { error: 19, status: 100, headers: {}, data: '' }],
  ['timeout', 'timeout', { errorMessage: '', errMsg: 'request:fail timeout' }],
  ['network', 'network', { errMsg: 'request:fail' }],
  ['timeout', 'timeout', { errMsg: 'request:fail timeout' }],
  ['network', 'network', {}],
  ['network', 'network', undefined],
])('%s for a request and %s for a form: %p', async (request, uploadFile, failure) => {
  const platform = failingWith(failure)
  expect(await codeOf(platform.request(requestTo(URL)))).toBe(request)
  expect(await codeOf(platform.uploadForm(formTo(URL, 'https://resource/a.video')))).toBe(uploadFile)
})

/** A server that has answered is no failure, whichever way the client tells of it. */
test.each<[status: number, text: string, Told]>([
  [404, '<Code>NoSuchKey</Code>', { error: 19, status: 404, headers: {}, data: '<Code>NoSuchKey</Code>' }],
  [201, 'made', { error: 19, status: 201, headers: {}, data: 'made' }],
  [204, '', { error: 19, status: 204, headers: {} }],
  [500, '', { error: 19, status: '500', headers: {}, data: '' }],
  [403, '', { error: 12, statusCode: 403, header: {} }],
  [200, '<xml/>', { error: 14, errorMessage: 'JSON parse data error', status: 200, data: '<xml/>' }],
])('status %p with %p is read from %p', async (status, text, failure) => {
  const platform = failingWith({ ...failure, ...(failure.header ? {} : { headers: { ETag: '"5F"' } }) })
  expect(await platform.request(requestTo(URL))).toMatchObject({ status, text })
  const answer = await platform.uploadForm(formTo(URL, 'https://resource/a.video'))
  expect(answer).toMatchObject({ status, text, headers: failure.header ? {} : { etag: '"5F"' } })
})

test.each([0, 13, 99, 199, 600, Number.NaN, 'late'])(
  'a status of %p is a number of the host’s own',
  async (status) => {
    const platform = failingWith({ error: 12, errorMessage: '网络错误', status })
    expect(await codeOf(platform.request(requestTo(URL)))).toBe('network')
  },
)

test('a domain that is not listed is told with the place in the console, and nothing of the query', async () => {
  const platform = failingWith({ error: 4, errorMessage: `无权跨域调用 ${URL}?Signature=secret` })
  const error = await platform.request(requestTo(`${URL}?Signature=secret`)).catch((cause) => cause)
  expect(error.message).toContain('Alipay does not let this app call https://a.example.com: add it to')
  expect(error.message).toContain('服务器域名白名单')
  expect(error.message).toContain('build a new version')
  expect(error.message).not.toContain('secret')
})

/** What the file system says. */
test.each<[string, Told]>([
  ['file-missing', { error: 10022, errorMessage: '文件不存在' }],
  ['file-missing', { error: 10022, errorMessage: 'something of a number' }],
  ['file-missing', { error: 12, errorMessage: '文件不存在' }],
  ['file-unreadable', { error: 10024, errorMessage: '指定的路径没有读权限' }],
  ['file-unreadable', { error: 2, errorMessage: '接口参数无效' }],
  ['file-unreadable', { error: 3, errorMessage: '未知错误' }],
  ['file-unreadable', {}],
])('of a file, %s: %p', async (code, failure) => {
  const fail: Fail = (options) => {
    options.fail?.(failure)
    return undefined
  }
  const { my } = createAlipayHost()
  const platform = alipayPlatform({ ...my, getFileSystemManager: () => ({ stat: fail, readFile: fail }) })
  expect(await codeOf(platform.openFile({ path: 'https://resource/a.video' }))).toBe(code)
})

test.each([2, 12, 14])('storage that refuses with error %p is told as storage', async (error) => {
  const fail: Fail = (options) => {
    options.fail?.({ error, errorMessage: '接口参数无效' })
    return undefined
  }
  const { my } = createAlipayHost()
  const { storage } = alipayPlatform({ ...my, getStorage: fail, setStorage: fail, removeStorage: fail })
  expect(await codeOf(storage.get('key'))).toBe('storage')
  expect(await codeOf(storage.set('key', 'value'))).toBe('storage')
  expect(await codeOf(storage.remove('key'))).toBe('storage')
})

test('plain HTTP is told with what Alipay takes', async () => {
  const platform = failingWith({ error: 20, errorMessage: 'http forbidden' })
  await expect(platform.request(requestTo(URL))).rejects.toThrow('Alipay lets an app call https alone')
})

test('of two maps of headers, the one that holds some is read', async () => {
  for (const [headers, header] of [
    [{}, { ETag: '"E"' }],
    [{ ETag: '"E"' }, {}],
    [null, { ETag: '"E"' }],
  ]) {
    const platform = failingWith({ error: 19, status: 404, headers, header })
    expect((await platform.request(requestTo(URL))).headers).toEqual({ etag: '"E"' })
  }
})

test('a client that gives nothing to success is told by an error of ours', async () => {
  const succeed = (options: { success?(result: undefined): void }) => {
    options.success?.(undefined)
    return undefined
  }
  const { my } = createAlipayHost()
  const files = { stat: succeed, readFile: succeed }
  const platform = alipayPlatform({
    ...my,
    request: succeed,
    getStorage: succeed,
    getFileSystemManager: () => files,
  })
  expect(await codeOf(platform.request(requestTo(URL)))).toBe('network')
  expect(await codeOf(platform.openFile({ path: 'https://resource/a.video' }))).toBe('file-unreadable')
  expect(await platform.storage.get('key')).toBeUndefined()
})

test('a host that lacks a call, or whose call throws, is told by an error of ours', async () => {
  const broken = alipayPlatform({
    ...createAlipayHost().my,
    request() {
      throw new TypeError('not implemented')
    },
    getFileSystemManager() {
      throw new TypeError('not implemented')
    },
  })
  expect(await codeOf(broken.request(requestTo(URL)))).toBe('unsupported')
  expect(await codeOf(broken.openFile({ path: 'https://resource/a.video' }))).toBe('unsupported')
})
