import vm from 'node:vm'
import { createDiskFolder, createWechatHost, startRecordingServer } from '../src'

const disk = createDiskFolder()
afterAll(() => disk.remove())

/** Runs a page's script, plain JavaScript as it stands in a mini program, with `wx` as a global. */
function runPage(script: string, globals: object): void {
  vm.runInNewContext(script, { ...globals })
}

test('a page picks a video and uploads it, knowing nothing but wx', async () => {
  const server = await startRecordingServer((_, response) => response.end('thanks'))
  const host = createWechatHost()
  host.pickNext(host.addTempFile(disk.write('a.mp4', 'video')))
  const done = jest.fn()
  runPage(
    `wx.chooseMedia({
      count: 1,
      success: function (res) {
        var file = res.tempFiles[0]
        wx.uploadFile({
          url: url, filePath: file.tempFilePath, name: 'file', formData: { size: file.size },
          success: function (res) { done(res.statusCode, res.data) }
        })
      }
    })`,
    { wx: host.wx, url: `${server.origin}/`, done },
  )
  await host.idle()
  expect(done).toHaveBeenCalledWith(200, 'thanks')
  expect(server.requests[0]?.body.toString()).toContain('\r\n\r\n5\r\n')
  await server.close()
})

test('a buffer that the page made in its own realm arrives whole', async () => {
  const server = await startRecordingServer()
  const host = createWechatHost()
  runPage(`wx.request({ url: url, method: 'PUT', data: new Uint8Array([1, 2, 3]).buffer })`, {
    wx: host.wx,
    url: `${server.origin}/`,
  })
  await host.idle()
  expect(Array.from(server.requests[0]?.body ?? [])).toEqual([1, 2, 3])
  await server.close()
})

test('each picker tells what it tells on a phone', async () => {
  const host = createWechatHost()
  const video = host.addTempFile(disk.write('a.mp4', 'video'))
  const image = host.addTempFile(disk.write('b.jpg', 'image'), { name: 'cat.jpg' })
  host.pickNext(video, image)
  expect(await host.wx.chooseMedia()).toMatchObject({
    type: 'mix',
    tempFiles: [
      { tempFilePath: video.path, size: 5, fileType: 'video' },
      { tempFilePath: image.path, size: 5, fileType: 'image' },
    ],
  })
  host.pickNext(video)
  expect(await host.wx.chooseVideo()).toMatchObject({ tempFilePath: video.path, size: 5, duration: 10 })
  host.pickNext(image)
  expect(await host.wx.chooseImage()).toEqual({
    tempFilePaths: [image.path],
    tempFiles: [{ path: image.path, size: 5 }],
    errMsg: 'chooseImage:ok',
  })
  host.pickNext(image)
  expect(await host.wx.chooseMessageFile()).toMatchObject({
    tempFiles: [{ name: 'cat.jpg', path: image.path, size: 5, type: 'image' }],
  })
})

test('a picker that the user leaves fails', async () => {
  const host = createWechatHost()
  await expect(host.wx.chooseMedia()).rejects.toEqual({ errMsg: 'chooseMedia:fail cancel' })
  const fail = jest.fn()
  expect(host.wx.chooseImage({ fail })).toBeUndefined()
  await host.idle()
  expect(fail).toHaveBeenCalledWith({ errMsg: 'chooseImage:fail cancel' })
})

test('values are stored as JSON, absent ones are empty or fail, and the limits are kept', async () => {
  const { wx } = createWechatHost()
  expect(wx.getStorageSync('a')).toBe('')
  await expect(wx.getStorage({ key: 'a' })).rejects.toEqual({ errMsg: 'getStorage:fail data not found' })
  await wx.setStorage({ key: 'a', data: { b: [1] } })
  expect(wx.getStorageSync('a')).toEqual({ b: [1] })
  expect(() => wx.setStorageSync('big', 'x'.repeat(1024 * 1024))).toThrow('setStorageSync:fail')
  const almostOne = 'x'.repeat(1024 * 1024 - 2)
  for (let key = 0; key < 9; key += 1) wx.setStorageSync(`key ${key}`, almostOne)
  await expect(wx.setStorage({ key: 'last', data: almostOne })).rejects.toMatchObject({
    errMsg: expect.stringContaining('setStorage:fail'),
  })
  // What takes the place of an old value is not counted twice.
  wx.setStorageSync('key 0', almostOne)
  wx.removeStorageSync('a')
  wx.setStorageSync('last', almostOne)
  expect(wx.getStorageInfoSync()).toMatchObject({ currentSize: 10240, limitSize: 10240 })
})
