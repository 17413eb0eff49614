import { fork } from 'node:child_process'
import { join } from 'node:path'
import { build } from 'esbuild'
import type { Job, Measurement } from './contenders/job'

/** The app with all that it imports in one file, as it is shipped; only other people's SDKs stay where they are. */
export async function bundleApp(folder: string): Promise<string> {
  const outfile = join(folder, 'app.cjs')
  await build({
    entryPoints: [join(__dirname, 'contenders', 'app.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    conditions: ['source'],
    // What stands for a web page needs jsdom, and nothing of that is left in the bundle.
    external: ['jsdom', 'ali-oss', 'cos-wx-sdk-v5'],
    logLevel: 'error',
  })
  return outfile
}

export interface ProcessSettings {
  readonly bundle: string
  readonly jitless: boolean
  /** Longer than it can take: then it is ended. */
  readonly deadlineMs: number
  /** Ends it when it fires. */
  readonly signal: AbortSignal
}

const nothing = { ms: 0, cpuMs: 0, peakBytes: 0 }

/** Lets one contender upload, in a process of its own. Rejects only where the signal fires. */
export function runContender(job: Job, settings: ProcessSettings): Promise<Measurement> {
  const { bundle, jitless, deadlineMs, signal } = settings
  return new Promise((resolve, reject) => {
    const child = fork(bundle, [], {
      execArgv: ['--expose-gc', ...(jitless ? ['--jitless'] : [])],
      env: { ...process.env, NODE_PATH: join(__dirname, '..', 'node_modules') },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      killSignal: 'SIGKILL',
    })
    let failure = 'It ended without a word.'
    let words = ''
    child.stderr?.on('data', (chunk) => {
      words += chunk
    })
    const end = (why: string) => {
      failure = why
      child.kill('SIGKILL')
    }
    const timer = setTimeout(end, deadlineMs, `It was not done after ${Math.round(deadlineMs / 1000)} s.`)
    const interrupt = () => end('The run was interrupted.')
    signal.addEventListener('abort', interrupt)
    let told: Measurement | undefined
    child.on('message', (measurement: Measurement) => {
      told = measurement
    })
    child.on('error', ({ message }) => {
      words += message
    })
    child.on('close', () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', interrupt)
      if (signal.aborted) reject(signal.reason)
      else resolve(told ?? { ...nothing, failure: `${failure} ${words.trim().slice(0, 300)}`.trim() })
    })
    child.send(job)
  })
}
