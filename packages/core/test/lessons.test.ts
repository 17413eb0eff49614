import type { Capabilities, KeyValueStorage, PlatformAdapter } from '@vod-upload/platform'
import { deviceClock } from '../src/clock'
import { createLessons, parseLesson, withLesson } from '../src/transfer/lessons'

const unsure: Capabilities = {
  sliceRead: true,
  binaryPut: 'unknown',
  formFileLast: 'unknown',
  maxWholeReadBytes: 0,
  maxConcurrentRequests: 10,
  maxTimeoutMs: 60000,
}
const DAY_MS = 24 * 3600 * 1000

function mapStorage(values = new Map<string, string>()): KeyValueStorage & { values: Map<string, string> } {
  return {
    values,
    get: async (key) => values.get(key),
    set: async (key, value) => {
      values.set(key, value)
    },
    remove: async (key) => {
      values.delete(key)
    },
  }
}

function lessonsOf(storage: KeyValueStorage, given: { capabilities?: Capabilities; log?: string[] } = {}) {
  const unused = () => Promise.reject(new Error('not used here'))
  const platform: PlatformAdapter = {
    name: 'test',
    capabilities: given.capabilities ?? unsure,
    storage,
    openFile: unused,
    request: unused,
    uploadForm: unused,
  }
  // Nothing here waits for the clock but a storage that never answers.
  const clock = { ...deviceClock, now: () => DAY_MS, sleep: async () => undefined }
  return createLessons(platform, clock, (sentence) => given.log?.push(sentence))
}

test('what was learned holds at once, and after the app was started anew', async () => {
  const storage = mapStorage()
  const before = lessonsOf(storage)
  expect(await before.hand()).toEqual(unsure)
  before.learn({ binaryPut: false })
  before.learn({ formFileLast: true })
  expect(await before.hand()).toMatchObject({ binaryPut: false, formFileLast: true })
  expect(await lessonsOf(mapStorage(storage.values)).hand()).toMatchObject({
    binaryPut: false,
    formFileLast: true,
  })
})

test('a host without doubts is never asked for its storage', async () => {
  const capabilities = { ...unsure, binaryPut: true, formFileLast: true }
  const storage = { ...mapStorage(), get: () => Promise.reject(new Error('asked')) }
  const log: string[] = []
  expect(await lessonsOf(storage, { capabilities, log }).hand()).toEqual(capabilities)
  expect(log).toEqual([])
})

test('a storage that refuses, or never answers, costs only the memory', async () => {
  const log: string[] = []
  const refuse = () => Promise.reject(new Error('It is full.'))
  const refusing = lessonsOf({ get: refuse, set: refuse, remove: refuse }, { log })
  expect(await refusing.hand()).toEqual(unsure)
  refusing.learn({ binaryPut: false })
  expect(await refusing.hand()).toMatchObject({ binaryPut: false })
  await new Promise((resolve) => setImmediate(resolve))
  expect(log).toEqual([
    'What was learned about this host could not be read. It is full.',
    'What was learned about this host could not be stored. It is full.',
  ])
  const silent = lessonsOf({ ...mapStorage(), get: () => new Promise(() => undefined) })
  expect(await silent.hand()).toEqual(unsure)
})

test('what the host says of itself counts more', () => {
  const hand = { ...unsure, binaryPut: true }
  expect(withLesson(hand, { binaryPut: false, formFileLast: false })).toMatchObject({
    binaryPut: true,
    formFileLast: false,
  })
})

test.each<[string, string | undefined, object]>([
  ['nothing', undefined, {}],
  ['today', JSON.stringify({ binaryPut: false, learnedAt: 10 * DAY_MS }), { binaryPut: false }],
  ['a week old', JSON.stringify({ binaryPut: false, learnedAt: 3 * DAY_MS }), {}],
  ['from tomorrow', JSON.stringify({ binaryPut: false, learnedAt: 11 * DAY_MS }), {}],
  ['undated', JSON.stringify({ binaryPut: false }), {}],
  ['of another make', JSON.stringify({ binaryPut: 'no', learnedAt: 10 * DAY_MS }), {}],
  ['both ways barred', JSON.stringify({ binaryPut: false, formFileLast: false, learnedAt: 10 * DAY_MS }), {}],
  ['no JSON', '{', {}],
  ['no object', 'null', {}],
])('a stored lesson: %s', (_, stored, lesson) => {
  expect(parseLesson(stored, 10 * DAY_MS)).toEqual(lesson)
})
