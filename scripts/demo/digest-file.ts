// SHA-256 and CRC-64 of bytes that come by, without holding them.
import { createHash } from 'node:crypto'
import { crc64Decimal, crc64Of, crc64Zero } from '@vod-upload/core'

export interface Digest {
  readonly bytes: number
  /** Lower-case hex. */
  readonly sha256: string
  /** Unsigned decimal, as OSS writes it. */
  readonly crc64: string
}

export async function digestOf(chunks: AsyncIterable<Uint8Array>): Promise<Digest> {
  const sha256 = createHash('sha256')
  let crc64 = crc64Zero
  let bytes = 0
  for await (const chunk of chunks) {
    sha256.update(chunk)
    crc64 = crc64Of(chunk, crc64)
    bytes += chunk.byteLength
  }
  return { bytes, sha256: sha256.digest('hex'), crc64: crc64Decimal(crc64) }
}
