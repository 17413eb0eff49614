import { type CancelSignal, createCanceller, type PlatformAdapter } from '@vod-upload/platform'
import type { Clock } from '../clock'

/** Resolves when the host says that it is worth going on, after `atMostMs` at the latest; rejects on cancel. */
export type WakeWait = (atMostMs: number, signal?: CancelSignal) => Promise<void>

export function createWakeWait(platform: PlatformAdapter, clock: Clock): WakeWait {
  return async (atMostMs, signal) => {
    const wait = createCanceller()
    let woken = false
    const unsubscribers = [
      signal?.onCancel(wait.cancel),
      platform.onWake?.((reason) => {
        if (reason !== 'online' && reason !== 'foreground') return
        woken = true
        wait.cancel()
      }),
    ]
    try {
      await clock.sleep(atMostMs, wait.signal)
    } catch (cause) {
      if (!woken) throw cause
    } finally {
      for (const unsubscribe of unsubscribers) unsubscribe?.()
    }
  }
}
