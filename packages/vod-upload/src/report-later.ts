/** An async function of the app throws later: what it returned is listened to, whichever Promise it is of. */
export function reportLater(returned: unknown, report: (cause: unknown) => void): void {
  if (typeof returned !== 'object' || returned === null || !('then' in returned)) return
  if (typeof returned.then === 'function') returned.then(undefined, report)
}
