import { createCanceller } from '@vod-upload/platform'
import type { Clock } from '../clock'
import { isToldNow, nextPace, type Pace, type PaceNews, PROGRESS_EVERY_MS } from './progress-pace'

/** Tells the progress of one run at once, and then as often as a page can bear. */
export interface ProgressTeller {
  moved(isWhole: boolean): void
  /** The run is over: nothing is told any more, and no timer is left. */
  end(): void
}

/** @param tell takes no argument: what it tells is what is true by then */
export function createProgressTeller(clock: Clock, tell: () => void): ProgressTeller {
  const ending = createCanceller()
  let pace: Pace = 'free'

  const hear = (news: PaceNews) => {
    const isTold = isToldNow(pace, news)
    pace = nextPace(pace, news)
    if (!isTold) return
    if (pace === 'told') {
      clock.sleep(PROGRESS_EVERY_MS, ending.signal).then(
        () => hear('elapsed'),
        () => undefined,
      )
    }
    tell()
  }
  return {
    moved: (isWhole) => hear(isWhole ? 'whole' : 'moved'),
    end() {
      hear('ended')
      ending.cancel()
    },
  }
}
