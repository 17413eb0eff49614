import { consoleLog, type Log } from '@vod-upload/core'

/** The app's log, or the console; one that is no function, or throws, stops nothing. */
export function safeLog(given: unknown): Log {
  if (typeof given !== 'function') return consoleLog
  return (sentence) => {
    try {
      given(sentence)
    } catch {
      consoleLog(sentence)
    }
  }
}
