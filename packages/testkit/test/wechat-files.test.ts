import { createHash } from 'node:crypto'
import { truncateSync } from 'node:fs'
import { createDiskFolder, createWechatHost, patternBytes } from '../src'

const disk = createDiskFolder()
afterAll(() => disk.remove())

const SIZE = 1000
const bytes = patternBytes(SIZE)

/** Calls a method of the file system manager, and waits for its answer. */
function ask(method: 'readFile' | 'stat' | 'access' | 'getFileInfo', options: object, sdkVersion?: string) {
  const host = createWechatHost({ sdkVersion })
  const { path } = host.addTempFile(disk.write('a.mp4', bytes))
  return new Promise<Record<string, unknown>>((resolve) => {
    const given = { filePath: path, path, ...options, complete: (result: object) => resolve({ ...result }) }
    host.wx.getFileSystemManager()[method](given)
  })
}

/** As a typed array: for `toEqual`, any two buffers are equal. */
function bytesOf({ data }: Record<string, unknown>): Uint8Array {
  expect(data).toBeInstanceOf(ArrayBuffer)
  return data instanceof ArrayBuffer ? new Uint8Array(data) : new Uint8Array()
}

test.each<[string, object, Uint8Array]>([
  ['the whole file', {}, bytes],
  ['from a position to the end', { position: 990 }, bytes.slice(990)],
  ['a length from the start', { length: 3 }, bytes.slice(0, 3)],
  ['a range', { position: 500, length: 100 }, bytes.slice(500, 600)],
])('readFile gives %s in a buffer of its own', async (_, options, wanted) => {
  expect(bytesOf(await ask('readFile', options))).toEqual(wanted)
})

test('a range that passes the end is filled up with zeros, and is no error', async () => {
  const answer = await ask('readFile', { position: 990, length: 30 })
  expect(answer.errMsg).toBe('readFile:ok')
  expect(bytesOf(answer)).toEqual(new Uint8Array([...bytes.slice(990), ...new Uint8Array(20)]))
})

test('before 2.10.0 position and length are not heeded', async () => {
  expect(bytesOf(await ask('readFile', { position: 1, length: 2 }, '2.9.9'))).toEqual(bytes)
})

test.each<[string, 'readFile' | 'stat' | 'access' | 'getFileInfo', object, number]>([
  ['a file that is not there', 'readFile', { filePath: 'wxfile://tmp_none.mp4' }, 1300002],
  ['a file that is not there', 'stat', { path: 'wxfile://tmp_none.mp4' }, 1300002],
  ['a file that is not there', 'access', { path: 'wxfile://tmp_none.mp4' }, 1300002],
  ['a position past the end', 'readFile', { position: SIZE, length: 1 }, 1301009],
  ['a position before the start', 'readFile', { position: -1, length: 1 }, 1301009],
  ['a length of nothing', 'readFile', { position: 0, length: 0 }, 1301006],
])('%s: %s fails', async (_, method, options, errno) => {
  expect(await ask(method, options)).toEqual({
    errMsg: expect.stringMatching(new RegExp(`^${method}:fail `)),
    errno,
    errCode: errno,
  })
})

test('a file of more than 100 MB cannot be read whole, and can in parts', async () => {
  const host = createWechatHost()
  const real = disk.write('large.mp4', '')
  truncateSync(real, 100 * 1024 * 1024 + 1)
  const { path } = host.addTempFile(real)
  const told: string[] = []
  const note = ({ errMsg }: { errMsg: string }) => told.push(errMsg)
  host.wx.getFileSystemManager().readFile({ filePath: path, complete: note })
  host.wx
    .getFileSystemManager()
    .readFile({ filePath: path, position: 100 * 1024 * 1024, length: 1, complete: note })
  await host.idle()
  expect(told.sort()).toEqual([expect.stringContaining('readFile:fail the maximum size'), 'readFile:ok'])
})

test('text can be read, and what is known of a file', async () => {
  expect((await ask('readFile', { encoding: 'base64', length: 3 })).data).toBe(
    Buffer.from(bytes.slice(0, 3)).toString('base64'),
  )
  expect((await ask('stat', {})).stats).toMatchObject({ size: SIZE, lastModifiedTime: expect.any(Number) })
  expect(await ask('access', {})).toEqual({ errMsg: 'access:ok' })
  expect(await ask('getFileInfo', { digestAlgorithm: 'sha1' })).toMatchObject({
    size: SIZE,
    digest: createHash('sha1').update(bytes).digest('hex'),
  })
})

test('each pick of the same file has another path, which keeps the extension', () => {
  const host = createWechatHost()
  const real = disk.write('a.mov', bytes)
  const first = host.addTempFile(real)
  const second = host.addTempFile(real, { extension: '.MP4', name: 'holiday.mp4' })
  expect(first.path).toMatch(/^wxfile:\/\/tmp_\w+\.mov$/)
  expect(second.path).toMatch(/\.MP4$/)
  expect(second.path).not.toBe(first.path)
  expect(second).toMatchObject({ name: 'holiday.mp4', size: SIZE, fileType: 'video' })
})
