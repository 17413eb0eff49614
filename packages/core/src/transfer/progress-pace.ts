/** Hosts report dozens of times a second; a page that draws each report does nothing else. */
export const PROGRESS_EVERY_MS = 100

/**
 * What a page was told of a file: nothing of late, the latest, less than there is to tell, or all that it will ever hear.
 */
export type Pace = 'free' | 'told' | 'behind' | 'done'

/** Bytes have moved; the last ones have; `PROGRESS_EVERY_MS` are over since it was told; the run is over. */
export type PaceNews = 'moved' | 'whole' | 'elapsed' | 'ended'

/** Is the progress told now? The whole is, however soon: it comes before the success. */
export function isToldNow(pace: Pace, news: PaceNews): boolean {
  if (news === 'whole') return pace !== 'done'
  return (pace === 'free' && news === 'moved') || (pace === 'behind' && news === 'elapsed')
}

export function nextPace(pace: Pace, news: PaceNews): Pace {
  if (pace === 'done' || news === 'whole' || news === 'ended') return 'done'
  if (news === 'elapsed') return pace === 'behind' ? 'told' : 'free'
  return pace === 'free' ? 'told' : 'behind'
}
