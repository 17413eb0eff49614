// The server as a process: what it says when it may not start, and how it ends.
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { type Emulator, startEmulator } from '@vod-upload/emulator'

const folder = fileURLToPath(new URL('..', import.meta.url))
const LONGEST_MS = 20_000

interface Run {
  readonly child: ChildProcess
  readonly said: { out: string; err: string }
  /** Resolves with the text that follows this one in the output. */
  after(text: string): Promise<string>
}

/** @param env all of it but PATH */
function start(env: Record<string, string>, command = ['src/main.ts'], cwd = folder): Run {
  const child = spawn(process.execPath, ['--import', 'tsx', ...command], {
    cwd,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: LONGEST_MS,
  })
  const said = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.err += text))
  return {
    child,
    said,
    async after(text) {
      while (!said.out.includes(text)) await once(child.stdout, 'data')
      return said.out.slice(said.out.indexOf(text) + text.length)
    },
  }
}

async function startBeside(emulator: Emulator): Promise<Run & { url: string }> {
  const run = start({ PORT: '0', EMULATOR_URL: emulator.url })
  const [port] = /^\d+/.exec(await run.after('listening at http://127.0.0.1:')) ?? []
  return { ...run, url: `http://127.0.0.1:${port}` }
}

test('half configured, it ends with one sentence and repeats no secret', async () => {
  const { child, said } = start({
    ALIBABA_CLOUD_ACCESS_KEY_ID: 'LTAI-of-the-account',
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'secret-of-the-account',
  })
  const [code] = await once(child, 'close')
  assert.equal(code, 2)
  assert.equal(said.out, '')
  assert.match(said.err, /^VOD_REGION and SESSION_SECRET are not set: .*\.\n$/)
  assert.ok(!said.err.includes('of-the-account'))
})

test('without an emulator it starts all the same, and says how to start one', async () => {
  // Nobody listens on the discard port.
  const { child, after } = start({ PORT: '0', EMULATOR_URL: 'http://127.0.0.1:9' })
  assert.match(await after('No emulator answers at 127.0.0.1:9'), /npx @vod-upload\/emulator.*npm run dev/)
  child.kill('SIGTERM')
  await once(child, 'close')
})

test('asked to end, it answers what is under way, and ends well', async (context) => {
  const emulator = await startEmulator()
  context.after(() => emulator.close())
  const { child, url, said, after } = await startBeside(emulator)
  const post = async (path: string, body: object, headers = {}) =>
    fetch(url + path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', connection: 'close', ...headers },
    })
  const { token } = (await (await post('/demo-session', { user: 'anna' })).json()) as { token: string }
  emulator.faults.add({ match: { operation: 'CreateUploadVideo' }, action: { kind: 'delay', ms: 500 } })
  const claim = { kind: 'create-video', fileName: 'film.mp4', fileSize: 10 }
  const underWay = post('/upload-credential', claim, { authorization: `Bearer ${token}` })
  await after('"/upload-credential"')
  child.kill('SIGTERM')
  assert.equal((await underWay).status, 200)
  const [code, signal] = await once(child, 'close')
  assert.deepEqual([code, signal], [0, null])
  assert.match(said.out, /SIGTERM: the server ends/)
  assert.ok(!said.out.includes(token))
})

test('npm run dev has an emulator of its own, which ends with it', async () => {
  const { child, after } = start({ PORT: '0' }, ['src/dev.ts', '--port', '0'])
  const [emulatorUrl = ''] = /^\S+/.exec(await after('emulator: listening on ')) ?? []
  const [port] = /^\d+/.exec(await after('listening at http://127.0.0.1:')) ?? []
  const answer = await fetch(`http://127.0.0.1:${port}/demo-session`, { method: 'POST' })
  assert.equal(answer.status, 200)
  await fetch(emulatorUrl)
  child.kill('SIGTERM')
  const [code] = await once(child, 'close')
  assert.equal(code, 0)
  await assert.rejects(fetch(emulatorUrl))
})

test('where its port is taken, it ends with one sentence and as a failure', async (context) => {
  const other = createServer().listen(0, '127.0.0.1')
  context.after(() => other.close())
  await once(other, 'listening')
  const address = other.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const { child, said } = start({ PORT: String(port) })
  const [code] = await once(child, 'close')
  assert.equal(code, 1)
  assert.match(said.err, /^listen EADDRINUSE: .*\n$/)
})

test('npm run dev of a copy ends the emulator that npx has started', async (context) => {
  const copy = mkdtempSync(join(tmpdir(), 'app-server-'))
  context.after(() => rmSync(copy, { recursive: true }))
  const programs = join(copy, 'programs')
  mkdirSync(programs)
  cpSync(join(folder, 'src'), join(copy, 'src'), { recursive: true })
  cpSync(join(folder, 'package.json'), join(copy, 'package.json'))
  symlinkSync(join(folder, 'node_modules'), join(copy, 'node_modules'))
  const command = fileURLToPath(
    new URL('../../../packages/emulator/bin/vod-upload-emulator.mjs', import.meta.url),
  )
  // As npx does, it waits for a child, and keeps a signal to itself.
  writeFileSync(
    join(programs, 'npx'),
    `#!/bin/sh\nshift 2\n'${process.execPath}' '${command}' "$@"\nexit $?\n`,
  )
  chmodSync(join(programs, 'npx'), 0o755)

  const env = { PORT: '0', PATH: `${programs}:${process.env.PATH}` }
  const { child, after } = start(env, ['src/dev.ts', '--port', '0'], copy)
  const [emulatorUrl = ''] = /^\S+/.exec(await after('emulator: listening on ')) ?? []
  await after('listening at http://127.0.0.1:')
  await fetch(emulatorUrl)
  child.kill('SIGTERM')
  // An emulator that lives on keeps the output open, so that 'close' would not come.
  await once(child, 'exit')
  for (let tries = 0; tries < 50; tries++) {
    const isThere = await fetch(emulatorUrl).then(
      () => true,
      () => false,
    )
    if (!isThere) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  assert.fail('The emulator outlives the server.')
})
