// `npm run chaos`: real processes, real sockets, and everything that goes wrong with them.
import { readArguments, usage } from './arguments'
import { runChaos } from './chaos'

/** Longer than any run of some hundred megabytes; what hangs must not hang for ever. */
const MOST_MS = 10 * 60 * 1000

async function main(): Promise<number> {
  const asked = readArguments(process.argv.slice(2))
  if (asked.kind === 'help') {
    console.log(usage)
    return 0
  }
  if (asked.kind === 'wrong') {
    console.error(`${asked.sentence} See npm run chaos -- --help.`)
    return 2
  }
  const stop = new AbortController()
  const interrupt = () => stop.abort(new Error('The run was interrupted.'))
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, interrupt)
  const deadline = setTimeout(() => stop.abort(new Error('The run took too long.')), MOST_MS)
  try {
    const violations = await runChaos(asked, { signal: stop.signal, print: console.log })
    return violations.length === 0 ? 0 : 1
  } finally {
    clearTimeout(deadline)
  }
}

main().then(
  (exitCode) => {
    process.exitCode = exitCode
  },
  (cause) => {
    console.error(cause instanceof Error ? cause.message : cause)
    process.exitCode = 1
  },
)
