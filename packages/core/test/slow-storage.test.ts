// What a slow or silent storage costs an upload.
import type { KeyValueStorage } from '@vod-upload/platform'
import { fakeHost, PART_BYTES } from './fake-host'

const PARTS = 60

function storageThat(answer: () => Promise<undefined>): KeyValueStorage {
  return { get: answer, set: answer, remove: answer }
}

/** One upload in parts, each of which takes a tenth of a second. */
function upload(storage?: KeyValueStorage) {
  const host = fakeHost({
    storage,
    takesMs: (step) => (step === 'part' ? 100 : 0),
    options: { formMaxBytes: 0, parallelParts: 2 },
  })
  const startMs = host.clock.now()
  const file = host.upload(PARTS * PART_BYTES)
  const completedAfterMs = () => {
    const complete = host.calls.find(({ step }) => step === 'complete')
    return complete === undefined ? undefined : complete.atMs - startMs
  }
  return { ...host, file, completedAfterMs }
}

test('a storage that never answers costs an upload one wait, not one for each part', async () => {
  const { clock, file, completedAfterMs } = upload(storageThat(() => new Promise(() => undefined)))
  await clock.advance(120000)
  expect(file.state.phase).toBe('succeeded')
  expect(completedAfterMs()).toBeLessThan(8000)
})

test('a slow one makes the completion wait for no more than the newest note', async () => {
  let calls = 0
  const slow = upload(
    storageThat(async () => {
      calls += 1
      await slow.clock.sleep(2000)
      return undefined
    }),
  )
  await slow.clock.advance(120000)
  expect(slow.file.state.phase).toBe('succeeded')
  expect(slow.completedAfterMs()).toBeLessThan(30000)
  expect(calls).toBeLessThan(24)
})
