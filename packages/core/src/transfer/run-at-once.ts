import { type CancelSignal, createCanceller, stoppedError } from '@vod-upload/platform'

/**
 * Runs `work` over all jobs, at most `most` at a time, in order.
 * The first failure cancels the others; it is thrown once all of them have ended, so that nothing runs on unseen.
 */
export async function runAtOnce<Job>(
  jobs: readonly Job[],
  most: number,
  work: (job: Job, signal: CancelSignal) => Promise<void>,
  signal: CancelSignal,
): Promise<void> {
  const all = createCanceller()
  const unsubscribe = signal.onCancel(all.cancel)
  const failures: unknown[] = []
  let next = 0

  const runNext = async () => {
    while (next < jobs.length && !all.signal.cancelled) {
      const job = jobs[next]
      next += 1
      try {
        await work(job, all.signal)
      } catch (failure) {
        failures.push(failure)
        all.cancel()
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(most, jobs.length) }, runNext))
  unsubscribe()
  if (failures.length > 0) throw failures[0]
  if (next < jobs.length) throw stoppedError()
}
