// From node:timers, so that a test's fake timers do not stop the host.
import { setImmediate } from 'node:timers'
import type { Activity } from './activity'

/** What `fail` and `complete` are given. */
export interface Failure {
  errMsg?: string
  errno?: number
  errCode?: number
  /** Alipay's number, and what it says. */
  error?: number
  errorMessage?: string
  /** What else a host tells. */
  [member: string]: unknown
}

export interface Callbacks<Result> {
  success?(result: Result): void
  fail?(failure: Failure): void
  complete?(result: Result | Failure): void
}

export type Outcome<Result> = { readonly result: Result } | { readonly failure: Failure }

/** The host never calls back before the call has returned: success or fail first, complete after it. */
export function callBack<Result>(
  activity: Activity,
  callbacks: Callbacks<Result>,
  outcome: Outcome<Result>,
): void {
  const end = activity.begin()
  setImmediate(() => {
    try {
      if ('result' in outcome) callbacks.success?.(outcome.result)
      else callbacks.fail?.(outcome.failure)
    } finally {
      callbacks.complete?.('result' in outcome ? outcome.result : outcome.failure)
      end()
    }
  })
}

/** Since 2.10.2 a call of this kind that is given no callback answers by a promise; otherwise by callbacks only. */
export function callBackOrPromise<Result>(
  activity: Activity,
  callbacks: Callbacks<Result>,
  outcome: Outcome<Result>,
): Promise<Result> | undefined {
  const { success, fail, complete } = callbacks
  if (success !== undefined || fail !== undefined || complete !== undefined) {
    callBack(activity, callbacks, outcome)
    return undefined
  }
  return new Promise((resolve, reject) => {
    callBack(activity, { success: resolve, fail: reject }, outcome)
  })
}
