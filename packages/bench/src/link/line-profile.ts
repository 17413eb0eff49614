/** A line between the app and its server: one rate for all connections, and what each of them suffers by itself. */
export interface LineProfile {
  readonly bitsPerSecond: number
  readonly rttMs: number
  /** Share of packets that are lost, `0 <= loss < 1`: it caps the rate of each connection. */
  readonly loss: number
  /** The rate is multiplied by each factor in turn, each for so long. */
  readonly swing?: { readonly everyMs: number; readonly factors: readonly number[] }
  /** So often one of the connections that carry something is reset. */
  readonly resetEveryMs?: number
  /** So often one of the connections that carry something stands still, for so long. */
  readonly stall?: { readonly everyMs: number; readonly lastsMs: number }
}

const MBIT = 1e6

export const lines = {
  '100mbit-20ms': { bitsPerSecond: 100 * MBIT, rttMs: 20, loss: 0 },
  '20mbit-50ms-0.5%': { bitsPerSecond: 20 * MBIT, rttMs: 50, loss: 0.005 },
  '4mbit-200ms-1%-reset20s': { bitsPerSecond: 4 * MBIT, rttMs: 200, loss: 0.01, resetEveryMs: 20_000 },
  halving: {
    bitsPerSecond: 20 * MBIT,
    rttMs: 50,
    loss: 0,
    swing: { everyMs: 10_000, factors: [1, 0.5] },
  },
  '1gbit-2ms': { bitsPerSecond: 1000 * MBIT, rttMs: 2, loss: 0 },
} as const satisfies Record<string, LineProfile>

export type LineName = keyof typeof lines

export const lineNames = Object.keys(lines) as LineName[]
