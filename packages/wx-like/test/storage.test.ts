import type { HostStorage } from '../src/host'
import { hostStorage } from '../src/storage'
import { somehost } from './somehost'

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
  expect(await hostStorage(hostThatGives('', others), somehost).get('key')).toBe(wanted)
})

test('a value costs no second call', async () => {
  const getStorageInfo = jest.fn()
  const storage = hostStorage(hostThatGives('value', { getStorageInfo }), somehost)
  expect(await storage.get('key')).toBe('value')
  expect(getStorageInfo).not.toHaveBeenCalled()
})

test('a list of keys that the host refuses is told as storage', async () => {
  const refusing = hostThatGives('', {
    getStorageInfo: ({ fail }) => fail({ errMsg: 'getStorageInfo:fail' }),
  })
  await expect(hostStorage(refusing, somehost).get('key')).rejects.toMatchObject({
    name: 'PlatformError',
    code: 'storage',
  })
})

test('storage that throws is told as storage, by each of its calls', async () => {
  const angry = () => {
    throw new TypeError('no such function')
  }
  const broken = { getStorage: angry, setStorage: angry, removeStorage: angry }
  const storage = hostStorage(broken, somehost)
  const keyless = hostStorage(hostThatGives('', { getStorageInfo: angry }), somehost)
  for (const work of [
    storage.get('key'),
    storage.set('key', 'value'),
    storage.remove('key'),
    keyless.get('key'),
  ]) {
    await expect(work).rejects.toMatchObject({
      code: 'storage',
      message: 'The storage of Somehost refused (no such function).',
    })
  }
})

test('a host that gives nothing to success has no value, and lists no keys', async () => {
  const giveNothing = ({ success }: { success(...given: never[]): void }) => success()
  expect(
    await hostStorage(hostThatGives('', { getStorage: giveNothing }), somehost).get('key'),
  ).toBeUndefined()
  const keyless = hostThatGives('', { getStorageInfo: giveNothing })
  expect(await hostStorage(keyless, somehost).get('key')).toBe('')
})
