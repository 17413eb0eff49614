import { PlatformError } from '@vod-upload/platform'
import { taroPlatform } from '@vod-upload/taro'
import { createWechatHost } from '@vod-upload/testkit'
import { builtFor } from './built-for'

test.each([
  ['weapp', 'wx', 'WeChat'],
  ['alipay', 'my', 'Alipay'],
  ['tt', 'tt', 'Douyin'],
  ['h5', 'window', 'H5'],
])('a build for %s takes %s', (target, globalName, name) => {
  expect(builtFor(target, globalName)(createWechatHost().wx).name).toBe(name)
})

test.each(['harmony', 'harmony-hybrid', 'qq', 'jd', 'swan', ''])(
  'a build for "%s" is refused by a sentence that tells what would do',
  (target) => {
    const make = () => builtFor(target, 'unknown')({})
    expect(make).toThrow(PlatformError)
    expect(make).toThrow(`Taro build for ${target} yet`)
    expect(make).toThrow('weapp, alipay, tt, h5 or rn')
  },
)

test('in a build for React Native, the sentence names the entry that does', () => {
  expect(() => builtFor('rn', 'unknown')({})).toThrow('"react-native"')
})

test('without a build of Taro, the sentence says so', () => {
  expect(taroPlatform).toThrow('process.env.TARO_ENV is not set')
})

test('a window does not make a page: Taro puts a fake one into mini programs', () => {
  const { wx } = createWechatHost()
  Reflect.set(globalThis, 'window', {})
  try {
    expect(builtFor('weapp', 'wx')(wx).name).toBe('WeChat')
  } finally {
    Reflect.deleteProperty(globalThis, 'window')
  }
})
