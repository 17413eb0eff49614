import type { FileHandle } from '@vod-upload/platform'
import { crc64Decimal, crc64Of } from '../integrity/crc64'

/** Bytes of each sample: the size of a video's index at its head or tail, and a moment's read on a phone. */
const SAMPLE_BYTES = 64 * 1024

/**
 * What a file is known by when it is picked again: its size, and the CRC-64 of samples of its head, middle and tail.
 * Paths and times are other ones at every pick. Two files may share it; what has arrived of one is therefore held
 * against the bytes of the other before anything is built on it.
 */
export async function fingerprintOf(handle: Pick<FileHandle, 'size' | 'read'>): Promise<string> {
  const digests: string[] = []
  for (const [start, end] of sampleRanges(handle.size)) {
    digests.push(crc64Decimal(crc64Of(new Uint8Array(await handle.read(start, end)))))
  }
  return [handle.size, ...digests].join('-')
}

/** Ranges `[start, end)`; a small file is one sample. */
export function sampleRanges(sizeBytes: number): Array<readonly [number, number]> {
  if (sizeBytes <= 3 * SAMPLE_BYTES) return [[0, sizeBytes]]
  const middle = Math.floor((sizeBytes - SAMPLE_BYTES) / 2)
  return [0, middle, sizeBytes - SAMPLE_BYTES].map((start) => [start, start + SAMPLE_BYTES] as const)
}
