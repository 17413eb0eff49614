import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { type Batch, type BatchReport, batchesOf } from './batches'
import { bundle } from './bundle'

/**
 * Runs the seeds `[from, from + seeds)` on so many threads.
 * @param heard each batch as it is done
 */
export async function soak(
  { from, seeds, threads }: { from: number; seeds: number; threads: number },
  heard: (report: BatchReport) => void,
): Promise<void> {
  const code = await bundle('soak/worker.ts')
  const batches = batchesOf(from, seeds)
  const work = async () => {
    const worker = new Worker(code, { eval: true })
    try {
      for (let batch = batches.shift(); batch !== undefined; batch = batches.shift())
        heard(await run(worker, batch))
    } finally {
      await worker.terminate()
    }
  }
  await Promise.all(Array.from({ length: Math.min(threads, batches.length) }, work))
}

async function run(worker: Worker, batch: Batch): Promise<BatchReport> {
  worker.postMessage(batch)
  // It rejects where the worker fails.
  const [report] = await once(worker, 'message')
  return report
}
