import type { KeyValueStorage } from '@vod-upload/platform'
import { patientStorage } from '../src/resume/patient-storage'
import { createManualClock, settled } from './manual-clock'

/** A storage whose calls are counted, and answered as the test says. */
function storageThat(answer: () => Promise<string | undefined>) {
  let calls = 0
  const call = () => {
    calls += 1
    return answer()
  }
  const storage: KeyValueStorage = {
    get: call,
    set: async () => void (await call()),
    remove: async () => void (await call()),
  }
  const clock = createManualClock(1e12)
  return { patient: patientStorage(storage, clock), clock, calls: () => calls }
}

const never = () => new Promise<undefined>(() => undefined)
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (cause) => cause.code,
  )

test('a storage that answers is left alone', async () => {
  const { patient, clock } = storageThat(async () => 'value')
  await expect(patient.get('key')).resolves.toBe('value')
  expect(clock.sleepers).toBe(0)
})

test('one that never answers costs one wait, and is tried again a minute later', async () => {
  const { patient, clock, calls } = storageThat(never)
  const first = codeOf(patient.get('key'))
  await clock.advance(3000)
  await expect(first).resolves.toBe('storage')
  for (let turn = 0; turn < 100; turn += 1)
    await expect(codeOf(patient.set('key', ''))).resolves.toBe('storage')
  expect(calls()).toBe(1)
  await clock.advance(60000)
  const next = codeOf(patient.remove('key'))
  await clock.advance(3000)
  await expect(next).resolves.toBe('storage')
  expect(calls()).toBe(2)
})

test('one that throws rejects, and leaves nothing behind', async () => {
  const unheard: unknown[] = []
  const hear = (cause: unknown) => unheard.push(cause)
  process.on('unhandledRejection', hear)
  const { patient, clock } = storageThat(() => {
    throw new Error('thrown')
  })
  await expect(patient.get('key')).rejects.toThrow('thrown')
  await settled()
  await settled()
  process.off('unhandledRejection', hear)
  expect(unheard).toEqual([])
  expect(clock.sleepers).toBe(0)
})
