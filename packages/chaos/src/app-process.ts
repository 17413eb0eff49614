import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { build } from 'esbuild'
import type { AppJob, News, Word } from './app/job'

/** One file of the app with all that it imports, so that each of its many lives starts at once. */
export async function bundleApp(folder: string): Promise<string> {
  const outfile = join(folder, 'app.cjs')
  await build({
    entryPoints: [join(__dirname, 'app', 'app.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    conditions: ['source'],
    // Only what stands for a web page needs it, and nothing of that is left in the bundle.
    external: ['jsdom'],
    logLevel: 'error',
  })
  return outfile
}

export interface AppEnd {
  /** Exit code, or null where it was killed. */
  readonly code: number | null
  /** What it wrote as it died, if anything. */
  readonly words: string
}

/** A life of the app, in a process of its own. */
export interface AppProcess {
  say(word: Word): void
  /** At once, and without a word to it. */
  kill(): void
  /** Never rejects. */
  readonly ended: Promise<AppEnd>
}

/** @param signal kills it, when it fires */
export function startApp(
  bundle: string,
  job: AppJob,
  onNews: (news: News) => void,
  signal: AbortSignal,
): AppProcess {
  const child = spawn(process.execPath, [bundle, JSON.stringify(job)], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    signal,
    killSignal: 'SIGKILL',
  })
  let words = ''
  child.stderr?.on('data', (chunk) => {
    words += chunk
  })
  child.on('message', (news) => onNews(news as News))
  const ended = new Promise<AppEnd>((resolve) => {
    child.on('error', ({ message }) => {
      words += message
    })
    child.on('close', (code) => resolve({ code, words: words.trim() }))
  })
  return {
    say: (word) => {
      if (child.connected) child.send(word)
    },
    kill: () => {
      child.kill('SIGKILL')
    },
    ended,
  }
}
