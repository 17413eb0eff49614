import { createWechatHost } from '@vod-upload/testkit'
import { wechatPlatform } from '@vod-upload/wechat'
import { closeWorlds, codeOf, openWorld } from './wechat-world'

afterEach(closeWorlds)

test('a value comes back as it was, and a key without one is undefined', async () => {
  const { platform } = await openWorld()
  const { storage } = platform
  expect(await storage.get('resume:1')).toBeUndefined()
  for (const value of ['', '{"uploadId":"x"}', '中文', 'x'.repeat(100 * 1024)]) {
    await storage.set('resume:1', value)
    expect(await storage.get('resume:1')).toBe(value)
  }
  await storage.remove('resume:1')
  await storage.remove('resume:1')
  expect(await storage.get('resume:1')).toBeUndefined()
})

test('a value outlives the app, and one that is no string is not ours', async () => {
  const { platform, host } = await openWorld()
  await platform.storage.set('kept', 'yes')
  host.wx.setStorageSync('foreign', { of: 'the app' })
  const restarted = wechatPlatform(createWechatHost({ storedValues: host.storedValues }).wx)
  expect(await restarted.storage.get('kept')).toBe('yes')
  expect(await restarted.storage.get('foreign')).toBeUndefined()
})

test('a host that refuses is told by `storage`', async () => {
  const { platform } = await openWorld()
  expect(await codeOf(platform.storage.set('big', 'x'.repeat(1024 * 1024)))).toBe('storage')
  const megabyte = 'x'.repeat(1024 * 1024 - 2)
  for (let key = 0; key < 10; key += 1) await platform.storage.set(`key ${key}`, megabyte)
  expect(await codeOf(platform.storage.set('one more', 'x'))).toBe('storage')
})

test('whoever listens is told of the network and the front, from how they are', async () => {
  const { platform, host } = await openWorld()
  host.setOnline(false)
  host.goBackground()
  const wakes: string[] = []
  const unsubscribe = platform.onWake?.((...news) => wakes.push(news.join(' by ')))
  await host.idle()
  host.setOnline(true)
  host.goForeground()
  host.switchNetwork('4g')
  host.goBackground()
  host.setOnline(false)
  const told = ['offline', 'online by wifi', 'foreground', 'online by mobile', 'background', 'offline']
  expect(wakes).toEqual(told)
  unsubscribe?.()
  unsubscribe?.()
  host.setOnline(true)
  expect(wakes).toEqual(told)
})

test.each(['3.8.0', '2.0.0'])('listeners do not pile up on the host (base library %s)', (sdkVersion) => {
  const host = createWechatHost({ sdkVersion })
  const platform = wechatPlatform(host.wx)
  const wakes: string[] = []
  for (let wait = 0; wait < 20; wait += 1) {
    platform.onWake?.((reason) => wakes.push(reason))?.()
  }
  // An old base library cannot take listeners off; then the first ones stay.
  expect(host.listenerCount()).toBe(sdkVersion === '2.0.0' ? 3 : 0)
  const unsubscribe = platform.onWake?.((reason) => wakes.push(reason))
  host.setOnline(false)
  host.setOnline(true)
  expect(wakes).toEqual(['offline', 'online'])
  unsubscribe?.()
})
