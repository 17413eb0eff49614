import { type CancelSignal, createCanceller, PlatformError } from '@vod-upload/platform'

/**
 * Runs `work` over all jobs, at most `lanes` at a time, in order.
 * The first failure cancels the others; it is thrown once all of them have ended, so that nothing runs on unseen.
 */
export async function runInLanes<Job>(
  jobs: readonly Job[],
  lanes: number,
  work: (job: Job, signal: CancelSignal) => Promise<void>,
  signal: CancelSignal,
): Promise<void> {
  const all = createCanceller()
  const unsubscribe = signal.onCancel(all.cancel)
  const failures: unknown[] = []
  let next = 0

  const runLane = async () => {
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
  await Promise.all(Array.from({ length: Math.min(lanes, jobs.length) }, runLane))
  unsubscribe()
  if (failures.length > 0) throw failures[0]
  if (next < jobs.length) throw new PlatformError('cancelled', 'The upload was stopped.')
}
