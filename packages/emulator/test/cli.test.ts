import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { readArguments } from '../src/cli-arguments'

const BIN = join(__dirname, '..', 'bin', 'vod-upload-emulator.mjs')

function run(...args: string[]): ChildProcess {
  return spawn(process.execPath, [BIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
}

async function outcome(child: ChildProcess): Promise<{ code: number; stdout: string; stderr: string }> {
  const texts = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.on('data', (chunk) => {
      texts[name] += chunk
    })
  }
  const [code] = await once(child, 'close')
  return { code, ...texts }
}

describe('the command', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('says first where it listens, and ends on %s', async (signal) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'emulator-cli-'))
    const child = run('--port', '0', '--data', dataDir)
    try {
      const [line] = await once(createInterface({ input: child.stdout ?? process.stdin }), 'line')
      const [, port] = /^listening on http:\/\/127\.0\.0\.1:(\d+)$/.exec(line) ?? []
      const response = await fetch(`http://127.0.0.1:${port}/outin-emulator/a`)
      expect(response.status).toBe(403)
      await response.text()
      const ended = outcome(child)
      child.kill(signal)
      expect(await ended).toMatchObject({ code: 0, stderr: '' })
    } finally {
      child.kill()
      rmSync(dataDir, { recursive: true })
    }
  })

  it('says in one sentence that a port is taken', async () => {
    const squatter = createServer().listen(0, '127.0.0.1')
    await once(squatter, 'listening')
    const address = squatter.address()
    const port = typeof address === 'object' ? address?.port : undefined
    expect(await outcome(run('--port', String(port)))).toEqual({
      code: 1,
      stdout: '',
      stderr: `Port ${port} is already in use; choose another with --port.\n`,
    })
    squatter.close()
  })

  it('says in one sentence what is wrong with its arguments', async () => {
    expect(await outcome(run('--port', 'many'))).toEqual({
      code: 2,
      stdout: '',
      stderr: "--port must be a number from 0 to 65535, not 'many'.\n",
    })
  })

  it('teaches', async () => {
    const { code, stdout } = await outcome(run('--help'))
    expect(code).toBe(0)
    expect(stdout).toContain('--data <folder>')
  })

  it('names its dashboard, and warns where others can reach it', async () => {
    const child = run('--port', '0', '--host', '0.0.0.0')
    const warned = once(child.stderr ?? process.stdin, 'data')
    const lines: string[] = []
    for await (const line of createInterface({ input: child.stdout ?? process.stdin })) {
      lines.push(line)
      if (line.startsWith('dashboard')) break
    }
    const [, port] = /^listening on http:\/\/127\.0\.0\.1:(\d+)$/.exec(lines[0] ?? '') ?? []
    expect(lines.at(-1)).toBe(`dashboard      http://127.0.0.1:${port}/_emulator/`)
    expect(String((await warned)[0])).toMatch(
      /^Whoever reaches this machine at 0\.0\.0\.0 can read and change/,
    )
    const ended = once(child, 'close')
    child.kill()
    await ended
  })
})

describe('arguments', () => {
  it('have defaults', () => {
    expect(readArguments([])).toEqual({
      port: 7070,
      host: undefined,
      corsOrigins: undefined,
      dataDir: undefined,
      region: undefined,
      buckets: [],
      publicEndpoint: undefined,
      credentialLifetimeMs: 3_000_000,
      isVerbose: false,
    })
  })

  it('are read', () => {
    const args = ['--port=0', '--bucket', 'one', '--bucket', 'two', '--credential-seconds', '5', '--verbose']
    expect(readArguments(args)).toMatchObject({
      port: 0,
      buckets: ['one', 'two'],
      credentialLifetimeMs: 5000,
      isVerbose: true,
    })
  })

  it.each([
    [['--port', '-1']],
    [['--port']],
    [['--port', '65536']],
    [['--port', '']],
    [['--ports', '1']],
    [['serve']],
    [['--data', '']],
    [['--bucket', 'Not A Bucket']],
    [['--credential-seconds', '0']],
    [['--public-endpoint', 'localhost']],
    [['--verbose=yes']],
    [['--host', '']],
    [['--cors-origin', 'localhost:8080']],
    [['--cors-origin', 'http://localhost:8080/']],
  ])('%j are refused in one line', (args) => {
    expect(readArguments(args)).toEqual({ problem: expect.stringMatching(/^[^\n]+\.$/) })
  })
})
