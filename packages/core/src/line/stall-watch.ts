import { type CancelSignal, createCanceller, type HttpResponse, PlatformError } from '@vod-upload/platform'
import type { Clock } from '../clock'

/**
 * Sends, and breaks the request off where no byte of its `sizeBytes` moves for too long; then it rejects with `network`.
 * What comes after the last byte is not its business. Of what the host tells, only numbers within [0, `sizeBytes`] are
 * passed on.
 */
export type StallWatch = (
  sizeBytes: number,
  send: (signal: CancelSignal, onProgress: (sentBytes: number) => void) => Promise<HttpResponse>,
  extras: { readonly signal?: CancelSignal; readonly onProgress?: (sentBytes: number) => void },
) => Promise<HttpResponse>

/**
 * Looked at so often within the time. Looks are counted, and not the time, because an app that was halted looks once when
 * it goes on, and must take nothing for a stall.
 */
const LOOKS = 4
/** Where the host tells no progress: so many times as long as the slowest before it, and the time itself. */
const PATIENCE = 4

/** One for each kind: there are hosts that tell the progress of forms, and never that of requests. */
export interface StallWatches {
  readonly requests: StallWatch
  readonly forms: StallWatch
}

/** Silence says nothing of a host that has never told progress; there, what others of its size took does. */
export function createStallWatch(clock: Clock, stallTimeoutMs: number): StallWatch {
  let hostTells = false
  let slowest: { readonly bytes: number; readonly looks: number } | undefined
  let patience = PATIENCE

  const isTooLong = (sizeBytes: number, looks: number) =>
    sizeBytes > 0 &&
    slowest !== undefined &&
    sizeBytes <= slowest.bytes &&
    looks > LOOKS + patience * slowest.looks

  const learn = (sizeBytes: number, looks: number) => {
    if (sizeBytes === 0 || hostTells) return
    patience = PATIENCE
    const known =
      slowest !== undefined && sizeBytes <= slowest.bytes ? slowest : { bytes: sizeBytes, looks: 1 }
    slowest = { bytes: known.bytes, looks: Math.max(known.looks, looks + 1) }
  }

  return async (sizeBytes, send, { signal, onProgress }) => {
    const request = createCanceller()
    const unsubscribe = signal?.onCancel(request.cancel)
    let movedBytes = 0
    let looks = 0
    let quietLooks = 0
    let stalled = false

    const watch = async () => {
      while (!request.signal.cancelled) {
        await clock.sleep(stallTimeoutMs / LOOKS, request.signal)
        looks += 1
        quietLooks = movedBytes < sizeBytes ? quietLooks + 1 : 0
        if (hostTells ? quietLooks <= LOOKS : !isTooLong(sizeBytes, looks)) continue
        stalled = true
        // Everything may have become slower: the next one gets longer.
        patience *= 2
        request.cancel()
      }
    }
    watch().catch(() => undefined)
    try {
      const answer = await send(request.signal, (toldBytes) => {
        if (!Number.isFinite(toldBytes)) return
        hostTells = true
        // Hosts count the fields of a form too.
        const sentBytes = Math.min(Math.max(toldBytes, 0), sizeBytes)
        if (sentBytes > movedBytes) quietLooks = 0
        movedBytes = Math.max(movedBytes, sentBytes)
        onProgress?.(sentBytes)
      })
      learn(sizeBytes, looks)
      return answer
    } catch (cause) {
      throw stalled ? new PlatformError('network', 'No byte has moved for too long.') : cause
    } finally {
      unsubscribe?.()
      request.cancel()
    }
  }
}
