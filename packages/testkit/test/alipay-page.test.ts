import { createAlipayHost, createDiskFolder, type DiskFolder, patternBytes } from '../src'

let disk: DiskFolder

beforeEach(() => {
  disk = createDiskFolder()
})
afterEach(() => disk.remove())

type Told = Readonly<Record<string, unknown>>

function told(call: (callbacks: { success(value: object): void; fail(value: object): void }) => unknown) {
  return new Promise<Told>((resolve) => {
    call({ success: (value) => resolve({ ...value }), fail: (value) => resolve({ ...value }) })
  })
}

test('a path tells the kind of the file by its end, and nothing else', () => {
  const host = createAlipayHost()
  const video = host.addTempFile(disk.write('holiday.mov', patternBytes(10)))
  const image = host.addTempFile(disk.write('holiday.png', patternBytes(10)))
  expect(video.path).toMatch(/^https:\/\/resource\/[0-9a-f]+\.video$/)
  expect(image.path).toMatch(/^https:\/\/resource\/[0-9a-f]+\.image$/)
})

test('pickers give paths under every word that clients were seen to use, and no names', async () => {
  const host = createAlipayHost()
  const video = host.addTempFile(disk.write('a.mp4', patternBytes(10)))
  const image = host.addTempFile(disk.write('a.png', patternBytes(20)))
  host.pickNext(video)
  const { path } = video
  const picked = await told((callbacks) => host.my.chooseVideo(callbacks))
  expect(picked).toMatchObject({ tempFilePath: path, apFilePath: path, filePath: path, size: 10 })
  expect(picked).not.toHaveProperty('name')
  host.pickNext(image)
  expect(await told((callbacks) => host.my.chooseImage(callbacks))).toMatchObject({
    apFilePaths: [image.path],
    tempFilePaths: [image.path],
    tempFiles: [{ path: image.path, size: 20 }],
  })
  expect(await told((callbacks) => host.my.chooseImage(callbacks))).toMatchObject({ error: 11 })
  expect(await told((callbacks) => host.my.chooseVideo(callbacks))).toMatchObject({ error: 10 })
})

test('files are read whole, whatever range a page asks for', async () => {
  const host = createAlipayHost()
  const { path } = host.addTempFile(disk.write('a.mp4', patternBytes(100)))
  const files = host.my.getFileSystemManager?.()
  const range = { filePath: path, position: 10, length: 5 }
  const { data, dataType } = await told((callbacks) => files?.readFile({ ...range, ...callbacks }))
  expect({ length: Object(data).byteLength, dataType }).toEqual({ length: 100, dataType: 'arraybuffer' })
  const { stats } = await told((callbacks) => files?.stat({ path, ...callbacks }))
  expect(Object.keys(Object(stats)).sort()).toEqual(['lastAccessedTime', 'lastModifiedTime', 'mode', 'size'])
  const none = 'https://resource/none.video'
  expect(await told((callbacks) => files?.stat({ path: none, ...callbacks }))).toMatchObject({ error: 10022 })
})

test('without a file system there is one call that tells the size', async () => {
  const host = createAlipayHost({ fileSystem: false })
  expect(host.my.getFileSystemManager).toBeUndefined()
  const apFilePath = host.addTempFile(disk.write('a.mp4', patternBytes(100))).path
  const info = await told((callbacks) => host.my.getFileInfo({ apFilePath, ...callbacks }))
  expect(info).toMatchObject({ size: 100, digest: expect.stringMatching(/^[0-9a-f]{32}$/) })
})

test('storage takes an object in every call, and no value of 200 KB', async () => {
  const { my } = createAlipayHost()
  expect(await told((callbacks) => my.getStorage({ key: 'a', ...callbacks }))).toEqual({ data: null })
  expect(my.setStorageSync({ key: 'a', data: 'x' })).toEqual({ success: true })
  expect(my.getStorageSync({ key: 'a' })).toEqual({ data: 'x' })
  const large = { key: 'a', data: 'x'.repeat(200 * 1024) }
  expect(my.setStorageSync(large)).toMatchObject({ error: 14 })
  expect(await told((callbacks) => my.setStorage({ ...large, ...callbacks }))).toMatchObject({ error: 14 })
  for (let key = 0; key < 52; key += 1) my.setStorageSync({ key: `${key}`, data: 'x'.repeat(199 * 1024) })
  expect(my.setStorageSync({ key: 'one more', data: 'x'.repeat(199 * 1024) })).toMatchObject({ error: 12 })
  expect(my.removeStorageSync({ key: 'a' })).toEqual({ success: true })
  expect(my.getStorageSync({ key: 'a' })).toEqual({ data: null })
})

test('network types are in capitals, and a listener that is taken off hears nothing more', () => {
  const host = createAlipayHost()
  const heard: object[] = []
  const listener = (networkStatus: object) => heard.push(networkStatus)
  host.my.onNetworkStatusChange(listener)
  host.setOnline(false)
  host.switchNetwork('4g')
  host.my.offNetworkStatusChange(listener)
  host.setOnline(false)
  expect(heard).toEqual([
    { isConnected: false, networkType: 'NOTREACHABLE' },
    { isConnected: true, networkType: '4G' },
  ])
  expect(host.listenerCount()).toBe(0)
})

test.each([
  ['5g', true, '5G'],
  ['none', false, 'NOTREACHABLE'],
] as const)('asked on %s, it tells so in its own words', async (network, networkAvailable, networkType) => {
  const host = createAlipayHost()
  host.switchNetwork(network)
  const told: unknown[] = []
  host.my.getNetworkType({ success: (result) => told.push(result) })
  expect(told).toEqual([])
  await host.idle()
  expect(told).toEqual([{ networkAvailable, networkType }])
})
