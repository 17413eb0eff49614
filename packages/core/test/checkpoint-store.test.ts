import type { KeyValueStorage } from '@vod-upload/platform'
import { deviceClock } from '../src/clock'
import type { Checkpoint } from '../src/resume/checkpoint'
import { createCheckpointStore, expiredOf } from '../src/resume/checkpoint-store'

const DAY_MS = 24 * 3600 * 1000
const checkpoint: Checkpoint = {
  uploadId: 'U',
  bucket: 'b',
  object: 'o',
  sizeBytes: 1,
  partSizeBytes: 102400,
  completing: false,
  prints: new Map(),
  savedAt: 100 * DAY_MS,
}

/** The store in one run of the app; what it keeps is in `values`. */
function run(values: Map<string, string>, given: { nowMs?: number; refuses?: boolean; log?: string[] } = {}) {
  const refused = () => Promise.reject(new Error('It is full.'))
  const storage: KeyValueStorage = {
    get: async (key) => values.get(key),
    set: given.refuses ? refused : async (key, value) => void values.set(key, value),
    remove: async (key) => void values.delete(key),
  }
  const clock = { ...deviceClock, now: () => given.nowMs ?? 100 * DAY_MS }
  return createCheckpointStore(storage, clock, (sentence) => given.log?.push(sentence))
}

test('what one run of the app has kept, the next one finds, until it is forgotten', async () => {
  const values = new Map<string, string>()
  await run(values).save('f', checkpoint)
  expect(await run(values).load('f')).toEqual(checkpoint)
  expect(await run(values).load('g')).toBeUndefined()
  await run(values).forget('f')
  expect(await run(values).load('f')).toBeUndefined()
  expect(Array.from(values.keys())).toEqual(['vod-upload/checkpoints'])
})

test('what is too old for VOD to have it is not found, and is collected by the next one that is kept', async () => {
  const values = new Map<string, string>()
  await run(values).save('old', checkpoint)
  const later = run(values, { nowMs: 107 * DAY_MS })
  expect(await later.load('old')).toBeUndefined()
  await later.save('new', { ...checkpoint, savedAt: 107 * DAY_MS })
  expect(Array.from(values.keys()).sort()).toEqual(['vod-upload/checkpoint/new', 'vod-upload/checkpoints'])
})

test('writes of one file take effect in the order they were asked for', async () => {
  const values = new Map<string, string>()
  const store = run(values)
  void store.save('f', checkpoint)
  void store.forget('f')
  await store.save('f', { ...checkpoint, uploadId: 'second' })
  expect(await store.load('f')).toMatchObject({ uploadId: 'second' })
})

test('a storage that refuses costs the memory and one sentence, never the upload', async () => {
  const log: string[] = []
  const store = run(new Map(), { refuses: true, log })
  await store.save('f', checkpoint)
  await store.save('f', checkpoint)
  expect(await store.load('f')).toBeUndefined()
  expect(log).toEqual(['What has arrived cannot be kept for after a restart. It is full.'])
})

test.each(['has been written', 'is being written', 'waits for its turn'])(
  'what was forgotten is over, even where the storage refuses to let go of it, and what is forgotten %s',
  async (when) => {
    const values = new Map<string, string>()
    let refuses = false
    const storage: KeyValueStorage = {
      get: async (key) => values.get(key),
      set: async (key, value) => void values.set(key, value),
      remove: (key) =>
        refuses ? Promise.reject(new Error('It is busy.')) : Promise.resolve(void values.delete(key)),
    }
    const store = createCheckpointStore(storage, { ...deviceClock, now: () => 100 * DAY_MS }, () => undefined)
    await store.save('f', checkpoint)
    const saved = store.save('f', { ...checkpoint, uploadId: 'another' })
    if (when === 'has been written') await saved
    // Its turn has begun.
    if (when === 'is being written') await Promise.resolve()
    refuses = true
    await store.forget('f')
    await saved
    expect(values.has('vod-upload/checkpoint/f')).toBe(true)
    expect(await store.load('f')).toBeUndefined()
    refuses = false
    await store.save('f', { ...checkpoint, uploadId: 'second' })
    expect(await store.load('f')).toMatchObject({ uploadId: 'second' })
  },
)

test('it is known of which sizes something may be kept, and the storage is asked once', async () => {
  const values = new Map<string, string>()
  await run(values).save('300-1-2', checkpoint)
  const store = run(values)
  expect([await store.mayKnow(300), await store.mayKnow(30), await store.mayKnow(3001)]).toEqual([
    true,
    false,
    false,
  ])
  await store.save('30-1', checkpoint)
  values.clear()
  expect([await store.mayKnow(300), await store.mayKnow(30)]).toEqual([true, true])
})

test('one upload has a fingerprint at a time, through all its runs', () => {
  const store = run(new Map())
  const [one, other] = [{}, {}]
  expect([store.claim('f', one), store.claim('f', other), store.claim('g', other)]).toEqual([
    true,
    false,
    true,
  ])
  // The next run begins while the last one winds down.
  expect(store.claim('f', one)).toBe(true)
  store.release('f', other)
  store.release('f', one)
  expect(store.claim('f', other)).toBe(false)
  store.release('f', one)
  expect(store.claim('f', other)).toBe(true)
})

test('of more than fifty, the oldest go', () => {
  const index = Object.fromEntries(Array.from({ length: 60 }, (_, number) => [`f${number}`, number + 1]))
  expect(expiredOf(index, 60).sort()).toEqual(Array.from({ length: 10 }, (_, number) => `f${number}`).sort())
})

test.each(['{', '7', 'null', '{"f":"soon"}'])('an index that says %s is none', async (text) => {
  const values = new Map([['vod-upload/checkpoints', text]])
  await run(values).save('f', checkpoint)
  expect(await run(values).load('f')).toEqual(checkpoint)
})

test('saves that wait for a slow storage make one: the newest', async () => {
  const writes: string[] = []
  const values = new Map<string, string>()
  let open: () => void = () => undefined
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  const storage: KeyValueStorage = {
    async get(key) {
      await opened
      return values.get(key)
    },
    async set(key, value) {
      if (key.endsWith('/f')) writes.push(value)
      values.set(key, value)
    },
    remove: async (key) => void values.delete(key),
  }
  const store = createCheckpointStore(storage, { ...deviceClock, now: () => 5 }, () => undefined)
  const first = store.save('f', { ...checkpoint, uploadId: 'first' })
  const saves = Array.from({ length: 100 }, (_, index) =>
    store.save('f', { ...checkpoint, uploadId: `later ${index}` }),
  )
  open()
  await Promise.all([first, ...saves])
  expect(writes.length).toBeLessThanOrEqual(2)
  expect((await store.load('f'))?.uploadId).toBe('later 99')
})

test('what is saved after it was forgotten is there', async () => {
  const store = run(new Map())
  void store.save('f', checkpoint)
  void store.forget('f')
  await store.save('f', { ...checkpoint, uploadId: 'anew' })
  expect((await store.load('f'))?.uploadId).toBe('anew')
})

/** Values whose writes are all heard, and of which some may be refused. */
function heard(refuse: (key: string, values: ReadonlyMap<string, string>) => boolean = () => false) {
  const values = new Map<string, string>()
  const calls: string[] = []
  const storage: KeyValueStorage = {
    async get(key) {
      calls.push(`get ${key}`)
      return values.get(key)
    },
    async set(key, value) {
      calls.push(`set ${key}`)
      if (refuse(key, values)) throw new Error('It is full.')
      values.set(key, value)
    },
    async remove(key) {
      values.delete(key)
    },
  }
  const log: string[] = []
  const clock = { ...deviceClock, now: () => 107 * DAY_MS }
  const store = createCheckpointStore(storage, clock, (sentence) => log.push(sentence))
  return { store, values, calls, log }
}

test('the very first write of a new session is its checkpoint', async () => {
  const { store, calls } = heard()
  await store.save('f', checkpoint)
  expect(calls).toEqual([
    'set vod-upload/checkpoint/f',
    'get vod-upload/checkpoints',
    'set vod-upload/checkpoints',
  ])
})

test('one that was kept before an app was killed, and that the index does not know, is found and forgotten', async () => {
  const values = new Map<string, string>()
  await run(values).save('f', checkpoint)
  values.delete('vod-upload/checkpoints')
  expect(await run(values).load('f')).toEqual(checkpoint)
  await run(values).forget('f')
  expect(Array.from(values.keys())).toEqual([])
})

test('a storage that is full of what is too old has room again', async () => {
  const { store, values, log } = heard(
    (key, kept) => key.endsWith('/new') && kept.has('vod-upload/checkpoint/old'),
  )
  values.set('vod-upload/checkpoint/old', 'too old')
  values.set('vod-upload/checkpoints', JSON.stringify({ old: 100 * DAY_MS }))
  await store.save('new', { ...checkpoint, savedAt: 107 * DAY_MS })
  expect(Array.from(values.keys()).sort()).toEqual(['vod-upload/checkpoint/new', 'vod-upload/checkpoints'])
  expect(log).toEqual([])
})

test('what was not kept is not in the index either', async () => {
  const { store, values, log } = heard((key) => key.endsWith('/f'))
  await store.save('f', checkpoint)
  expect(values.size).toBe(0)
  expect(log).toEqual(['What has arrived cannot be kept for after a restart. It is full.'])
})

test('one that was just kept is not among the oldest that go, whatever the clock says', async () => {
  const { store, values } = heard()
  const index = Object.fromEntries(Array.from({ length: 50 }, (_, number) => [`f${number}`, 200 * DAY_MS]))
  values.set('vod-upload/checkpoints', JSON.stringify(index))
  await store.save('f', { ...checkpoint, savedAt: 107 * DAY_MS })
  expect(await store.load('f')).toBeDefined()
})
