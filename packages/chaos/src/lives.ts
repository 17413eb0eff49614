import { type AppJob, LEFT_OPEN, type News, type Word } from './app/job'
import { startApp } from './app-process'
import type { Kill } from './kill-plan'

/** Longer than any life takes, however busy the machine. */
const LIFE_MS = 60_000

export type LifeEnd = 'killed' | 'left' | 'left something open' | 'crashed' | 'too long'

/** A life of the app that can be struck from outside: by bytes that have passed, or by what OSS has done. */
export interface Life {
  strike(): void
  readonly ended: Promise<LifeEnd>
}

export interface LifeSettings {
  readonly bundle: string
  readonly job: AppJob
  /** `undefined` for one that is left alone. */
  readonly kill: Kill | undefined
  readonly signal: AbortSignal
  onNews(news: News): void
  /** Every file has ended. Default: it may leave. */
  onIdle?(): Promise<Word>
  /** The app is being killed. */
  onKill(): void
  print(line: string): void
}

/** An app that is told to leave once it is idle; it then has to end by itself. */
export function startLife(settings: LifeSettings): Life {
  const { bundle, job, kill, signal } = settings
  let struck: 'killed' | 'too long' | undefined
  const app = startApp(bundle, job, hear, signal)

  function hear(news: News): void {
    settings.onNews(news)
    if (news.kind !== 'idle') return
    if (settings.onIdle === undefined) app.say('leave')
    else settings.onIdle().then(app.say)
  }
  function end(how: 'killed' | 'too long'): void {
    if (struck !== undefined) return
    struck = how
    app.kill()
    if (how === 'killed') settings.onKill()
  }
  const timers = [setTimeout(end, LIFE_MS, 'too long')]
  if (kill?.afterMs !== undefined) timers.push(setTimeout(end, kill.afterMs, 'killed'))
  const ended = app.ended.then(({ code, words }): LifeEnd => {
    for (const timer of timers) clearTimeout(timer)
    if (struck !== undefined) return struck
    if (words !== '' && !signal.aborted) settings.print(words)
    if (code === 0) return 'left'
    return code === LEFT_OPEN ? 'left something open' : 'crashed'
  })
  return { strike: () => end('killed'), ended }
}
