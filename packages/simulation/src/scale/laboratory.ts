import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Mutant } from '../mutants/mutant'
import { bundle } from '../soak/bundle'
import type { Batch } from './app'
import type { Measured } from './measure'
import { type Steps, stepsOf } from './steps'

/** Measures batches, each in a process of its own: none finds an engine that another one has warmed up or filled. */
export interface Laboratory {
  measure(batch: Batch): Promise<Measured>
  /** Counts what the SDK does: the very same on every computer, whatever else that has to do. */
  steps(batch: Batch): Promise<Steps>
  close(): Promise<void>
}

/** Optimised code counts nothing. */
const COUNTING = ['--no-opt', '--no-maglev', '--no-sparkplug']

const run = promisify(execFile)

/** @param mutant put into the SDK before */
export async function openLaboratory(mutant?: Mutant): Promise<Laboratory> {
  const folder = await mkdtemp(join(tmpdir(), 'vod-upload-scale-'))
  const script = join(folder, 'measure.cjs')
  const code = await bundle('scale/measure.ts', mutant)
  await writeFile(script, code)
  return {
    async measure(batch) {
      const { stdout } = await run(process.execPath, ['--expose-gc', script, JSON.stringify(batch)])
      return JSON.parse(stdout)
    },
    async steps(batch) {
      const coverage = await mkdtemp(join(folder, 'coverage-'))
      const env = { ...process.env, NODE_V8_COVERAGE: coverage }
      await run(process.execPath, [...COUNTING, script, JSON.stringify(batch)], { env })
      const [file] = await readdir(coverage)
      return stepsOf(JSON.parse(await readFile(join(coverage, file), 'utf8')), script, code)
    },
    close: () => rm(folder, { recursive: true }),
  }
}
