import type { HostFileSystem, WxLikeHost } from '../src'
import { openFile } from '../src/files'
import { somehost } from './somehost'

const dialect = {
  ...somehost,
  capabilities: { ...somehost.capabilities, sliceRead: false, maxWholeReadBytes: 4 },
}

test('a file that is read whole is fetched once, and let go when it is closed', async () => {
  let fetched = 0
  const files: HostFileSystem = {
    stat: ({ success }) => success({ stats: { size: 4 } }),
    readFile({ success }) {
      fetched += 1
      success({ data: Uint8Array.of(1, 2, 3, 4).buffer })
    },
  }
  const never = () => undefined
  const host: WxLikeHost = {
    request: never,
    uploadFile: never,
    getFileSystemManager: () => files,
    getStorage: never,
    setStorage: never,
    removeStorage: never,
  }
  const file = await openFile(host, dialect, { path: 'a' })
  await Promise.all([file.read(0, 2), file.read(2, 4)])
  expect(fetched).toBe(1)
  await file.close()
  await file.read(0, 4)
  expect(fetched).toBe(2)
})
