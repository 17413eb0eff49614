import { loadRunSeed } from '../src/soak/load'

/** Holds the seeds `[from, from + seeds)` to every promise; a failure says how to see what happened. */
export async function expectSound(from: number, seeds: number): Promise<void> {
  const runSeed = await loadRunSeed()
  const broken: string[] = []
  for (let seed = from; seed < from + seeds; seed += 1) {
    const { violations } = await runSeed(seed)
    if (violations.length > 0) broken.push(`npm run soak -- --replay ${seed}   # ${violations.join('; ')}`)
  }
  expect(broken).toEqual([])
}
