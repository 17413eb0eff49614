export interface KilledLife {
  /** Of requests, in this life. */
  readonly passedBytes: number
  /** Parts that OSS held as it ended. */
  readonly heldParts: number
}

export interface SentWith {
  readonly partSizeBytes: number
  readonly parallelParts: number
}

/** As the journal of the core promises it: a new share of so much is written down, or so many new parts. */
const UNNOTED_SHARE = 1 / 16
const MOST_UNNOTED_PARTS = 16

/**
 * The most bytes that may be sent again because of one kill: the parts on their way, those that came while the last note
 * was being written, as many again at the most, and those since then. A life that has sent less can lose no more than that.
 */
export function mostLostBytes(
  { passedBytes, heldParts }: KilledLife,
  { partSizeBytes, parallelParts }: SentWith,
): number {
  const unnotedParts = Math.min(Math.ceil(heldParts * UNNOTED_SHARE), MOST_UNNOTED_PARTS)
  const lostParts = 2 * parallelParts + unnotedParts
  return Math.min(passedBytes, lostParts * partSizeBytes)
}

/** Line and heads of one request, signature and token included. */
const HEAD_BYTES = 2048
/** Of one part in the list that completes an upload. */
const LISTED_PART_BYTES = 128

/** The most bytes of requests that are none of the file's. */
export function mostFramingBytes(requests: number, completions: number, parts: number): number {
  return requests * HEAD_BYTES + completions * parts * LISTED_PART_BYTES
}
