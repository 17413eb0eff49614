import { createCanceller, PlatformError } from '@vod-upload/platform'
import { createByteCounter } from '../src/transfer/progress'
import { runAtOnce } from '../src/transfer/run-at-once'

/** A promise that the test settles. */
function deferred<T>() {
  let resolve: (value: T) => void = () => undefined
  let reject: (cause: unknown) => void = () => undefined
  const promise = new Promise<T>((yes, no) => {
    resolve = yes
    reject = no
  })
  return { promise, resolve, reject }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

describe('runAtOnce', () => {
  test('runs every job once, in order, never more than the lanes at a time', async () => {
    const started: number[] = []
    let running = 0
    let most = 0
    await runAtOnce(
      [1, 2, 3, 4, 5, 6, 7],
      3,
      async (job) => {
        started.push(job)
        running += 1
        most = Math.max(most, running)
        await settled()
        running -= 1
      },
      createCanceller().signal,
    )
    expect(started).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(most).toBe(3)
  })

  test('the first failure cancels the others, and is thrown when all have ended', async () => {
    const slow = deferred<void>()
    const ended: string[] = []
    const whole = runAtOnce(
      ['slow', 'bad', 'never'],
      2,
      async (job, signal) => {
        if (job === 'bad') throw new Error('bad part')
        if (job === 'never') throw new Error('must not start')
        signal.onCancel(() => slow.reject(new PlatformError('cancelled', 'x')))
        await slow.promise.catch((cause) => {
          ended.push('slow')
          throw cause
        })
      },
      createCanceller().signal,
    )
    await expect(whole).rejects.toThrow('bad part')
    expect(ended).toEqual(['slow'])
  })

  test('a cancel between two jobs leaves the rest undone, and says so', async () => {
    const canceller = createCanceller()
    const work = async () => canceller.cancel()
    await expect(runAtOnce([1, 2], 1, work, canceller.signal)).rejects.toMatchObject({ code: 'cancelled' })
  })

  test('no jobs, no work', async () => {
    await expect(
      runAtOnce([], 3, () => Promise.reject(new Error('x')), createCanceller().signal),
    ).resolves.toBeUndefined()
  })
})

test('the byte counter adds what arrived and what flies, and takes back what is sent again', () => {
  const seen: number[] = []
  const counter = createByteCounter(100, (bytes) => seen.push(bytes))
  counter.inFlight(2, 30)
  counter.inFlight(3, 50)
  counter.inFlight(2, 0)
  counter.arrived(3, 60)
  counter.arrived(2, 40)
  expect(seen).toEqual([100, 130, 180, 150, 160, 200])
})

test('the byte counter says nothing before anything has arrived, and counts what flies beside what lands', () => {
  const seen: number[] = []
  const counter = createByteCounter(0, (bytes) => seen.push(bytes))
  expect(seen).toEqual([])
  counter.inFlight(1, 30)
  counter.inFlight(2, 50)
  counter.arrived(2, 60)
  expect(seen).toEqual([30, 80, 90])
})
