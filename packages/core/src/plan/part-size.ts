const KB = 1024
const MB = 1024 * KB

/** Smaller parts are mostly round trips; larger ones are long to send again, and few of them fit into memory. */
const LEAST_BYTES = 256 * KB
const MOST_BYTES = 1 * MB
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
