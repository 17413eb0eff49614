import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc64 } from 'crc64-ecma182.js'

/** Bytes that lie in a file, and their digests. */
export interface ReceivedBody {
  path: string
  sizeBytes: number
  /** CRC-64/XZ as an unsigned decimal number, as `x-oss-hash-crc64ecma` shows it. */
  crc64: string
  /** Upper-case, as OSS writes it in an ETag. */
  md5Hex: string
  sha256Hex: string
}

/** Writes a stream to a new file without holding it in memory. If the stream breaks off, no file remains. */
export async function receiveBody(
  source: Readable | AsyncIterable<Buffer>,
  path: string,
): Promise<ReceivedBody> {
  const md5 = createHash('md5')
  const sha256 = createHash('sha256')
  let crc = '0'
  let sizeBytes = 0
  async function* measured(chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      md5.update(chunk)
      sha256.update(chunk)
      if (chunk.length > 0) crc = crc64(chunk, crc)
      sizeBytes += chunk.length
      yield chunk
    }
  }
  try {
    await pipeline(source, measured, createWriteStream(path, { flags: 'wx' }))
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
  return {
    path,
    sizeBytes,
    crc64: crc,
    md5Hex: md5.digest('hex').toUpperCase(),
    sha256Hex: sha256.digest('hex'),
  }
}
