const KB = 1024
const MB = 1024 * KB

/** Smaller parts are mostly round trips; larger ones are long to send again, and few of them fit into memory. */
const LEAST_BYTES = 256 * KB
const MOST_BYTES = 1.25 * MB
/** Of a line that nobody has measured. */
const FIRST_BYTES = 512 * KB
/** Each costs a request, and a line of the list at the end: of a file of many gigabytes there are larger ones. */
const PARTS_OF_A_FILE = 4096
/** A part takes about so long beside as many others as lanes begin with. */
const PART_SECONDS = 1.5
const LANES = 6

/**
 * The part size that fits file and line: small on a slow one, where much would be lost with a part and be waited for at the
 * end; large on a fast one, where each request costs more than its bytes. In whole KB, for even reads.
 * @param bytesPerSecond what the line carries, where that is known
 */
export function fittingPartBytes(sizeBytes: number, bytesPerSecond?: number): number {
  const byLine = bytesPerSecond === undefined ? FIRST_BYTES : (bytesPerSecond * PART_SECONDS) / LANES
  const bySize = sizeBytes / PARTS_OF_A_FILE
  return Math.ceil(Math.max(Math.min(Math.max(byLine, LEAST_BYTES), MOST_BYTES), bySize) / KB) * KB
}

/** With these a line is tried, where it is worth it. */
export const TRIED_PARTS = 24
/** Of less there is too little left to gain. */
const LEAST_TRIED_BYTES = 256 * MB
/** From here on it is the processor that decides, by what each request costs it. */
const FAST_BYTES_PER_SECOND = 25 * MB

/** May what is learned of the line while the first parts go still change the size of those behind them? */
export function isWorthTrying(sizeBytes: number): boolean {
  return sizeBytes >= LEAST_TRIED_BYTES
}

/** From the part of this number on, parts have another size. */
export interface LaterParts {
  readonly fromPart: number
  readonly partSizeBytes: number
}

/** What the parts behind the tried ones are to be; `undefined`: as those. */
export function laterParts(partSizeBytes: number, bytesPerSecond: number): LaterParts | undefined {
  if (!(bytesPerSecond >= FAST_BYTES_PER_SECOND) || partSizeBytes >= MOST_BYTES) return undefined
  return { fromPart: TRIED_PARTS + 1, partSizeBytes: MOST_BYTES }
}
