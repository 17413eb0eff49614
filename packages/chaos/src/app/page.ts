import type { AppJob, News } from './job'
import type { TicketDesk } from './ticket-desk'

/** A page that uploads all files of its job at once, and tells how each one ends. */
export interface Page {
  /** Tries again what has failed. */
  again(): void
}

/** @param picked temp paths, in the order of the job's files */
export type OpenPage = (
  job: AppJob,
  picked: readonly string[],
  desk: TicketDesk,
  tell: (news: News) => void,
) => Page

/** Tells of progress that goes back, which users would see. */
export function watchProgress(tell: (news: News) => void): (place: number, sent: number) => void {
  const highest = new Map<number, number>()
  return (place, sent) => {
    if (sent < (highest.get(place) ?? 0)) tell({ kind: 'progress-fell', place })
    highest.set(place, sent)
  }
}
