/** Counts what the host has begun and not ended, so that a test can prove that nothing is left behind. */
export interface Activity {
  /** Counts one thing; the function it returns counts it out, once. */
  begin(): () => void
  pending(): number
  /** Resolves when nothing is pending; at once, if so already. */
  idle(): Promise<void>
}

export function createActivity(): Activity {
  let pending = 0
  let waiters: Array<() => void> = []
  const end = () => {
    pending -= 1
    if (pending > 0) return
    const woken = waiters
    waiters = []
    for (const wake of woken) wake()
  }
  return {
    begin() {
      let ended = false
      pending += 1
      return () => {
        if (ended) return
        ended = true
        end()
      }
    },
    pending: () => pending,
    idle: () => (pending === 0 ? Promise.resolve() : new Promise((resolve) => waiters.push(resolve))),
  }
}
