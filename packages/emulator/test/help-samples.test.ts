import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { DEFAULT_BUCKET, type Emulator, startEmulator } from '../src'
import { HELP } from '../src/help'

const run = promisify(execFile)

let emulator: Emulator
let folder: string
beforeAll(async () => {
  emulator = await startEmulator()
  folder = mkdtempSync(join(tmpdir(), 'emulator-help-'))
})
afterAll(async () => {
  await emulator.close()
  rmSync(folder, { recursive: true })
})

/** The indented lines under the step of that number, for the port that this test has. */
function sample(step: number): string {
  const [, rest = ''] = HELP.split(`\n  ${step}. `)
  const lines = rest.split('\n').slice(1)
  const end = lines.findIndex((line) => !line.startsWith('       '))
  return lines
    .slice(0, end)
    .map((line) => line.trim())
    .join('\n')
    .replaceAll('7070', String(emulator.port))
}

test('the lines with curl store a file', async () => {
  writeFileSync(join(folder, 'film.mp4'), 'a film')
  await run('sh', ['-c', sample(3)], { cwd: folder })
  expect(emulator.readObject(DEFAULT_BUCKET, 'film.mp4')?.sizeBytes).toBe(6)
})

test('the lines for a server bring an upload credential', async () => {
  const { stdout } = await run(process.execPath, ['--eval', sample(4)], { cwd: __dirname })
  expect(stdout).toMatch(/UploadAuth: '[\w+/=]+'/)
  expect(emulator.videos()).toMatchObject([{ title: 'Film', status: 'Uploading' }])
})
