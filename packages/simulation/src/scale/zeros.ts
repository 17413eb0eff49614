import { crc64 } from 'crc64-ecma182.js'

/** Bytes of files that are all zeros: of a file of a terabyte, only a few buffers are ever held. */
export interface Zeros {
  /** Nobody may write into it. */
  bytes(sizeBytes: number): ArrayBuffer
  /** CRC-64 of so many zeros as an unsigned decimal, by a library that the core does not use. */
  crc64(sizeBytes: number): string
}

export function createZeros(): Zeros {
  const bytes = remembering((sizeBytes) => new ArrayBuffer(sizeBytes))
  return { bytes, crc64: remembering(crc64OfZeros) }
}

/** The library has 16 MB of memory, whatever it is given. */
const BLOCK = Buffer.alloc(1024 * 1024)

function crc64OfZeros(sizeBytes: number): string {
  let crc: string | undefined
  for (let left = sizeBytes; left > 0; left -= BLOCK.length) crc = crc64(BLOCK.subarray(0, left), crc)
  return crc ?? '0'
}

/** Samples, parts and last parts: a memory of more sizes would grow with the files. */
const SIZES = 8

function remembering<T>(make: (sizeBytes: number) => T): (sizeBytes: number) => T {
  const made = new Map<number, T>()
  return (sizeBytes) => {
    const value = made.get(sizeBytes) ?? make(sizeBytes)
    made.set(sizeBytes, value)
    const [oldest] = made.keys()
    if (made.size > SIZES) made.delete(oldest)
    return value
  }
}
