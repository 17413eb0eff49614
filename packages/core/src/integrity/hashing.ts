import type { CancelSignal } from '@vod-upload/platform'
import type { Clock } from '../clock'
import { type Crc64, crc64Of, crc64Zero } from './crc64'
import { createPace } from './pace'
import { eachSlice, type GiveWay } from './slices'

/**
 * Base64 of the 16 bytes of the body's MD5.
 * @param giveWay to be awaited after each few kilobytes, so that a page does not stand still on a slow engine
 */
export type ContentMd5 = (body: ArrayBuffer, giveWay: GiveWay) => Promise<string>

/** Digests of whole bodies, taken in short steps; each rejects with `cancelled` once its signal has fired. */
export interface Hashing {
  crc64(body: ArrayBuffer, signal: CancelSignal): Promise<Crc64>
  /** Base64; absent where nobody asked for it. */
  contentMd5?(body: ArrayBuffer, signal: CancelSignal): Promise<string>
}

export function createHashing(clock: Clock, contentMd5?: ContentMd5): Hashing {
  const inSteps = createPace(clock)
  return {
    crc64: (body, signal) => inSteps((giveWay) => crc64InSlices(body, giveWay), signal),
    ...(contentMd5 && {
      contentMd5: (body, signal) => inSteps((giveWay) => contentMd5(body, giveWay), signal),
    }),
  }
}

async function crc64InSlices(body: ArrayBuffer, giveWay: GiveWay): Promise<Crc64> {
  let crc64 = crc64Zero
  await eachSlice(body, giveWay, (start, end) => {
    crc64 = crc64Of(new Uint8Array(body, start, end - start), crc64)
  })
  return crc64
}
