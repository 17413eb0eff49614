import VODUploadByDefault, { alipayPlatform, VODUpload } from '@vod-upload/alipay'
import { createAlipayHost } from '@vod-upload/testkit'

afterEach(() => {
  Reflect.deleteProperty(globalThis, 'my')
})

test('the class is there by name and by default, and is imported where there is no `my`', () => {
  expect('my' in globalThis).toBe(false)
  expect(VODUploadByDefault).toBe(VODUpload)
})

test('without a host the platform is over the `my` of the mini program', async () => {
  const host = createAlipayHost()
  Object.assign(globalThis, { my: host.my })
  const platform = alipayPlatform()
  await platform.storage.set('key', 'value')
  expect(platform.name).toBe('Alipay')
  expect(host.my.getStorageSync({ key: 'key' })).toEqual({ data: 'value' })
})
