import { type Crc64, crc64Decimal } from '../integrity/crc64'

/** Bytes of each sample: the size of a video's index at its head or tail, and a moment's read on a phone. */
const SAMPLE_BYTES = 64 * 1024

/**
 * What a file is known by when it is picked again: its size, and the CRC-64 of samples of its head, middle and tail.
 * Paths and times are other ones at every pick. Two files may share it; what has arrived of one is therefore held
 * against the bytes of the other before anything is built on it.
 * @param crc64At of bytes `[start, end)`
 */
export async function fingerprintOf(
  sizeBytes: number,
  crc64At: (start: number, end: number) => Promise<Crc64>,
): Promise<string> {
  const digests: string[] = []
  for (const [start, end] of sampleRanges(sizeBytes)) {
    digests.push(crc64Decimal(await crc64At(start, end)))
  }
  return [sizeBytes, ...digests].join('-')
}

/** Bytes of the file that a fingerprint is of. */
export function sizeIn(fingerprint: string): number {
  return parseInt(fingerprint, 10)
}

/** Ranges `[start, end)`; a small file is one sample. */
export function sampleRanges(sizeBytes: number): Array<readonly [number, number]> {
  if (sizeBytes <= 3 * SAMPLE_BYTES) return [[0, sizeBytes]]
  const middle = Math.floor((sizeBytes - SAMPLE_BYTES) / 2)
  return [0, middle, sizeBytes - SAMPLE_BYTES].map((start) => [start, start + SAMPLE_BYTES] as const)
}
