import { type CancelSignal, expectRunning } from '@vod-upload/platform'
import type { Clock } from '../clock'
import type { GiveWay } from './slices'

/**
 * Runs long work in steps that a page does not feel. One work at a time: the steps of several would follow each other
 * without a pause, and none would be done earlier.
 */
export type Pace = <T>(work: (giveWay: GiveWay) => Promise<T>, signal: CancelSignal) => Promise<T>

/** A frame has 16 ms, and the page needs its share; clocks count whole milliseconds. */
const STEP_MS = 5

export function createPace(clock: Clock): Pace {
  let before: Promise<unknown> = Promise.resolve()
  let waiting = 0
  let stepBegan = 0
  return (work, signal) => {
    if (waiting === 0) stepBegan = clock.now()
    waiting += 1
    const giveWay = async () => {
      // Either way: a clock that was set back must not make one step of all that is left.
      if (Math.abs(clock.now() - stepBegan) < STEP_MS) return
      await clock.sleep(0, signal)
      stepBegan = clock.now()
    }
    const turn = before.then(() => {
      expectRunning(signal)
      return work(giveWay)
    })
    const end = () => {
      waiting -= 1
    }
    before = turn.then(end, end)
    return turn
  }
}
