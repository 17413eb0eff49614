import type { Agent } from 'node:http'
import { clearTimeout, setTimeout } from 'node:timers'
import type { Activity } from './activity'
import type { CallLog } from './call-log'
import { type Callbacks, callBack, type Failure, type Outcome } from './callbacks'
import { type Dial, dialFor, type LoopbackPorts } from './dial'
import type { NetworkApi, NetworkFailureKind, NetworkWords } from './failures'
import type { Header } from './header'
import { exchange, type RawAnswer } from './http-exchange'
import { createNetworkQueue, type NetworkQueue, type QueuedCall } from './network-queue'

/** What a page's call needs of the network. */
export interface NetworkCall<Result> {
  readonly api: NetworkApi
  readonly method: string
  readonly url: string
  readonly header: Header
  /** Asked for when the call goes on the wire; a failure ends the call. */
  body(): Promise<Body | Failure>
  readonly timeoutMs: number
  readonly callbacks: Callbacks<Result>
  /** Whether a status is a success is the host's to say. */
  toOutcome(answer: RawAnswer): Outcome<Result>
  onProgress?(sentBytes: number, totalBytes: number): void
  onHead?(status: number, rawHeaders: readonly string[]): void
}

export interface Body {
  readonly totalBytes: number
  readonly chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>
}

export interface Network {
  readonly queue: Pick<NetworkQueue, 'inFlight' | 'maxInFlight' | 'queued'>
  /** The function it returns aborts the call; it does nothing to one that has ended. */
  start<Result>(call: NetworkCall<Result>): () => void
  /** Ends what is on the wire, and what waits as well if `andQueued`. */
  failAll(kind: NetworkFailureKind, andQueued: boolean): void
}

export interface NetworkDeps {
  readonly activity: Activity
  readonly log: CallLog
  readonly slots: number
  readonly words: NetworkWords
  readonly ports: LoopbackPorts
  /** Keeps sockets for the next call; each call has one of its own if absent. */
  readonly agent?: Agent
  /** Why no call may start now, if so. */
  refusal(): NetworkFailureKind | undefined
}

export function createNetwork(deps: NetworkDeps): Network {
  const queue = createNetworkQueue(deps.slots)
  const failers = new Map<QueuedCall, (kind: NetworkFailureKind) => void>()

  return {
    queue,
    start(call) {
      const { slot, fail } = placeCall(call, deps, (ended) => {
        failers.delete(ended)
        queue.remove(ended)
      })
      const refused = deps.refusal()
      failers.set(slot, fail)
      if (refused === undefined) queue.add(slot)
      else fail(refused)
      return () => fail('abort')
    },
    failAll(kind, andQueued) {
      // Those that wait go first, or they would take the slots of those that run.
      const doomed = [...(andQueued ? queue.waiting() : []), ...queue.running()]
      for (const slot of doomed) failers.get(slot)?.(kind)
    },
  }
}

interface PlacedCall {
  readonly slot: QueuedCall
  fail(kind: NetworkFailureKind): void
}

/** A call that ends exactly once: by its answer, its timeout, or whoever fails it first. */
function placeCall<Result>(
  call: NetworkCall<Result>,
  { activity, agent, log, ports, words }: NetworkDeps,
  onEnd: (slot: QueuedCall) => void,
): PlacedCall {
  const logged = log.open(call.api, call.method, call.url)
  const endActivity = activity.begin()
  const controller = new AbortController()
  let timer: NodeJS.Timeout | undefined
  let ended = false

  const end = (outcome: Outcome<Result>) => {
    if (ended) return
    ended = true
    if ('failure' in outcome) logged.outcome = outcome.failure
    clearTimeout(timer)
    controller.abort()
    onEnd(slot)
    callBack(activity, call.callbacks, outcome)
    endActivity()
  }
  const fail = (kind: NetworkFailureKind) => end({ failure: words.ended(kind, call.api) })
  const observed: Observed = {
    onSent(sentBytes, totalBytes) {
      if (ended) return
      logged.sentBytes = sentBytes
      call.onProgress?.(sentBytes, totalBytes)
    },
    onHead(status, rawHeaders) {
      if (ended) return
      logged.outcome = { status }
      call.onHead?.(status, rawHeaders)
    },
  }
  const slot: QueuedCall = {
    start() {
      logged.outcome = 'sent'
      // The host's clock for a call runs from here, so a call that waits for a slot does not time out.
      timer = setTimeout(() => fail('timeout'), call.timeoutMs)
      run(call, dialFor(call.url, ports), controller.signal, observed, agent).then(end, (cause) =>
        end({ failure: words.socket(cause, call.api) }),
      )
    },
  }
  return { slot, fail }
}

/** What is seen of a call while it runs. */
interface Observed {
  onSent(sentBytes: number, totalBytes: number): void
  onHead(status: number, rawHeaders: readonly string[]): void
}

/** Rejects with Node's error where the line breaks. */
async function run<Result>(
  call: NetworkCall<Result>,
  dial: Dial | undefined,
  signal: AbortSignal,
  observed: Observed,
  agent: Agent | undefined,
): Promise<Outcome<Result>> {
  const body = await call.body()
  if (!isBody(body)) return { failure: body }
  if (dial === undefined) throw unknownHostError()
  const answer = await exchange({
    dial,
    agent,
    method: call.method,
    header: call.header,
    bodyBytes: body.totalBytes,
    body: body.chunks,
    signal,
    onSent: (sentBytes) => observed.onSent(sentBytes, body.totalBytes),
    onHead: observed.onHead,
  })
  return call.toOutcome(answer)
}

function isBody(value: Body | Failure): value is Body {
  return 'totalBytes' in value
}

function unknownHostError(): Error {
  return Object.assign(new Error('unknown host'), { code: 'ENOTFOUND' })
}
