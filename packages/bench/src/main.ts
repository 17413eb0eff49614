// `npm run bench`: what each way of uploading makes of the same line.
import { readArguments, usage } from './arguments'
import { runBench } from './bench'

async function main(): Promise<number> {
  const asked = readArguments(process.argv.slice(2))
  if (asked.kind === 'help') {
    console.log(usage)
    return 0
  }
  if (asked.kind === 'wrong') {
    console.error(`${asked.sentence} See npm run bench -- --help.`)
    return 2
  }
  const stop = new AbortController()
  const interrupt = () => stop.abort(new Error('The run was interrupted.'))
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, interrupt)
  const results = await runBench(asked, { signal: stop.signal, print: console.log, murmur: console.error })
  const failed = results.flatMap(({ rows, jitless }) =>
    [...rows, ...jitless].filter(
      ({ contender, outcome }) => contender === 'ours' && outcome.failure !== undefined,
    ),
  )
  return failed.length === 0 ? 0 : 1
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
