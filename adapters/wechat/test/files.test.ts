import { createHash } from 'node:crypto'
import { truncateSync, unlinkSync, writeFileSync } from 'node:fs'
import { createWechatHost, patternBytes } from '@vod-upload/testkit'
import { wechatPlatform } from '@vod-upload/wechat'
import fc from 'fast-check'
import { closeWorlds, codeOf, openWorld } from './wechat-world'

afterEach(closeWorlds)

const SIZE = 5000
const bytes = patternBytes(SIZE)
/** In hex: for `toEqual`, any two buffers are equal. */
const hex = (data: ArrayBuffer | Uint8Array) => Buffer.from(new Uint8Array(data)).toString('hex')
const sliceOf = (start: number, end: number) => hex(bytes.slice(start, end))

test.each(['3.8.0', '2.10.0', '2.9.9'])(
  'any range of a file comes back exactly (base library %s)',
  async (sdkVersion) => {
    const { host, platform, disk } = await openWorld({ sdkVersion })
    const picked = host.addTempFile(disk.write('a.mp4', bytes))
    const file = await platform.openFile(picked)
    expect(file.size).toBe(SIZE)
    expect(file.modifiedAt).toBeGreaterThan(0)
    const ranges = fc
      .tuple(fc.nat(SIZE), fc.nat(SIZE))
      .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)
    await fc.assert(
      fc.asyncProperty(ranges, async ([start, end]) => {
        expect(hex(await file.read(start, end))).toBe(sliceOf(start, end))
      }),
    )
    await file.close()
  },
)

test('whether slices can be read depends on the base library', () => {
  const canSlice = (sdkVersion: string) =>
    wechatPlatform(createWechatHost({ sdkVersion }).wx).capabilities.sliceRead
  expect(canSlice('2.9.9')).toBe(false)
  expect(canSlice('2.10.0')).toBe(true)
  expect(canSlice('3.8.0')).toBe(true)
})

test.each([
  [0, SIZE + 1],
  [-1, 10],
  [20, 10],
  [0.5, 10],
  [0, Number.NaN],
])('a range outside the file is refused: %p to %p', async (start, end) => {
  const { host, platform, disk } = await openWorld()
  const file = await platform.openFile(host.addTempFile(disk.write('a.mp4', bytes)))
  expect(await codeOf(file.read(start, end))).toBe('file-unreadable')
})

test('the zeros with which the host fills up a file that shrank never get through', async () => {
  const { host, platform, disk } = await openWorld()
  await fc.assert(
    fc.asyncProperty(fc.nat(SIZE - 1), fc.nat(SIZE - 1), async (newSize, start) => {
      const path = disk.write('shrinks.mp4', bytes)
      const file = await platform.openFile(host.addTempFile(path))
      truncateSync(path, newSize)
      const end = Math.min(start + 1000, SIZE)
      const read = await file.read(start, end).then(hex, (error) => error.code)
      // Either the bytes as they were, or a refusal; never anything else.
      if (end > newSize) expect(read).toBe('file-unreadable')
      else expect([sliceOf(start, end), 'file-unreadable']).toContain(read)
    }),
    { numRuns: 60 },
  )
})

test('zeros that are in the file are no reason to refuse', async () => {
  const { host, platform, disk } = await openWorld()
  const file = await platform.openFile(host.addTempFile(disk.write('zeros.mp4', new Uint8Array(SIZE))))
  expect(hex(await file.read(100, 300))).toBe('00'.repeat(200))
})

test.each<[string, unknown, string]>([
  ['fewer bytes than asked for', new ArrayBuffer(9), 'file-unreadable'],
  ['more bytes than asked for', new ArrayBuffer(11), 'file-unreadable'],
  ['text', '0123456789', 'unsupported'],
  ['a view of fewer', new Uint8Array(20).subarray(11), 'file-unreadable'],
])('a host that gives %s does not get away with it', async (_, data, code) => {
  const { host, disk } = await openWorld()
  const picked = host.addTempFile(disk.write('a.mp4', bytes))
  const platform = wechatPlatform({
    ...host.wx,
    getFileSystemManager: () => ({
      stat: host.wx.getFileSystemManager().stat,
      readFile: ({ success }) => success({ data }),
    }),
  })
  const file = await platform.openFile(picked)
  expect(await codeOf(file.read(0, 10))).toBe(code)
})

test('a host that does not know ranges, though its version says so, gives the whole file', async () => {
  const { host, disk } = await openWorld({ sdkVersion: '2.9.0' })
  const picked = host.addTempFile(disk.write('a.mp4', bytes))
  const { getSystemInfoSync: _, ...wx } = host.wx
  const platform = wechatPlatform(wx)
  expect(platform.capabilities.sliceRead).toBe(true)
  const file = await platform.openFile(picked)
  expect(hex(await file.read(100, 300))).toBe(sliceOf(100, 300))
})

test('a whole-read file that changed its size is refused, and read again when it is well', async () => {
  const { host, platform, disk } = await openWorld({ sdkVersion: '2.9.0' })
  const path = disk.write('a.mp4', bytes)
  const file = await platform.openFile(host.addTempFile(path))
  truncateSync(path, 100)
  expect(await codeOf(file.read(0, 10))).toBe('file-unreadable')
  writeFileSync(path, bytes)
  expect(hex(await file.read(0, 10))).toBe(sliceOf(0, 10))
})

test('a file too large to be read whole is not read where slices are not to be had', async () => {
  const { host, platform, disk } = await openWorld({ sdkVersion: '2.9.0' })
  const path = disk.write('large.mp4', '')
  truncateSync(path, platform.capabilities.maxWholeReadBytes + 1)
  const file = await platform.openFile(host.addTempFile(path))
  expect(await codeOf(file.read(0, 10))).toBe('unsupported')
})

test('an empty file opens, and reads as nothing', async () => {
  const { host, platform, disk } = await openWorld()
  const file = await platform.openFile(host.addTempFile(disk.write('empty.mp4', '')))
  expect(file.size).toBe(0)
  expect((await file.read(0, 0)).byteLength).toBe(0)
})

test('a file that is not there, or no longer, is missing; a folder cannot be read', async () => {
  const { host, platform, disk } = await openWorld()
  expect(await codeOf(platform.openFile({ path: 'wxfile://tmp_none.mp4' }))).toBe('file-missing')
  const path = disk.write('a.mp4', bytes)
  const file = await platform.openFile(host.addTempFile(path))
  unlinkSync(path)
  expect(await codeOf(file.read(0, 10))).toBe('file-missing')
  expect(await codeOf(platform.openFile(host.addTempFile(disk.path)))).toBe('file-unreadable')
})

test('the host computes the MD5 of the whole file', async () => {
  const { host, platform, disk } = await openWorld()
  const file = await platform.openFile(host.addTempFile(disk.write('a.mp4', bytes)))
  expect(await file.md5?.()).toBe(createHash('md5').update(bytes).digest('hex'))
})

test('a host without that call offers no MD5', async () => {
  const { host, disk } = await openWorld()
  const { getFileInfo: _, ...fileSystem } = host.wx.getFileSystemManager()
  const platform = wechatPlatform({ ...host.wx, getFileSystemManager: () => fileSystem })
  const file = await platform.openFile(host.addTempFile(disk.write('a.mp4', bytes)))
  expect(file.md5).toBeUndefined()
})
