// `npm run soak`: many lives of the app, on every core; or one of them, told in full.
import { availableParallelism } from 'node:os'
import { runSeed } from '../run-seed'
import { readArguments, usage } from './arguments'
import { soak } from './soak'

async function main(words: readonly string[]): Promise<number> {
  const wish = readArguments(words)
  switch (wish.kind) {
    case 'help':
      console.log(usage)
      return 0
    case 'wrong':
      console.error(`${wish.sentence}\n\n${usage}`)
      return 2
    case 'replay':
      return replay(wish.seed)
    case 'soak':
      return soakAll(wish.from, wish.seeds)
  }
}

async function replay(seed: number): Promise<number> {
  const { violations, trace } = await runSeed(seed)
  for (const line of trace) console.log(line)
  for (const violation of violations) console.log(`\nBROKEN ${violation}`)
  console.log(`1 seeds, ${violations.length > 0 ? 1 : 0} violations`)
  return violations.length > 0 ? 1 : 0
}

/** The first few are told in full; more say the same again. */
const TOLD = 10

async function soakAll(from: number, seeds: number): Promise<number> {
  const beganMs = Date.now()
  const isTerminal = process.stderr.isTTY
  let done = 0
  let failed = 0
  let toldAtMs = beganMs
  await soak({ from, seeds, threads: availableParallelism() }, ({ count, failures }) => {
    done += count
    failed += failures.length
    for (const { seed, violations } of failures.slice(0, Math.max(0, TOLD - failed + failures.length))) {
      console.log(`\nseed ${seed}: ${violations.join('; ')}\n  npm run soak -- --replay ${seed}`)
    }
    // In a file, one line in ten seconds is enough.
    if (!isTerminal && Date.now() - toldAtMs < 10000) return
    toldAtMs = Date.now()
    const perSecond = Math.round((done * 1000) / (toldAtMs - beganMs))
    process.stderr.write(
      `${isTerminal ? '\r' : ''}${done} of ${seeds} seeds, ${failed} violations, ${perSecond} a second${isTerminal ? '' : '\n'}`,
    )
  })
  if (isTerminal) process.stderr.write('\n')
  console.log(`${seeds} seeds, ${failed} violations`)
  return failed > 0 ? 1 : 0
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code
  },
  (cause) => {
    console.error(cause)
    process.exitCode = 1
  },
)
