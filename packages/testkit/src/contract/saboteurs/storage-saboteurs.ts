import { PlatformError } from '@vod-upload/platform'
import { asciiOnly, hasCode, misnamed, type Saboteur, spoilStorage } from './spoil'

/** Changes each value on its way in. */
function changing(change: (value: string) => string): Saboteur['spoil'] {
  return spoilStorage(({ set }) => ({ set: (key, value) => set(key, change(value)) }))
}

export const storageSaboteurs: readonly Saboteur[] = [
  {
    name: 'drops backslashes',
    breaks: 'storage-value',
    spoil: changing((value) => value.replace(/\\/g, '')),
  },
  {
    name: 'takes the empty value for none',
    breaks: 'storage-empty',
    spoil: spoilStorage(({ get }) => ({ get: async (key) => (await get(key)) || undefined })),
  },
  { name: 'keeps ASCII alone', breaks: 'storage-unicode', spoil: changing(asciiOnly) },
  {
    name: 'keeps the first 64 KB',
    breaks: 'storage-large',
    // What is far too large is left to the host to refuse.
    spoil: changing((value) => (value.length > 1_000_000 ? value : value.slice(0, 64 * 1024))),
  },
  {
    name: 'gives the empty value for a key that it has never met',
    breaks: 'storage-absent',
    spoil(adapter, bench) {
      const met = new Set<string>()
      const giving = spoilStorage(({ get, set }) => ({
        get: async (key) => (await get(key)) ?? (met.has(key) ? undefined : ''),
        set(key, value) {
          met.add(key)
          return set(key, value)
        },
      }))
      return giving(adapter, bench)
    },
  },
  {
    name: 'keeps the first value for ever',
    breaks: 'storage-overwrite',
    spoil: spoilStorage(({ get, set }) => ({
      set: async (key, value) => {
        if ((await get(key)) === undefined) await set(key, value)
      },
    })),
  },
  {
    name: 'has one place for all keys',
    breaks: 'storage-apart',
    spoil: spoilStorage(({ get, set, remove }) => ({
      get: () => get('contract'),
      set: (_, value) => set('contract', value),
      remove: () => remove('contract'),
    })),
  },
  {
    name: 'removes nothing',
    breaks: 'storage-remove',
    spoil: spoilStorage(() => ({ remove: async () => undefined })),
  },
  {
    name: 'leaves the empty value where it has removed one',
    breaks: 'storage-remove',
    spoil(adapter, bench) {
      const removed = new Set<string>()
      const leaving = spoilStorage(({ get, remove }) => ({
        get: async (key) => (await get(key)) ?? (removed.has(key) ? '' : undefined),
        async remove(key) {
          if ((await get(key)) !== undefined) removed.add(key)
          await remove(key)
        },
      }))
      return leaving(adapter, bench)
    },
  },
  {
    name: 'fails to remove what is not there',
    breaks: 'storage-remove-absent',
    spoil: spoilStorage(({ get, remove }) => ({
      remove: async (key) => {
        if ((await get(key)) === undefined) throw new PlatformError('storage', 'There is no such key.')
        await remove(key)
      },
    })),
  },
  {
    name: 'takes a refusal for something that the host cannot do',
    breaks: 'storage-refusal',
    spoil: spoilStorage(({ set }) => ({
      set: (key, value) => misnamed(set(key, value), hasCode('storage'), 'unsupported'),
    })),
  },
  {
    name: 'takes what the host has refused for kept',
    breaks: 'storage-refusal',
    spoil: spoilStorage(({ set }) => ({ set: (key, value) => set(key, value).catch(() => undefined) })),
  },
]
