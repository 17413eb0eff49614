/** What may be behind an error. The likeliest stands first. */
export interface Cause {
  says: string
  remedy: string
}

/** What an error's code means; causes that the error itself proves are put before these. */
export interface KnownCode {
  means: string
  causes: readonly Cause[]
}

export const cause = (says: string, remedy: string): Cause => ({ says, remedy })
