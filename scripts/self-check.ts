// `npm run self-check`: the server that the self-check page of a native example asks, for phones in this network.
import { networkInterfaces } from 'node:os'
import { parseArgs } from 'node:util'
import { startCheckServer } from '@vod-upload/testkit'

const { values } = parseArgs({ options: { port: { type: 'string', default: '3100' } } })

/** Under which addresses a phone may find this machine. */
function addresses(): readonly string[] {
  return Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address)
}

async function main(): Promise<void> {
  const server = await startCheckServer({ host: '0.0.0.0', port: Number(values.port) })
  console.log(`The self-check listens. Set selfCheckServer in the example's config.js to one of:`)
  for (const address of ['127.0.0.1', ...addresses()]) console.log(`  http://${address}:${server.port}`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.close())
}

main().catch((cause) => {
  console.error(`The self-check does not listen: ${cause instanceof Error ? cause.message : cause}`)
  process.exitCode = 1
})
