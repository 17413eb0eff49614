import type { CancelSignal } from '@vod-upload/platform'
import type { Clock } from '../clock'
import { type Budget, createBudget } from './budget'
import { afterBreak, afterLanding, afterPause, firstLanes } from './lane-control'

/** What became of a body that was on its way; `other` says nothing of the line. */
export type Outcome = 'landed' | 'timeout' | 'broken' | 'other'

/** Where one body of a known size waits until it may leave. */
export interface Lane {
  enter(signal?: CancelSignal): Promise<void>
  leave(outcome: Outcome): void
}

/** All lanes of the host, for the parts and forms of all files. */
export interface Lanes {
  /** @param urgent before what waits already and is not: a small file is not held up by the parts of a large one */
  lane(sizeBytes: number, urgent: boolean): Lane
  /** What they carried together, when last measured. */
  readonly bytesPerSecond: number | undefined
}

/** @param ceiling how many bodies the host can send at once, 1 at least */
export function createLanes(ceiling: number, clock: Clock): Lanes {
  let control = firstLanes(ceiling)
  const room: Budget = createBudget(() => control.lanes)
  return {
    get bytesPerSecond() {
      return control.bytesPerSecond
    },
    lane: (sizeBytes, urgent) => ({
      enter: (signal) => room.take(1, signal, urgent),
      leave(outcome) {
        const atMs = clock.now()
        if (outcome === 'landed') control = afterLanding(control, { sizeBytes, atMs, full: room.short })
        else if (outcome === 'other') control = afterPause(control)
        else control = afterBreak(control, { timeout: outcome === 'timeout', atMs })
        room.give(1)
      },
    }),
  }
}
