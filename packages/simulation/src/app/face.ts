import type { Random } from '../world/random'
import type { Upload } from './upload'

/** One of the two faces, as the simulated app uses it. */
export interface Face {
  readonly name: string
  add(upload: Upload): void
  /** Starts all that waits, failed or was stopped. */
  start(): void
  stop(): void
  /** Does something to one of its uploads, by chance. */
  meddle(random: Random): void
  /** Answers what it has left unanswered. */
  answerAll(): void
}
