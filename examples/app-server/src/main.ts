// `npm start`: reads the environment, listens, and ends in order.
import closeWithGrace from 'close-with-grace'
import { type Config, readConfig } from './config.js'
import { ConfigProblem } from './read-environment.js'
import { createServer } from './server.js'

/** What is under way may end; a container is killed 10 seconds after it was asked to end. */
const CLOSE_WITHIN_MS = 8000

async function main(): Promise<void> {
  const config = readConfig(process.env)
  const server = await createServer(config)
  await server.listen({ host: config.host, port: config.port })
  // Not before it listens: closeWithGrace would end a server that may not listen as one that ended well.
  closeWithGrace({ delay: CLOSE_WITHIN_MS, logger: server.log }, async ({ err, signal }) => {
    if (err) server.log.error({ err }, 'the server ends, for something was not caught')
    else server.log.info(`${signal}: the server ends, once what is under way has ended`)
    await server.close()
  })
  server.log.info(`VOD is ${config.vod.protocol}://${config.vod.endpoint}`)
  if (config.isDemo) await remindOfEmulator(config, (sentence) => server.log.warn(sentence))
}

/** Nothing is started here but this server. */
async function remindOfEmulator({ vod }: Config, warn: (sentence: string) => void): Promise<void> {
  warn('This runs against the emulator, and gives a session to whoever asks: it is for trying things out.')
  try {
    await fetch(`http://${vod.endpoint}/`, { signal: AbortSignal.timeout(1000) })
  } catch {
    warn(
      `No emulator answers at ${vod.endpoint}: start one with 'npx @vod-upload/emulator', or both with 'npm run dev'.`,
    )
  }
}

main().catch((cause: unknown) => {
  const sentence = cause instanceof Error ? cause.message : String(cause)
  process.stderr.write(`${sentence}\n`)
  process.exitCode = cause instanceof ConfigProblem ? 2 : 1
})
