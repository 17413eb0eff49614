import { type CancelSignal, createCanceller, PlatformError } from '@vod-upload/platform'
import type { Clock } from '../clock'

/** Waits for a call of the host, but not for ever, and not when nobody wants its answer any more. */
export type Patience = <T>(work: Promise<T>, signal: CancelSignal) => Promise<T>

/** File calls have no timeout of their own, and hosts have been seen to forget one. */
const FILE_TIMEOUT_MS = 60000

export function createPatience(clock: Clock): Patience {
  return (work, signal) => {
    const wait = createCanceller()
    const unsubscribe = signal.onCancel(wait.cancel)
    const tooLong = clock.sleep(FILE_TIMEOUT_MS, wait.signal).then((): never => {
      throw new PlatformError(
        'file-unreadable',
        'The host did not answer within a minute when it read the file.',
      )
    })
    const end = () => {
      unsubscribe()
      wait.cancel()
    }
    // The wait ends with `cancelled` when the work has won; then nobody looks any more.
    return Promise.race([work, tooLong]).then(
      (value) => {
        end()
        return value
      },
      (cause) => {
        end()
        throw cause
      },
    )
  }
}
