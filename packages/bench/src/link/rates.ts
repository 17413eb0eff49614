import type { LineProfile } from './line-profile'

/** Bytes of a TCP segment on a path with the usual 1500 byte packets. */
export const SEGMENT_BYTES = 1460
/** What TCP may send before it has heard anything (RFC 6928): ten segments. */
export const FIRST_WINDOW_BYTES = 10 * SEGMENT_BYTES
/** What phones let a connection have under way, at most. */
const LARGEST_WINDOW_BYTES = 4 * 1024 * 1024

/** What the whole line carries at this time since it was first used. */
export function bytesPerSecondAt({ bitsPerSecond, swing }: LineProfile, elapsedMs: number): number {
  const full = bitsPerSecond / 8
  if (swing === undefined) return full
  const turn = Math.floor(elapsedMs / swing.everyMs) % swing.factors.length
  return full * (swing.factors[turn] ?? 1)
}

/**
 * What one connection carries at most where packets are lost, however fast the line is: 1.22 x MSS / (RTT x sqrt(loss)),
 * by Mathis et al., "The Macroscopic Behavior of the TCP Congestion Avoidance Algorithm", 1997.
 */
export function capOfConnection({ rttMs, loss }: LineProfile): number {
  if (loss === 0) return Number.POSITIVE_INFINITY
  return (1.22 * SEGMENT_BYTES) / ((rttMs / 1000) * Math.sqrt(loss))
}

/** Slow start: the window doubles with each round trip that it is used in, up to what the path lets through. */
export function windowAfter(profile: LineProfile, windowBytes: number, sentBytes: number): number {
  const most = Math.min(LARGEST_WINDOW_BYTES, capOfConnection(profile) * (profile.rttMs / 1000))
  // Sending goes on all the time here, and growth with it: e^(ln 2) is the doubling.
  return Math.max(FIRST_WINDOW_BYTES, Math.min(most, windowBytes + sentBytes * Math.LN2))
}

/** What a connection with this window may send, in bytes per second. */
export function bytesPerSecondOf(profile: LineProfile, windowBytes: number): number {
  return Math.min(capOfConnection(profile), windowBytes / (profile.rttMs / 1000))
}

export interface Want {
  readonly bytes: number
  /** How much it takes beside the others, where they want more than there is. */
  readonly weight: number
}

/** Each gets what it wants, or its share, by weight, of what those who want less have left. */
export function sharesOf(budget: number, wants: readonly Want[]): number[] {
  const shares = wants.map(() => 0)
  const byNeed = Array.from(wants.entries()).sort(([, a], [, b]) => a.bytes / a.weight - b.bytes / b.weight)
  let left = budget
  let weightLeft = wants.reduce((sum, { weight }) => sum + weight, 0)
  for (const [index, { bytes, weight }] of byNeed) {
    const share = Math.min(bytes, (left * weight) / weightLeft)
    shares[index] = share
    left -= share
    weightLeft -= weight
  }
  return shares
}
