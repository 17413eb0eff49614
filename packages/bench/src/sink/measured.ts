import type { Readable } from 'node:stream'
import { crc64 } from 'crc64-ecma182.js'

/** What is left of a body that was read and dropped. */
export interface Measured {
  readonly sizeBytes: number
  /** CRC-64/XZ, unsigned decimal, as `x-oss-hash-crc64ecma` shows it. */
  readonly crc64: string
}

/** Rejects where the body breaks off; `onBytes` hears of those that came before. */
export async function measure(
  body: Readable | AsyncIterable<Buffer>,
  onBytes?: (bytes: number) => void,
): Promise<Measured> {
  let sizeBytes = 0
  let sum = '0'
  for await (const chunk of body) {
    sizeBytes += chunk.byteLength
    sum = crc64(chunk, sum)
    onBytes?.(chunk.byteLength)
  }
  return { sizeBytes, crc64: sum }
}
