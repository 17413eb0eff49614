import type { WxLikeDialect } from '../src'
import type { HostStorage } from '../src/host'
import { hostStorage } from '../src/storage'

const dialect: WxLikeDialect = {
  name: 'Somehost',
  capabilities: {
    sliceRead: true,
    binaryPut: true,
    formFileLast: true,
    maxWholeReadBytes: 1,
    maxConcurrentRequests: 1,
    maxTimeoutMs: 1,
  },
  callFailures: [],
  fileFailures: [],
  absentKey: /data not found/,
  domainLists: { request: 'list one', uploadFile: 'list two' },
}

/** Gives the same for every key. */
function hostThatGives(data: unknown, others: Partial<HostStorage> = {}): HostStorage {
  const done = (options: { success(): void }) => options.success()
  return {
    getStorage: ({ success }) => success({ data }),
    setStorage: done,
    removeStorage: done,
    ...others,
  }
}

const withKeys = (...keys: string[]): Partial<HostStorage> => ({
  getStorageInfo: ({ success }) => success({ keys }),
})

test.each<[string, Partial<HostStorage>, string | undefined]>([
  ['is a value where the key is listed', withKeys('other', 'key'), ''],
  ['means that the key is absent where it is not listed', withKeys('other'), undefined],
  ['is a value where the host lists no keys', {}, ''],
])('an empty string %s', async (_, others, wanted) => {
  expect(await hostStorage(hostThatGives('', others), dialect).get('key')).toBe(wanted)
})

test('a value costs no second call', async () => {
  const getStorageInfo = jest.fn()
  const storage = hostStorage(hostThatGives('value', { getStorageInfo }), dialect)
  expect(await storage.get('key')).toBe('value')
  expect(getStorageInfo).not.toHaveBeenCalled()
})

test('a list of keys that the host refuses is told as storage', async () => {
  const refusing = hostThatGives('', {
    getStorageInfo: ({ fail }) => fail({ errMsg: 'getStorageInfo:fail' }),
  })
  await expect(hostStorage(refusing, dialect).get('key')).rejects.toMatchObject({
    name: 'PlatformError',
    code: 'storage',
  })
})
