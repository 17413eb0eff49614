// Shows at which seed each deliberate bug is found.
import { firstFailure, loadRunSeed } from '../soak/load'
import { mutants } from './mutants'

const MOST_SEEDS = 5000

async function main(): Promise<void> {
  for (const mutant of mutants) {
    const beganMs = Date.now()
    const found = await firstFailure(await loadRunSeed(mutant), 1, MOST_SEEDS)
    console.log(
      `${found === undefined ? 'NOT FOUND' : `seed ${found.seed}`.padEnd(9)}  ${mutant.name}: ${found?.violations[0] ?? ''} (${Date.now() - beganMs} ms)`,
    )
  }
}

main().catch((cause) => {
  console.error(cause)
  process.exitCode = 1
})
