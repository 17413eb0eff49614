// `npm run self-check`: the server that the self-check page of a native example asks, for phones in this network.
import { networkInterfaces } from 'node:os'
import { parseArgs } from 'node:util'
import { startCheckServer } from '@vod-upload/testkit'

const usage = `The server that the self-check page of a native example asks: it answers a phone as the contract of an adapter wants.

  npm run self-check [-- --port N]

  --port N   where it listens, on every address of this machine (default 3100)
  --help     this text

Ctrl+C ends it. Exit code 2 for a call that makes no sense.`

function readArguments(words: readonly string[]): { help?: boolean; port: number } {
  const { values } = parseArgs({
    args: [...words],
    options: { port: { type: 'string', default: '3100' }, help: { type: 'boolean', short: 'h' } },
  })
  const port = /^\d{1,5}$/.test(values.port) ? Number(values.port) : Number.NaN
  if (!(port <= 65535)) throw new Error(`--port takes a number up to 65535, not «${values.port}».`)
  return { ...values, port }
}

function readOrSayWhy(words: readonly string[]): { help?: boolean; port: number } | undefined {
  try {
    return readArguments(words)
  } catch (cause) {
    console.error(`${cause instanceof Error ? cause.message : cause}\n\n${usage}`)
    return undefined
  }
}

/** Under which addresses a phone may find this machine. */
function addresses(): readonly string[] {
  return Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address)
}

async function listen(port: number): Promise<void> {
  const server = await startCheckServer({ host: '0.0.0.0', port })
  console.log(`The self-check listens. Set selfCheckServer in the example's config.js to one of:`)
  for (const address of ['127.0.0.1', ...addresses()]) console.log(`  http://${address}:${server.port}`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.close())
}

const wish = readOrSayWhy(process.argv.slice(2))
if (wish === undefined) {
  process.exitCode = 2
} else if (wish.help) {
  console.log(usage)
} else {
  listen(wish.port).catch((cause) => {
    console.error(`The self-check does not listen: ${cause instanceof Error ? cause.message : cause}`)
    process.exitCode = 1
  })
}
