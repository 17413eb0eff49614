import type { Failure } from './callbacks'
import type { NetworkApi } from './failures'

/** One call of `request` or `uploadFile`, for a test to look at. */
export interface LoggedCall {
  readonly api: NetworkApi
  readonly method: string
  /** Without the query, which can hold a signature. */
  readonly url: string
  /** Bytes of the body that went to the socket. */
  sentBytes: number
  /** `queued` until it is on the wire, `sent` until it ends; then a status, or what `fail` was given. */
  outcome: 'queued' | 'sent' | { readonly status: number } | Failure
}

export interface CallLog {
  readonly calls: readonly LoggedCall[]
  /** Of all calls together. */
  readonly sentBytes: number
  open(api: NetworkApi, method: string, url: string): LoggedCall
}

export function createCallLog(): CallLog {
  const calls: LoggedCall[] = []
  return {
    calls,
    get sentBytes() {
      return calls.reduce((sum, { sentBytes }) => sum + sentBytes, 0)
    },
    open(api, method, url) {
      const call: LoggedCall = {
        api,
        method,
        url: url.replace(/\?.*$/s, ''),
        sentBytes: 0,
        outcome: 'queued',
      }
      calls.push(call)
      return call
    },
  }
}
