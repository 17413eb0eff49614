import { createRequire } from 'node:module'
import { Script } from 'node:vm'
import type { Mutant } from '../mutants/mutant'
import type { SeedReport } from '../run-seed'
import { bundle } from './bundle'

export type RunSeed = (seed: number) => Promise<SeedReport>

/** The simulation in this very thread, out of a bundle: as it is, or with a bug in it. */
export async function loadRunSeed(mutant?: Mutant): Promise<RunSeed> {
  const script = new Script(
    `(function (module, require, __dirname, __filename) {${await bundle('run-seed.ts', mutant)}\n})`,
  )
  const loaded = { exports: { runSeed: undefined as RunSeed | undefined } }
  script.runInThisContext()(loaded, createRequire(__filename), __dirname, __filename)
  const { runSeed } = loaded.exports
  if (runSeed === undefined) throw new Error('The bundle of the simulation has no runSeed.')
  return runSeed
}

/** The first of the seeds `[from, from + seeds)` that finds something, and what; `undefined` where none does. */
export async function firstFailure(
  runSeed: RunSeed,
  from: number,
  seeds: number,
): Promise<SeedReport | undefined> {
  for (let seed = from; seed < from + seeds; seed += 1) {
    const report = await runSeed(seed)
    if (report.violations.length > 0) return report
  }
  return undefined
}
