import { digestFile, readFile, statFile } from '../src/file-calls'
import type { WxLikeHost } from '../src/host'
import { somehost } from './somehost'

/** Gives the same to whatever is asked of a file. */
function hostThatGives(given: unknown): WxLikeHost {
  const call = ({ success }: { success(result: never): void }) => success(given as never)
  const files = { stat: call, readFile: call, getFileInfo: call }
  const never = () => undefined
  return {
    request: never,
    uploadFile: never,
    getFileSystemManager: () => files,
    getStorage: never,
    setStorage: never,
    removeStorage: never,
  }
}

test.each([
  [{ stats: { size: 5 } }, { size: 5 }],
  [{ stat: { size: 0 } }, { size: 0 }],
  [{ stats: { size: 5, lastModifiedTime: 2 } }, { size: 5, modifiedAt: 2000 }],
])('%p tells %p', async (given, stats) => {
  expect(await statFile(hostThatGives(given), somehost, 'a')).toEqual(stats)
})

test.each([
  undefined,
  null,
  {},
  { stats: null },
  ...[Number.NaN, -1, 0.5, Number.POSITIVE_INFINITY, '5'].map((size) => ({ stats: { size } })),
])('%p tells no size', async (given) => {
  await expect(statFile(hostThatGives(given), somehost, 'a')).rejects.toMatchObject({
    code: 'file-unreadable',
    message: 'The host did not tell the size of the file.',
  })
})

test('bytes that come as a view are those of the view, and no more', async () => {
  const data = new Uint8Array([9, 1, 2, 9]).subarray(1, 3)
  const bytes = await readFile(hostThatGives({ data }), somehost, 'a', {})
  expect(bytes).toBeInstanceOf(ArrayBuffer)
  expect(Array.from(new Uint8Array(bytes))).toEqual([1, 2])
})

test('a host that reads files as text alone cannot read them', async () => {
  await expect(readFile(hostThatGives({ data: 'text' }), somehost, 'a', {})).rejects.toMatchObject({
    code: 'unsupported',
    message: 'Somehost reads files as text alone: update Somehost.',
  })
})

test.each([undefined, null, {}, { data: 5 }])('%p are no bytes', async (given) => {
  await expect(readFile(hostThatGives(given), somehost, 'a', {})).rejects.toMatchObject({
    code: 'file-unreadable',
    message: 'The host gave something else than the bytes of the file.',
  })
})

test.each([undefined, null, {}, { digest: '' }, { digest: 5 }])('%p holds no MD5', async (given) => {
  await expect(digestFile(hostThatGives(given), somehost, 'a')).rejects.toMatchObject({
    code: 'unsupported',
    message: 'The host told no MD5 of the file.',
  })
})

test('an MD5 comes out in lower case', async () => {
  expect(await digestFile(hostThatGives({ digest: '5F' }), somehost, 'a')).toBe('5f')
})
