import { type CancelSignal, createCanceller, PlatformError } from '@vod-upload/platform'
import type { Clock } from '../src/clock'
import { crc64Of } from '../src/integrity/crc64'
import { type ContentMd5, createHashing, type Hashing } from '../src/integrity/hashing'
import { SLICE_BYTES } from '../src/integrity/slices'

const body = Uint8Array.from({ length: 20 * SLICE_BYTES + 5 }, (_, index) => (index * 7) % 251).buffer
const never = createCanceller().signal

/** A device on which each look at the clock finds it `tickMs` later, and which notes how long it went without rest. */
function device(tickMs: number) {
  let nowMs = 1000
  let restedMs = nowMs
  let longestMs = 0
  const rests: number[] = []
  let whileResting: () => void = () => undefined
  const clock: Clock = {
    now() {
      nowMs += tickMs
      return nowMs
    },
    async sleep(delayMs, signal?: CancelSignal) {
      rests.push(delayMs)
      longestMs = Math.max(longestMs, Math.abs(nowMs - restedMs))
      whileResting()
      await Promise.resolve()
      if (signal?.cancelled) throw new PlatformError('cancelled', 'The wait was cancelled.')
      restedMs = nowMs
    },
  }
  return {
    clock,
    rests,
    get longestMs() {
      return longestMs
    },
    set whileResting(then: () => void) {
      whileResting = then
    },
  }
}

test.each([
  [0, 'nothing'],
  [1, 'one byte'],
  [SLICE_BYTES - 1, 'a slice less a byte'],
  [SLICE_BYTES, 'a slice'],
  [SLICE_BYTES + 1, 'a slice and a byte'],
  [body.byteLength, 'many slices'],
])('in slices, the CRC-64 of %i bytes (%s) is that of the whole', async (size) => {
  const bytes = body.slice(0, size)
  expect(await createHashing(device(2).clock).crc64(bytes, never)).toEqual(crc64Of(new Uint8Array(bytes)))
})

test.each([
  ['on', 1],
  ['back', -1],
])('while time goes %s, it gives way again and again', async (_, tickMs) => {
  const slow = device(tickMs)
  await createHashing(slow.clock).crc64(body, never)
  expect(slow.rests).toEqual([0, 0, 0, 0])
  expect(slow.longestMs).toBeLessThanOrEqual(6)
})

test('where no time passes, it never gives way', async () => {
  const fast = device(0)
  const hashing = createHashing(fast.clock)
  await Promise.all([hashing.crc64(body, never), hashing.crc64(body, never)])
  expect(fast.rests).toEqual([])
})

test('time that passed while nothing was hashed is no reason to give way', async () => {
  const quick = device(0.1)
  const hashing = createHashing(quick.clock)
  await hashing.crc64(body, never)
  for (let look = 0; look < 100; look++) quick.clock.now()
  await hashing.crc64(body, never)
  expect(quick.rests).toEqual([])
})

test('several at once are hashed one after the other, and share the steps', async () => {
  const slow = device(1)
  const hashing = createHashing(slow.clock)
  const small = body.slice(0, 3 * SLICE_BYTES)
  const crcs = await Promise.all([small, small, small, small].map((each) => hashing.crc64(each, never)))
  for (const crc64 of crcs) expect(crc64).toEqual(crc64Of(new Uint8Array(small)))
  // Not one of them alone would have.
  expect(slow.rests.length).toBeGreaterThan(0)
  expect(slow.longestMs).toBeLessThanOrEqual(6)
})

const slowMd5: ContentMd5 = async (_, giveWay) => {
  for (let turn = 0; turn < 20; turn++) await giveWay()
  return 'md5'
}

test.each<[string, (hashing: Hashing, signal: CancelSignal) => Promise<unknown> | undefined]>([
  ['CRC-64', (hashing, signal) => hashing.crc64(body, signal)],
  ['MD5', (hashing, signal) => hashing.contentMd5?.(body, signal)],
])('a cancel ends a %s that has given way, and the next one is not held up', async (_, take) => {
  const slow = device(1)
  const hashing = createHashing(slow.clock, slowMd5)
  const { signal, cancel } = createCanceller()
  slow.whileResting = cancel
  const [first, queued, next] = [take(hashing, signal), take(hashing, signal), hashing.crc64(body, never)]
  await expect(first).rejects.toMatchObject({ name: 'PlatformError', code: 'cancelled' })
  expect(slow.rests).toEqual([0])
  await expect(queued).rejects.toMatchObject({
    name: 'PlatformError',
    code: 'cancelled',
    message: 'The upload was stopped.',
  })
  expect(await next).toEqual(crc64Of(new Uint8Array(body)))
})

test('a failure of the given MD5 is passed on, and the next one is not held up', async () => {
  const hashing = createHashing(device(0).clock, () => {
    throw new Error('no MD5 here')
  })
  const failed = hashing.contentMd5?.(body, never)
  const next = hashing.crc64(body, never)
  await expect(failed).rejects.toThrow('no MD5 here')
  expect(await next).toEqual(crc64Of(new Uint8Array(body)))
})

test('without one given, there is no MD5', () => {
  expect(createHashing(device(0).clock).contentMd5).toBeUndefined()
})
