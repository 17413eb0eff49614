import { createCanceller } from '@vod-upload/platform'
import { createServerClock, deviceClock } from '../src/clock'

beforeEach(() => {
  jest.useFakeTimers()
})
afterEach(() => {
  jest.useRealTimers()
})

test.each([
  ['a second', 1000, 1000],
  ['longer than a timer can count: as long as it can, instead of not at all', 1e10, 2147483647],
])('%s', async (_, delayMs, expectedMs) => {
  const woken = jest.fn()
  const sleep = deviceClock.sleep(delayMs).then(woken)
  await jest.advanceTimersByTimeAsync(expectedMs - 1)
  expect(woken).not.toHaveBeenCalled()
  await jest.advanceTimersByTimeAsync(1)
  await sleep
  expect(woken).toHaveBeenCalledTimes(1)
})

test('a cancelled sleep rejects, and leaves no timer', async () => {
  const canceller = createCanceller()
  const sleep = deviceClock.sleep(1000, canceller.signal)
  canceller.cancel()
  await expect(sleep).rejects.toMatchObject({ code: 'cancelled', message: 'The wait was cancelled.' })
  expect(jest.getTimerCount()).toBe(0)
})

test('the clock of the device tells its time, and that of the server what it was last told, running on', () => {
  jest.setSystemTime(5000)
  const serverClock = createServerClock(deviceClock)
  expect([deviceClock.now(), serverClock.now()]).toEqual([5000, 5000])
  serverClock.correct(9000)
  jest.setSystemTime(5100)
  expect([deviceClock.now(), serverClock.now()]).toEqual([5100, 9100])
})
