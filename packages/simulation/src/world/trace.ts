import type { VirtualTime } from './virtual-time'

/** What happened, in order: readable, and the same for the same seed. */
export interface Trace {
  note(who: string, what: string): void
  readonly lines: readonly string[]
}

export function createTrace(time: VirtualTime): Trace {
  const beganMs = time.nowMs
  const lines: string[] = []
  return {
    note(who, what) {
      lines.push(`${((time.nowMs - beganMs) / 1000).toFixed(3).padStart(10)} s  ${who.padEnd(8)} ${what}`)
    },
    lines,
  }
}
