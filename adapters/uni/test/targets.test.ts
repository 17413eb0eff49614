import { PlatformError } from '@vod-upload/platform'
import { createUniAppHost, createWechatHost } from '@vod-upload/testkit'
import { uniPlatform } from '@vod-upload/uni'
import { builtFor } from './built-for'

test.each([
  ['mp-weixin', 'wx', 'WeChat'],
  ['mp-alipay', 'my', 'Alipay'],
  ['mp-toutiao', 'tt', 'Douyin'],
  ['h5', 'window', 'H5'],
  ['web', 'window', 'H5'],
  ['app', 'uni', 'The uni-app app'],
  ['app-plus', 'uni', 'The uni-app app'],
])('a build for %s runs over %s', (target, globalName, name) => {
  const host = globalName === 'uni' ? createUniAppHost().uni : createWechatHost().wx
  expect(builtFor(target, globalName)(host).name).toBe(name)
})

test.each(['mp-baidu', 'mp-qq', 'app-harmony', ''])('a build for "%s" is refused by a sentence', (target) => {
  const make = () => builtFor(target, 'unknown')({})
  expect(make).toThrow(PlatformError)
  expect(make).toThrow(`uni-app build for ${target}`)
  expect(make).toThrow('mp-weixin, mp-alipay, mp-toutiao, h5 or app')
})

test('without a build of uni-app, the sentence says so', () => {
  expect(uniPlatform).toThrow('process.env.UNI_PLATFORM is not set')
})
