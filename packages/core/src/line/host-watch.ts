import {
  type CancelSignal,
  createCanceller,
  type PlatformAdapter,
  type Unsubscribe,
  type WakeListener,
} from '@vod-upload/platform'
import type { Clock } from '../clock'
import {
  excuseOf,
  type HostState,
  hearAnswer,
  hearBreak,
  hearHost,
  type Missing,
  mayTry,
  missingFor,
  untold,
} from '../retry/host-state'

/** Knows what the host tells of network and front, and waits for it. */
export interface HostWatch {
  /** Hears the host until unsubscribed; without it nothing is known, and nothing is waited for. */
  listen(): Unsubscribe
  /** An answer came from outside. */
  answered(): void
  /** A request broke, or its answer never came. */
  broke(): void
  /** What has to come before a request is worth a try. */
  missing(): Missing | undefined
  /** What explains a request that fails now. */
  excuse(): Exclude<Missing, 'wifi'> | undefined
  /** Calls back whenever something else is missing, or explains a failure, than before. */
  onChange(listener: () => void): Unsubscribe
  /** Resolves when a request to OSS is worth a try; rejects with `cancelled`. */
  clear(signal?: CancelSignal): Promise<void>
  /** The same for a question to the app, which may make a record in VOD each time it is asked. */
  clearToAsk(signal?: CancelSignal): Promise<void>
  /** Resolves after `atLeastMs` at the first wake, after `atMostMs` at the latest; rejects with `cancelled`. */
  rest(atLeastMs: number, atMostMs: number, signal?: CancelSignal): Promise<void>
}

/** Hosts have been seen to forget an event: after so long without a network, a try tells. */
const OFFLINE_POLL_MS = 30000
const OFFLINE_ASK_MS = 300000

export function createHostWatch(platform: PlatformAdapter, clock: Clock, wifiOnly: boolean): HostWatch {
  const sleepers = new Set<() => void>()
  const listenersToChange = new Set<() => void>()
  let state: HostState = untold
  let listeners = 0
  let stopHearing: Unsubscribe | undefined
  let wakes = 0
  const missing = () => missingFor(state, wifiOnly)

  const become = (next: HostState) => {
    state = next
    for (const listener of Array.from(listenersToChange)) listener()
  }
  const wakeAll = () => {
    wakes += 1
    for (const wake of Array.from(sleepers)) wake()
  }
  const hear: WakeListener = (reason, kind) => {
    become(hearHost(state, reason, kind))
    if (reason === 'online' || reason === 'foreground') wakeAll()
  }
  const sleepUntilWake = async (atMostMs: number, signal?: CancelSignal) => {
    const sleep = createCanceller()
    let woken = false
    const wake = () => {
      woken = true
      sleep.cancel()
    }
    const unsubscribe = signal?.onCancel(sleep.cancel)
    sleepers.add(wake)
    try {
      await clock.sleep(atMostMs, sleep.signal)
    } catch (cause) {
      if (!woken || signal?.cancelled) throw cause
    } finally {
      sleepers.delete(wake)
      unsubscribe?.()
    }
  }

  const clear = async (pollMs: number, signal?: CancelSignal) => {
    for (let before = missing(); before !== undefined; before = missing()) {
      await sleepUntilWake(pollMs, signal)
      if (before === 'network' && missing() === 'network' && mayTry(state, wifiOnly)) return
    }
  }

  return {
    listen() {
      listeners += 1
      if (listeners === 1) stopHearing = borne(() => platform.onWake?.(hear))
      let listening = true
      return () => {
        if (!listening) return
        listening = false
        listeners -= 1
        if (listeners > 0) return
        borne(() => stopHearing?.())
        // What happens from here on is not heard.
        state = untold
      }
    },
    answered() {
      const next = hearAnswer(state)
      if (next === state) return
      become(next)
      wakeAll()
    },
    broke() {
      const next = hearBreak(state)
      if (next !== state) become(next)
    },
    missing,
    excuse: () => excuseOf(state),
    onChange(listener) {
      listenersToChange.add(listener)
      return () => {
        listenersToChange.delete(listener)
      }
    },
    clear: (signal) => clear(OFFLINE_POLL_MS, signal),
    clearToAsk: (signal) => clear(OFFLINE_ASK_MS, signal),
    async rest(atLeastMs, atMostMs, signal) {
      const before = wakes
      if (atLeastMs > 0) await clock.sleep(atLeastMs, signal)
      if (wakes === before && atMostMs > atLeastMs) await sleepUntilWake(atMostMs - atLeastMs, signal)
    },
  }
}

/** A host that cannot be listened to tells nothing; uploads go on without. */
function borne<T>(call: () => T): T | undefined {
  try {
    return call()
  } catch {
    return undefined
  }
}

/** The same for one file: `report` hears what is waited for at each change, and `undefined` when that is over. */
export function reportWaits(host: HostWatch, report: (missing: Missing | undefined) => void): HostWatch {
  let waits = 0
  let reported: Missing | undefined
  let stopLooking: Unsubscribe | undefined
  const look = () => {
    const missing = waits > 0 ? (host.missing() ?? host.excuse()) : undefined
    if (missing === reported) return
    reported = missing
    report(missing)
  }
  const told = async (missing: Missing | undefined, wait: () => Promise<void>) => {
    if (missing === undefined) return wait()
    waits += 1
    if (waits === 1) stopLooking = host.onChange(look)
    look()
    try {
      await wait()
    } finally {
      waits -= 1
      if (waits === 0) stopLooking?.()
      look()
    }
  }
  return {
    ...host,
    clear: (signal) => told(host.missing(), () => host.clear(signal)),
    clearToAsk: (signal) => told(host.missing(), () => host.clearToAsk(signal)),
    rest: (atLeastMs, atMostMs, signal) => told(host.excuse(), () => host.rest(atLeastMs, atMostMs, signal)),
  }
}
