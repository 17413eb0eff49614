/** Seeds `[from, from + count)`. */
export interface Batch {
  readonly from: number
  readonly count: number
}

export interface BatchReport {
  readonly count: number
  readonly failures: ReadonlyArray<{ readonly seed: number; readonly violations: readonly string[] }>
}

/** Small enough for a progress line that moves. */
const BATCH_SEEDS = 50

/** Cuts the seeds `[from, from + seeds)` into batches, first ones first. */
export function batchesOf(from: number, seeds: number): Batch[] {
  const batches: Batch[] = []
  for (let start = from; start < from + seeds; start += BATCH_SEEDS) {
    batches.push({ from: start, count: Math.min(BATCH_SEEDS, from + seeds - start) })
  }
  return batches
}
