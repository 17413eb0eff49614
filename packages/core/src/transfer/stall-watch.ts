import { type CancelSignal, createCanceller, type HttpResponse, PlatformError } from '@vod-upload/platform'
import type { Clock } from '../clock'

/**
 * Sends, and breaks the request off where no byte of its `sizeBytes` moves for too long; then it rejects with `network`.
 * What comes after the last byte is not its business.
 */
export type StallWatch = (
  sizeBytes: number,
  send: (signal: CancelSignal, onProgress: (sentBytes: number) => void) => Promise<HttpResponse>,
  extras: { readonly signal?: CancelSignal; readonly onProgress?: (sentBytes: number) => void },
) => Promise<HttpResponse>

/**
 * Looked at so often within the time, and each look must find nothing: an app that was halted meanwhile looks once
 * when it goes on, and takes nothing for a stall.
 */
const LOOKS = 4

/** A host that has never told progress is not watched: its silence says nothing. */
export function createStallWatch(clock: Clock, stallTimeoutMs: number): StallWatch {
  let hostTells = false

  return async (sizeBytes, send, { signal, onProgress }) => {
    const request = createCanceller()
    const unsubscribe = signal?.onCancel(request.cancel)
    let movedBytes = 0
    let quietLooks = 0
    let stalled = false

    const watch = async () => {
      while (!request.signal.cancelled) {
        await clock.sleep(stallTimeoutMs / LOOKS, request.signal)
        quietLooks = hostTells && movedBytes < sizeBytes ? quietLooks + 1 : 0
        if (quietLooks <= LOOKS) continue
        stalled = true
        request.cancel()
      }
    }
    watch().catch(() => undefined)
    try {
      return await send(request.signal, (sentBytes) => {
        hostTells = true
        if (sentBytes > movedBytes) quietLooks = 0
        movedBytes = Math.max(movedBytes, sentBytes)
        onProgress?.(sentBytes)
      })
    } catch (cause) {
      throw stalled ? new PlatformError('network', 'No byte has moved for too long.') : cause
    } finally {
      unsubscribe?.()
      request.cancel()
    }
  }
}
