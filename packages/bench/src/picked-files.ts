import { createCipheriv, createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Measured, measure } from './sink/measured'

const CHUNK_BYTES = 1024 * 1024

/** Paths of so many files in which nothing repeats. */
export type PickFiles = (count: number, sizeBytes: number) => Promise<string[]>

/** Each file is made once, whoever asks for it, and however many at the same time. */
export function createFilePicker(folder: string): PickFiles {
  const made = new Map<string, Promise<void>>()
  return async (count, sizeBytes) => {
    const paths = Array.from({ length: count }, (_, place) => join(folder, `${sizeBytes}-${place}.mp4`))
    for (const path of paths) {
      const making = made.get(path) ?? writeNoise(path, sizeBytes)
      made.set(path, making)
      await making
    }
    return paths
  }
}

async function writeNoise(path: string, sizeBytes: number): Promise<void> {
  const key = createHash('sha256').update(path).digest().subarray(0, 16)
  const cipher = createCipheriv('aes-128-ctr', key, Buffer.alloc(16))
  await pipeline(Readable.from(zeros(sizeBytes)), cipher, createWriteStream(path))
}

function* zeros(sizeBytes: number): Iterable<Buffer> {
  for (let left = sizeBytes; left > 0; left -= CHUNK_BYTES) yield Buffer.alloc(Math.min(left, CHUNK_BYTES))
}

/** Do these parts, one after another, have the bytes of the file? */
export type HoldsFile = (path: string, sizeBytes: number, parts: readonly Measured[]) => Promise<boolean>

/** The same ranges are asked for again and again: each is read once. */
export function createVerifier(): HoldsFile {
  const known = new Map<string, Promise<Measured>>()
  const sumOf = (path: string, start: number, end: number) => {
    const name = `${path} ${start} ${end}`
    const sum = known.get(name) ?? measure(createReadStream(path, { start, end: end - 1 }))
    known.set(name, sum)
    return sum
  }
  return async (path, sizeBytes, parts) => {
    let start = 0
    for (const part of parts) {
      const end = start + part.sizeBytes
      if (part.sizeBytes === 0 || end > sizeBytes) return false
      if ((await sumOf(path, start, end)).crc64 !== part.crc64) return false
      start = end
    }
    return start === sizeBytes
  }
}
