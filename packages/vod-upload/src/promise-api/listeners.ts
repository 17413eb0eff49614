import type { Log } from '@vod-upload/core'
import { type Unsubscribe, withoutSecrets, wordsOf } from '@vod-upload/platform'
import { reportLater } from '../report-later'

/** Who listens to one kind of news. */
export interface Listeners<News> {
  count(): number
  add(listener: (news: News) => void): Unsubscribe
  /**
   * Calls everyone, in the order they came; what one of them throws is logged, and stops nothing.
   * @param stillTrue asked before each: a listener may have made it old
   */
  tell(news: News, stillTrue?: () => boolean): void
}

export function createListeners<News>(name: string, log: Log): Listeners<News> {
  let listeners: Array<(news: News) => unknown> = []
  const report = (cause: unknown) => {
    log(`Your ${name} listener threw: ${withoutSecrets(wordsOf(cause))}`)
  }
  return {
    count: () => listeners.length,
    add(listener) {
      // Its own identity, so that the same function may be given twice.
      const own = (news: News) => listener(news)
      listeners = listeners.concat(own)
      return () => {
        listeners = listeners.filter((each) => each !== own)
      }
    },
    tell(news, stillTrue = () => true) {
      for (const listener of listeners) {
        if (!stillTrue()) return
        try {
          reportLater(listener(news), report)
        } catch (cause) {
          report(cause)
        }
      }
    },
  }
}
