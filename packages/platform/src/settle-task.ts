import type { CancelSignal } from './cancel'
import { PlatformError } from './error'
import { withoutSecrets, wordsOf } from './host-words'

/** What a host returns from a call that goes on; some return nothing, or have no `abort`. */
export interface HostTask {
  /** Ends the call; the host may still call back. */
  abort?(): void
}

/** A call with callbacks, and how to read what it says. */
export interface HostCall<Success, Failure, Result> {
  /** Starts the host's call. It may call back before it returns, and may call back twice: the first one counts. */
  start(callbacks: { success(value: Success): void; fail(reason: Failure): void }): HostTask | undefined
  /** Reads the host's answer; it may throw a `PlatformError`. */
  toResult(value: Success): Result
  /** Reads the host's failure: as an error, or as a result where a host reports an HTTP status through `fail`. */
  toFailure(reason: Failure): PlatformError | { readonly result: Result }
  readonly timeoutMs?: number
  readonly signal?: CancelSignal
}

/** Timers count in 32 bits: a longer delay, such as Infinity, would fire at once. */
const LONGEST_TIMER_MS = 2147483647

/**
 * Turns a success/fail host call into a promise that settles exactly once.
 * Timeout and cancel are kept here, because hosts report either as the other; both abort the host's task.
 */
export function settleTask<Success, Failure, Result>(
  call: HostCall<Success, Failure, Result>,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    let settled = false
    let abandoned = false
    let task: HostTask | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    let unsubscribe: () => void = () => undefined

    const settle = (finish: () => void) => {
      if (settled) return
      settled = true
      clearTimeout(timer)
      unsubscribe()
      finish()
    }
    const abandon = (error: PlatformError) => {
      if (settled) return
      abandoned = true
      settle(() => reject(error))
      abortQuietly(task)
    }

    if (call.signal?.cancelled) return abandon(cancelledError())
    unsubscribe = call.signal?.onCancel(() => abandon(cancelledError())) ?? unsubscribe
    if (call.timeoutMs !== undefined) {
      const { timeoutMs } = call
      const onTimeout = () => {
        abandon(new PlatformError('timeout', `The host did not answer within ${timeoutMs} ms.`))
      }
      timer = setTimeout(onTimeout, Math.min(timeoutMs, LONGEST_TIMER_MS))
    }

    try {
      task = call.start({
        success: (value) => settle(() => runToEnd(() => resolve(call.toResult(value)), reject)),
        fail: (reason) =>
          settle(() =>
            runToEnd(() => {
              const failure = call.toFailure(reason)
              if ('result' in failure) resolve(failure.result)
              else reject(failure)
            }, reject),
          ),
      })
    } catch (cause) {
      settle(() => reject(asPlatformError(cause)))
    }
    // The signal may have fired while the host was starting, before there was a task to abort.
    if (abandoned) abortQuietly(task)
  })
}

function cancelledError(): PlatformError {
  return new PlatformError('cancelled', 'The call was cancelled.')
}

function runToEnd(work: () => void, reject: (error: PlatformError) => void): void {
  try {
    work()
  } catch (cause) {
    reject(asPlatformError(cause))
  }
}

function asPlatformError(cause: unknown): PlatformError {
  if (cause instanceof PlatformError) return cause
  const said = withoutSecrets(wordsOf(cause))
  return new PlatformError(
    'unsupported',
    `The host refused the call: ${said}${/[.!?。！？]$/.test(said) ? '' : '.'} Update the app that runs this one.`,
  )
}

/** A task that has ended may throw when it is aborted; nobody is left to be told. */
function abortQuietly(task: HostTask | undefined): void {
  try {
    task?.abort?.()
  } catch {
    return
  }
}
