import { createCipheriv, createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

const CHUNK_BYTES = 1024 * 1024

/** Writes bytes in which nothing repeats, the same ones for the same seed. */
export async function writeFilm(path: string, sizeBytes: number, seed: number): Promise<void> {
  const key = createHash('sha256').update(`film ${seed}`).digest().subarray(0, 16)
  const cipher = createCipheriv('aes-128-ctr', key, Buffer.alloc(16))
  await pipeline(Readable.from(zeros(sizeBytes)), cipher, createWriteStream(path))
}

/** SHA-256 of a file, in lower-case hex. */
export async function digestOf(path: string): Promise<string> {
  const sha256 = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) sha256.update(chunk)
  return sha256.digest('hex')
}

function* zeros(sizeBytes: number): Iterable<Buffer> {
  for (let left = sizeBytes; left > 0; left -= CHUNK_BYTES) yield Buffer.alloc(Math.min(left, CHUNK_BYTES))
}
