import type { LaterParts } from './part-size'

/** One part: bytes `[start, end)` of the file, numbered from 1 as OSS does. */
export interface PartRange {
  readonly partNumber: number
  readonly start: number
  readonly end: number
}

/** The parts that tile `[0, sizeBytes)`, in order. */
export function partRanges(sizeBytes: number, partSizeBytes: number, later?: LaterParts): PartRange[] {
  const ranges: PartRange[] = []
  for (let start = 0; start < sizeBytes; ) {
    const partNumber = ranges.length + 1
    const isLater = later !== undefined && partNumber >= later.fromPart
    const end = Math.min(start + (isLater ? later.partSizeBytes : partSizeBytes), sizeBytes)
    ranges.push({ partNumber, start, end })
    start = end
  }
  return ranges
}
