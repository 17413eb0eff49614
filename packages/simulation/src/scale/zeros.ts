import { crc64 } from 'crc64-ecma182.js'

/** Bytes of files that are all zeros: nothing of a file of a terabyte is held but one buffer of the latest size. */
export interface Zeros {
  /** Nobody may write into it. */
  bytes(sizeBytes: number): ArrayBuffer
  /** CRC-64 of so many zeros as an unsigned decimal, by a library that the core does not use. */
  crc64(sizeBytes: number): string
}

export function createZeros(): Zeros {
  const bytes = latest((sizeBytes) => new ArrayBuffer(sizeBytes))
  return { bytes, crc64: latest((sizeBytes) => crc64(Buffer.from(bytes(sizeBytes)))) }
}

/** Parts of one size follow each other; a memory of more would grow with the files. */
function latest<T>(make: (sizeBytes: number) => T): (sizeBytes: number) => T {
  let made: { readonly sizeBytes: number; readonly value: T } | undefined
  return (sizeBytes) => {
    if (made?.sizeBytes !== sizeBytes) made = { sizeBytes, value: make(sizeBytes) }
    return made.value
  }
}
