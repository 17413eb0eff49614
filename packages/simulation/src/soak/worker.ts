// Runs the seeds that it is told to, on a thread of its own.
import { parentPort } from 'node:worker_threads'
import { runSeed } from '../run-seed'
import type { Batch, BatchReport } from './batches'

parentPort?.on('message', async ({ from, count }: Batch) => {
  const failures: BatchReport['failures'][number][] = []
  for (let seed = from; seed < from + count; seed += 1) {
    const { violations } = await runSeed(seed)
    if (violations.length > 0) failures.push({ seed, violations })
  }
  const report: BatchReport = { count, failures }
  parentPort?.postMessage(report)
})
