import { type CancelSignal, createCanceller } from '@vod-upload/platform'
import { ask, requestFor } from './ask'
import type { AdapterBench } from './bench'
import { callKinds } from './call-kinds'
import type { Clause } from './clause'
import { codeOf, eventually, expectSame, expectTrue, rejectionOf } from './evidence'

/** A signal of the test's own, that counts who listens. */
function countedSignal(): { readonly signal: CancelSignal; listeners(): number; fire(): void } {
  const listeners = new Set<() => void>()
  let cancelled = false
  return {
    signal: {
      get cancelled() {
        return cancelled
      },
      onCancel(listener) {
        const own = () => listener()
        listeners.add(own)
        return () => {
          listeners.delete(own)
        }
      },
    },
    listeners: () => listeners.size,
    fire() {
      cancelled = true
      for (const listener of [...listeners]) listener()
    },
  }
}

/** Long enough to arrive, and short enough to wait for. */
const LATE_MS = 60

async function hasArrived(bench: AdapterBench, url: string): Promise<boolean> {
  return eventually(async () => (await bench.server.arrivedAt(url)).length > 0)
}

const callClauses = callKinds.flatMap(({ kind, say, start }): Clause[] => [
  {
    id: `cancel-${kind}-before`,
    topic: 'cancel',
    promise: `${say} that was cancelled before it began is never sent`,
    async check(bench) {
      const canceller = createCanceller()
      canceller.cancel()
      const url = bench.server.urlFor({})
      const code = await codeOf(start(bench, url, { signal: canceller.signal }))
      expectSame('The call', code, 'cancelled')
      // Whatever was sent before this one has arrived when it is answered.
      await ask(bench, {})
      expectSame('Times it arrived', (await bench.server.arrivedAt(url)).length, 0)
    },
  },
  {
    id: `cancel-${kind}`,
    topic: 'cancel',
    promise: `${say} that is cancelled on its way rejects as \`cancelled\``,
    async check(bench) {
      const canceller = createCanceller()
      const url = bench.server.urlFor({ afterMs: 'never' })
      const code = codeOf(start(bench, url, { signal: canceller.signal }))
      expectTrue(await hasArrived(bench, url), 'It did not arrive at the server.')
      canceller.cancel()
      expectSame('The call', await code, 'cancelled')
    },
  },
  {
    id: `cancel-${kind}-line`,
    topic: 'cancel',
    promise: `${say} that is cancelled or late is broken off: its connection ends`,
    needs: [kind === 'request' ? 'abortRequest' : 'abortForm'],
    async check(bench) {
      const canceller = createCanceller()
      const url = bench.server.urlFor({ afterMs: 'never' })
      const lateUrl = bench.server.urlFor({ afterMs: 'never' })
      const ended = rejectionOf(start(bench, url, { signal: canceller.signal }))
      const late = rejectionOf(start(bench, lateUrl, { timeoutMs: LATE_MS }))
      expectTrue(await hasArrived(bench, url), 'It did not arrive at the server.')
      canceller.cancel()
      await Promise.all([ended, late])
      for (const [why, each] of [
        ['cancelled', url],
        ['late', lateUrl],
      ] as const) {
        const brokenOff = await eventually(async () => (await bench.server.brokenOffAt(each)) > 0)
        // Where all is slow, a late call may have ended before it was on the line.
        const isAtRest = brokenOff || (await bench.server.arrivedAt(each)).length === 0
        expectTrue(isAtRest, `It was ${why}, and the server still waits for the client to go away.`)
      }
    },
  },
  {
    id: `cancel-${kind}-after`,
    topic: 'cancel',
    promise: `${say} that has ended listens to its signal no more`,
    async check(bench) {
      const { signal, listeners, fire } = countedSignal()
      await start(bench, bench.server.urlFor({}), { signal })
      expectSame('Listeners', listeners(), 0)
      fire()
    },
  },
  {
    id: `cancel-${kind}-timeout`,
    topic: 'cancel',
    promise: `${say} that is not answered in time rejects as \`timeout\``,
    async check(bench) {
      const canceller = createCanceller()
      const url = bench.server.urlFor({ afterMs: 'never' })
      const code = await codeOf(start(bench, url, { timeoutMs: LATE_MS, signal: canceller.signal }))
      expectSame('The call', code, 'timeout')
      canceller.cancel()
    },
  },
])

export const cancelClauses: readonly Clause[] = [
  ...callClauses,
  {
    id: 'cancel-one',
    topic: 'cancel',
    promise: 'Cancelling one call leaves the others alone',
    async check(bench) {
      const canceller = createCanceller()
      const doomed = bench.server.urlFor({ afterMs: 'never' })
      const other = ask(bench, { body: 'done', afterMs: 40 }, { signal: createCanceller().signal })
      const ended = rejectionOf(bench.platform.request(requestFor(doomed, { signal: canceller.signal })))
      canceller.cancel()
      await ended
      expectSame('The other one', (await other).text, 'done')
    },
  },
  {
    id: 'cancel-longest-timeout',
    topic: 'cancel',
    promise: 'A call that may take as long as the host allows is not cut short',
    async check(bench) {
      const timeoutMs = bench.platform.capabilities.maxTimeoutMs
      expectSame('The text', (await ask(bench, { body: 'done', afterMs: 20 }, { timeoutMs })).text, 'done')
    },
  },
]
