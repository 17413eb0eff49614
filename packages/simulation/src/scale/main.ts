// `npm run scale`: what ten thousand files, ten thousand parts and a terabyte cost, and how that grows.
import type { Batch } from './app'
import { type Fit, fitOf } from './fit'
import { hashOnce } from './hash-once'
import { openLaboratory } from './laboratory'
import type { Measured } from './measure'

const COUNTS = [1250, 2500, 5000, 10000]
const PART_BYTES = 102400
const TERABYTE = 1e12
/** More is not linear, whatever else the computer had to do. */
const MOST_EXPONENT = 1.3

interface Series {
  readonly title: string
  readonly each: string
  batch(count: number): Batch
}

const series: readonly Series[] = [
  {
    title: 'Files of 64 KB in one createUploader',
    each: 'file',
    batch: (files) => ({ face: 'createUploader', files, sizeBytes: 65536 }),
  },
  {
    title: 'Files of 64 KB in one VODUpload, which keeps them on its list',
    each: 'file',
    batch: (files) => ({ face: 'VODUpload', files, sizeBytes: 65536 }),
  },
  {
    title: 'Parts of 100 KB in one file',
    each: 'part',
    batch: (parts) => ({
      face: 'createUploader',
      files: 1,
      sizeBytes: parts * PART_BYTES,
      partSizeBytes: PART_BYTES,
    }),
  },
]

async function main(): Promise<boolean> {
  const laboratory = await openLaboratory()
  let isLinear = true
  for (const { title, each, batch } of series) {
    console.log(`\n${title}\n${head}`)
    const points: Array<readonly [number, number]> = []
    for (const count of COUNTS) {
      const measured = await laboratory.measure(batch(count))
      points.push([count, measured.cpuMs])
      console.log(row(count, measured))
    }
    const fit = fitOf(points)
    console.log(told(fit, each))
    isLinear = isLinear && fit.exponent <= MOST_EXPONENT
  }
  await laboratory.close()
  await tellTerabyte()
  return isLinear
}

async function tellTerabyte(): Promise<void> {
  const laboratory = await openLaboratory(hashOnce)
  console.log(
    `\nOne file of 1 TB, hashed once for each size of a part: as it is cut by itself, and as finely as OSS allows\n${head}`,
  )
  for (const partSizeBytes of [undefined, PART_BYTES]) {
    const measured = await laboratory.measure({
      face: 'createUploader',
      files: 1,
      sizeBytes: TERABYTE,
      partSizeBytes,
    })
    // One opens the session, and one completes it.
    console.log(row(measured.counts.requests - 2, measured))
  }
  await laboratory.close()
}

const columns = ['count', 'CPU ms', 'requests', 'timers', 'stored KB', 'heap KB early', 'late', 'bytes each']
const head = line(columns)

function row(count: number, { cpuMs, counts, heapBytes: [early, late] }: Measured): string {
  const { requests, timers, storageCharacters } = counts
  const grown = (late - early) / (0.8 * count)
  return line([count, cpuMs, requests, timers, storageCharacters / 1024, early / 1024, late / 1024, grown])
}

function line(cells: ReadonlyArray<string | number>): string {
  return cells
    .map((cell, place) =>
      `${typeof cell === 'number' ? Math.round(cell) : cell}`.padStart(columns[place].length + 2),
    )
    .join('')
}

function told({ base, each, explained, exponent }: Fit, unit: string): string {
  return (
    `CPU = ${base.toFixed(0)} ms + ${each.toFixed(3)} ms a ${unit}; that explains ${(explained * 100).toFixed(2)} %; ` +
    `it grows with the power ${exponent.toFixed(2)}`
  )
}

main().then(
  (isLinear) => {
    process.exitCode = isLinear ? 0 : 1
  },
  (cause) => {
    console.error(cause)
    process.exitCode = 1
  },
)
