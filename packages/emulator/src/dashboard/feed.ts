import { PassThrough, type Readable } from 'node:stream'
import type { Backend } from '../backend'
import { type FeedEvent, feedEventOf, snapshotOf } from './feed-events'

/** Often enough for a bar to move smoothly, and seldom enough for a thousand requests a second. */
const FLUSH_MS = 100

/** A page that reads more slowly than this many events pile up is told the whole state instead. */
const MOST_WAITING = 5000

/** What happens, as server-sent events: each holds a JSON list of `FeedEvent`. Ends when the reader leaves. */
export function openFeed(backend: Backend): Readable {
  const stream = new PassThrough()
  let waiting: FeedEvent[] = [snapshotOf(backend)]
  let isBehind = false
  let lastProgress = ''
  const stopListening = backend.news.listen((news) => {
    if (waiting.length < MOST_WAITING) waiting.push(feedEventOf(news))
    else isBehind = true
  })
  const flush = () => {
    if (stream.writableNeedDrain) return
    if (isBehind) waiting = [snapshotOf(backend)]
    isBehind = false
    const received = backend.inFlight.list().map(({ entry, receivedBytes }): [string, number] => {
      return [entry.requestId, receivedBytes]
    })
    const progress = JSON.stringify(received)
    if (received.length > 0 && progress !== lastProgress) waiting.push({ kind: 'progress', received })
    lastProgress = progress
    if (waiting.length === 0) return
    stream.write(`data: ${JSON.stringify(waiting)}\n\n`)
    waiting = []
  }
  const timer = setInterval(flush, FLUSH_MS)
  stream.once('close', () => {
    clearInterval(timer)
    stopListening()
  })
  // After a restart of the emulator the page is back within a second.
  stream.write('retry: 1000\n\n')
  flush()
  return stream
}
