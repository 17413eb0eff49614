import type { AdapterBench } from './bench'
import type { Clause } from './clause'
import { codeOf, expectSame } from './evidence'

let keys = 0

/** Never used before, be it by an earlier run on the same phone. */
function freshKey(): string {
  keys += 1
  return `contract.${Date.now().toString(36)}.${keys}`
}

/** Keeps a value, gives back what is then there, and clears up. */
async function roundTrip(
  { platform: { storage } }: AdapterBench,
  value: string,
): Promise<string | undefined> {
  const key = freshKey()
  await storage.set(key, value)
  const kept = await storage.get(key)
  await storage.remove(key)
  return kept
}

/** Letters, digits and the signs of JSON, as the core keeps them. */
const LARGE_VALUE = '{"part":"0a9F"},'.repeat(6400)

/** More than one value may be in any host that has a limit. */
const TOO_LARGE_CHARACTERS = 6_000_000

const values: ReadonlyArray<readonly [id: string, promise: string, value: string]> = [
  ['storage-value', 'A value comes back as it was kept', 'uploadId=0004B9; {"a":1} \\ "b"'],
  ['storage-empty', 'The empty value is a value', ''],
  ['storage-unicode', 'A value in any script comes back as it was kept', 'é 视频 🎬 \u2028'],
  ['storage-large', 'A value of 100 KB comes back whole', LARGE_VALUE],
]

export const storageClauses: readonly Clause[] = [
  ...values.map(
    ([id, promise, value]): Clause => ({
      id,
      topic: 'storage',
      promise,
      check: async (bench) => expectSame('The value', await roundTrip(bench, value), value),
    }),
  ),
  {
    id: 'storage-absent',
    topic: 'storage',
    promise: 'A key that was never set gives `undefined`',
    async check({ platform }) {
      expectSame('The value', await platform.storage.get(freshKey()), undefined)
    },
  },
  {
    id: 'storage-overwrite',
    topic: 'storage',
    promise: 'A value that is set again replaces the one before',
    async check({ platform: { storage } }) {
      const key = freshKey()
      await storage.set(key, 'old')
      await storage.set(key, 'new')
      const kept = await storage.get(key)
      await storage.remove(key)
      expectSame('The value', kept, 'new')
    },
  },
  {
    id: 'storage-apart',
    topic: 'storage',
    promise: 'Values of different keys are kept apart',
    async check({ platform: { storage } }) {
      const [one, other] = [freshKey(), freshKey()]
      await storage.set(one, 'one')
      await storage.set(other, 'other')
      const kept = [await storage.get(one), await storage.get(other)]
      await storage.remove(one)
      await storage.remove(other)
      expectSame('The values', kept, ['one', 'other'])
    },
  },
  {
    id: 'storage-remove',
    topic: 'storage',
    promise: 'A value that was removed is gone',
    async check({ platform: { storage } }) {
      const key = freshKey()
      await storage.set(key, 'value')
      await storage.remove(key)
      expectSame('The value', await storage.get(key), undefined)
    },
  },
  {
    id: 'storage-remove-absent',
    topic: 'storage',
    promise: 'Removing what is not there does nothing',
    check: ({ platform }) => platform.storage.remove(freshKey()),
  },
  {
    id: 'storage-refusal',
    topic: 'storage',
    promise: 'A value that the host refuses to keep is told as `storage`, and one that it takes is kept',
    async check({ platform: { storage } }) {
      const key = freshKey()
      const code = await codeOf(storage.set(key, 'x'.repeat(TOO_LARGE_CHARACTERS)))
      if (code !== 'no rejection') return expectSame('Setting it', code, 'storage')
      const { length } = (await storage.get(key)) ?? ''
      await storage.remove(key)
      expectSame('Characters kept', length, TOO_LARGE_CHARACTERS)
    },
  },
]
