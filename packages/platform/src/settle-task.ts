import type { CancelSignal } from './cancel'
import { PlatformError } from './error'

/** What a host returns from a call that goes on; some return nothing, or have no `abort`. */
export interface HostTask {
  abort?(): void
}

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

/**
 * Turns a success/fail host call into a promise that settles exactly once.
 * Timeout and cancel are kept here, because hosts report either as the other; both abort the host's task.
 */
export function settleTask<Success, Failure, Result>(
  call: HostCall<Success, Failure, Result>,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    let settled = false
    let task: HostTask | undefined
    let timer: number | undefined
    let unsubscribe: () => void = () => undefined

    const settle = (finish: () => void) => {
      if (settled) return
      settled = true
      clearTimeout(timer)
      unsubscribe()
      finish()
    }
    const abandon = (error: PlatformError) => {
      settle(() => reject(error))
      abortQuietly(task)
    }

    if (call.signal?.cancelled) return abandon(cancelledError())
    unsubscribe = call.signal?.onCancel(() => abandon(cancelledError())) ?? unsubscribe
    if (call.timeoutMs !== undefined) {
      const { timeoutMs } = call
      timer = setTimeout(() => {
        abandon(new PlatformError('timeout', `The host did not answer within ${timeoutMs} ms.`))
      }, timeoutMs)
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
    if (settled && call.signal?.cancelled) abortQuietly(task)
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
  const text = cause instanceof Error ? cause.message : String(cause)
  return new PlatformError('unsupported', `The host refused the call: ${text}`)
}

/** A task that has ended may throw when it is aborted; nobody is left to be told. */
function abortQuietly(task: HostTask | undefined): void {
  try {
    task?.abort?.()
  } catch {
    return
  }
}
