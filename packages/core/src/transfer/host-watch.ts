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
  hearHost,
  type Missing,
  missingFor,
  untold,
} from '../retry/host-state'

/** Knows what the host tells of network and front, and waits for it. */
export interface HostWatch {
  /** Hears the host until unsubscribed; without it nothing is known, and nothing is waited for. */
  listen(): Unsubscribe
  /** An answer came from outside. */
  answered(): void
  /** What has to come before a request is worth a try. */
  missing(): Missing | undefined
  /** What explains a request that fails now. */
  excuse(): Exclude<Missing, 'wifi'> | undefined
  /** Resolves when a request is worth a try; rejects with `cancelled`. */
  clear(signal?: CancelSignal): Promise<void>
  /** Resolves after `atLeastMs` at the first wake, after `atMostMs` at the latest; rejects with `cancelled`. */
  rest(atLeastMs: number, atMostMs: number, signal?: CancelSignal): Promise<void>
}

/** Hosts have been seen to forget an event: after so long without a network, a try tells. */
const OFFLINE_POLL_MS = 30000

export function createHostWatch(platform: PlatformAdapter, clock: Clock, wifiOnly: boolean): HostWatch {
  const sleepers = new Set<() => void>()
  let state: HostState = untold
  let listeners = 0
  let stopHearing: Unsubscribe | undefined
  let wakes = 0
  const missing = () => missingFor(state, wifiOnly)

  const hear: WakeListener = (reason, kind) => {
    state = hearHost(state, reason, kind)
    if (reason !== 'online' && reason !== 'foreground') return
    wakes += 1
    for (const wake of Array.from(sleepers)) wake()
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

  return {
    listen() {
      listeners += 1
      if (listeners === 1) stopHearing = platform.onWake?.(hear)
      let listening = true
      return () => {
        if (!listening) return
        listening = false
        listeners -= 1
        if (listeners > 0) return
        stopHearing?.()
        // What happens from here on is not heard.
        state = untold
      }
    },
    answered() {
      state = hearAnswer(state)
    },
    missing,
    excuse: () => excuseOf(state),
    async clear(signal) {
      for (let before = missing(); before !== undefined; before = missing()) {
        await sleepUntilWake(OFFLINE_POLL_MS, signal)
        if (before === 'network' && missing() === 'network') return
      }
    },
    async rest(atLeastMs, atMostMs, signal) {
      const before = wakes
      if (atLeastMs > 0) await clock.sleep(atLeastMs, signal)
      if (wakes === before && atMostMs > atLeastMs) await sleepUntilWake(atMostMs - atLeastMs, signal)
    },
  }
}

/** The same for one file: `report` hears what is waited for, and `undefined` when that is over. */
export function reportWaits(host: HostWatch, report: (missing: Missing | undefined) => void): HostWatch {
  let waits = 0
  const told = async (missing: Missing | undefined, wait: () => Promise<void>) => {
    if (missing === undefined) return wait()
    waits += 1
    if (waits === 1) report(missing)
    try {
      await wait()
    } finally {
      waits -= 1
      if (waits === 0) report(undefined)
    }
  }
  return {
    ...host,
    clear: (signal) => told(host.missing(), () => host.clear(signal)),
    rest: (atLeastMs, atMostMs, signal) => told(host.excuse(), () => host.rest(atLeastMs, atMostMs, signal)),
  }
}
