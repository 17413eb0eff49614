import {
  type Canceller,
  type CancelSignal,
  createCanceller,
  type HttpResponse,
  type PlatformAdapter,
  PlatformError,
} from '@vod-upload/platform'
import { hasCode, misnamed, type Saboteur, spoilRequest } from './spoil'

interface Call {
  readonly timeoutMs: number
  readonly signal?: CancelSignal
}

type Change = <Given extends Call>(
  call: Given,
  send: (call: Given) => Promise<HttpResponse>,
) => Promise<HttpResponse>

/** The same trick played on a request, and on a form. */
function onEither(
  name: string,
  breaks: (kind: 'request' | 'form') => string,
  change: Change,
): readonly Saboteur[] {
  return [
    {
      name: `${name}, with a request`,
      breaks: breaks('request'),
      spoil: (adapter): PlatformAdapter => ({
        ...adapter,
        request: (request) => change(request, adapter.request),
      }),
    },
    {
      name: `${name}, with a form`,
      breaks: breaks('form'),
      spoil: (adapter): PlatformAdapter => ({
        ...adapter,
        uploadForm: (form) => change(form, adapter.uploadForm),
      }),
    },
  ]
}

/** How long a call may linger that its saboteur has forgotten: longer than the clause looks, and no nuisance. */
const LINGER_MS = 5000

/** A longer one would fire at once. */
const LONGEST_TIMER_MS = 2147483647

export const cancelSaboteurs: readonly Saboteur[] = [
  ...onEither(
    'heeds no signal that has fired',
    (kind) => `cancel-${kind}-before`,
    (call, send) => send(call.signal?.cancelled ? { ...call, signal: undefined } : call),
  ),
  ...onEither(
    'takes a cancel for the idea of the host',
    (kind) => `cancel-${kind}`,
    (call, send) => {
      const begun = call.signal?.cancelled === false
      return misnamed(send(call), (error) => begun && error.code === 'cancelled', 'interrupted')
    },
  ),
  ...onEither(
    'gives a call up and lets it run',
    (kind) => `cancel-${kind}-line`,
    (call, send) => {
      const { signal } = call
      if (signal === undefined || signal.cancelled) return send(call)
      return new Promise((resolve, reject) => {
        const stop = signal.onCancel(() => reject(new PlatformError('cancelled', 'The call was cancelled.')))
        const timeoutMs = Math.min(call.timeoutMs, LINGER_MS)
        send({ ...call, timeoutMs, signal: undefined })
          .finally(stop)
          .then(resolve, reject)
      })
    },
  ),
  ...onEither(
    'lets a call run that is late',
    (kind) => `cancel-${kind}-line`,
    (call, send) => {
      const lingering = send({ ...call, timeoutMs: Math.max(call.timeoutMs, LINGER_MS) })
      return new Promise((resolve, reject) => {
        const late = new PlatformError('timeout', 'The call is late.')
        const timer = setTimeout(() => reject(late), Math.min(call.timeoutMs, LONGEST_TIMER_MS))
        lingering.finally(() => clearTimeout(timer)).then(resolve, reject)
      })
    },
  ),
  ...onEither(
    'goes on listening when it has ended',
    (kind) => `cancel-${kind}-after`,
    async (call, send) => {
      const answer = await send(call)
      call.signal?.onCancel(() => undefined)
      return answer
    },
  ),
  ...onEither(
    'takes a timeout for a broken line',
    (kind) => `cancel-${kind}-timeout`,
    (call, send) => misnamed(send(call), hasCode('timeout'), 'network'),
  ),
  {
    name: 'cancels everything at once',
    breaks: 'cancel-one',
    spoil(adapter) {
      const running = new Set<Canceller>()
      return {
        ...adapter,
        async request(request) {
          if (request.signal === undefined || request.signal.cancelled) return adapter.request(request)
          const own = createCanceller()
          running.add(own)
          const stop = request.signal.onCancel(() => {
            for (const each of [...running]) each.cancel()
          })
          try {
            return await adapter.request({ ...request, signal: own.signal })
          } finally {
            stop()
            running.delete(own)
          }
        },
      }
    },
  },
  {
    name: 'sets a timer to more than it holds',
    breaks: 'cancel-longest-timeout',
    spoil: (adapter, bench) => {
      const { maxTimeoutMs } = adapter.capabilities
      const shortened = spoilRequest((request, send) =>
        send({ ...request, timeoutMs: request.timeoutMs < maxTimeoutMs ? request.timeoutMs : 1 }),
      )
      return shortened(adapter, bench)
    },
  },
]
