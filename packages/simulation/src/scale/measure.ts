// One batch, in a process of its own: `node --expose-gc measure.cjs BATCH`, the batch as JSON; prints a report as JSON.
import type { Batch } from './app'
import type { Counts } from './calm-phone'
import { runBatch } from './run-batch'

export interface Measured {
  readonly counts: Readonly<Counts>
  readonly virtualMs: number
  /** Of the processor, the least of some runs: others make it more, and nothing makes it less. */
  readonly cpuMs: number
  /** Of the heap after a collection, when a tenth of the requests was made, and nine tenths. */
  readonly heapBytes: readonly [early: number, late: number]
}

const RUNS = 3

async function main(batch: Batch): Promise<Measured> {
  const { gc } = global
  // Without it, steps are counted: once.
  if (gc === undefined) return { ...(await timed(batch)), heapBytes: [0, 0] }
  const first = await timed(batch)
  const heapBytes = await heapOf(batch, first.counts.requests, gc)
  let { cpuMs } = first
  for (let run = 1; run < RUNS; run += 1) cpuMs = Math.min(cpuMs, (await timed(batch)).cpuMs)
  return { ...first, cpuMs, heapBytes }
}

async function timed(batch: Batch) {
  const before = process.cpuUsage()
  const { counts, virtualMs } = await runBatch(batch)
  const { user, system } = process.cpuUsage(before)
  return { counts, virtualMs, cpuMs: (user + system) / 1000 }
}

const EARLY = 0.1
const LATE = 0.9

async function heapOf(batch: Batch, total: number, collect: () => void): Promise<readonly [number, number]> {
  const heap = () => {
    collect()
    return process.memoryUsage().heapUsed
  }
  let early: number | undefined
  let late: number | undefined
  await runBatch(batch, ({ requests }) => {
    if (early === undefined && requests >= total * EARLY) early = heap()
    if (late === undefined && requests >= total * LATE) late = heap()
  })
  return [early ?? 0, late ?? 0]
}

main(JSON.parse(process.argv[2])).then(
  (measured) => console.log(JSON.stringify(measured)),
  (cause) => {
    console.error(cause)
    process.exitCode = 1
  },
)
