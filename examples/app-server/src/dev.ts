// `npm run dev`: the emulator and this server, side by side, until Ctrl+C.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** In a checkout of the repository the emulator is next door; elsewhere npm fetches it. */
const nextDoor = fileURLToPath(
  new URL('../../../packages/emulator/bin/vod-upload-emulator.mjs', import.meta.url),
)

const onWindows = process.platform === 'win32'

/** For the emulator, as `--data ./data`. */
const wishes = process.argv.slice(2)

async function main(): Promise<void> {
  const emulator = existsSync(nextDoor)
    ? spawn(process.execPath, [nextDoor, ...wishes], { stdio: ['ignore', 'pipe', 'inherit'] })
    : spawn('npx', ['--yes', '@vod-upload/emulator', ...wishes], {
        stdio: ['ignore', 'pipe', 'inherit'],
        shell: onWindows,
        detached: !onWindows,
      })
  process.once('exit', () => end(emulator))
  process.env.EMULATOR_URL = await addressOf(emulator)
  await import('./main.js')
}

/** npx does not hand a signal on to the emulator that it started, so the whole group is asked. */
function end(emulator: ChildProcess): void {
  if (onWindows || emulator.pid === undefined || emulator.spawnfile === process.execPath) {
    emulator.kill()
    return
  }
  try {
    process.kill(-emulator.pid, 'SIGTERM')
  } catch {
    // It has ended already.
  }
}

/** Its first line tells where it listens; the others are for people. */
function addressOf({ stdout }: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    if (stdout === null) throw new Error('The emulator was started without an output.')
    const lines = createInterface({ input: stdout })
    lines.on('line', (line) => {
      process.stdout.write(`emulator: ${line}\n`)
      const address = /^listening on (\S+)/.exec(line)?.[1]
      if (address !== undefined) resolve(address)
    })
    lines.once('close', () =>
      reject(
        new Error(
          'The emulator has ended; the lines above say why. One that runs already is good for npm start.',
        ),
      ),
    )
  })
}

main().catch((cause: unknown) => {
  process.stderr.write(`${cause instanceof Error ? cause.message : cause}\n`)
  process.exit(1)
})
