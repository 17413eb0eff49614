// `npm run test:app-server`: installs the example of the app's server by its own lock file, and runs its types and tests.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { digestOf } from '../test-frameworks/digest'
import { logFile, root } from '../test-frameworks/folders'
import { endTools, runTool } from '../test-frameworks/run-tool'
import { step } from '../test-frameworks/step'

const folder = join(root, 'examples/app-server')
/** Gone with what it vouches for. */
const stamp = join(folder, 'node_modules/.installed')
const testLog = logFile('app-server-test')

async function main(): Promise<void> {
  await step("install the app's server", install, (what) => what)
  await step('its types', () => npm(['run', 'types'], logFile('app-server-types'), 120_000))
  await step('its tests, against the emulator', () => npm(['test'], testLog, 240_000), summary)
}

async function install(): Promise<'installed' | 'kept'> {
  const wanted = digestOf(process.version, readFileSync(join(folder, 'package-lock.json')))
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return 'kept'
  await npm(['ci', '--no-audit', '--no-fund'], logFile('app-server-install'), 300_000)
  writeFileSync(stamp, wanted)
  return 'installed'
}

function npm(args: readonly string[], log: string, timeoutMs: number): Promise<void> {
  return runTool({ command: ['npm', ...args], cwd: folder, logFile: log, timeoutMs })
}

/** A run of no test has tested nothing. */
function summary(): string {
  const passed = /^\D*pass (\d+)$/m.exec(stripVTControlCharacters(readFileSync(testLog, 'utf8')))?.[1]
  if (passed === undefined || passed === '0') throw new Error(`No test was run; see ${testLog}.`)
  return `${passed} passed`
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    endTools()
    process.exit(1)
  })
}

main().catch((cause: unknown) => {
  console.error(`The app's server failed: ${cause instanceof Error ? cause.message.split('\n')[0] : cause}`)
  process.exitCode = 1
})
