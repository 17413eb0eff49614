import type { Activity } from '../host/activity'
import { type Callbacks, callBack } from '../host/callbacks'
import { type DomainList, isAllowed } from '../host/domain-list'
import { createEventList } from '../host/event-list'
import { bytesBody } from '../host/form-body'
import type { Header } from '../host/header'
import type { Network } from '../host/network'
import { cookiesOf, type HeaderCase, toPageData, toPageHeader, type WantedData } from '../host/page-answer'
import { type PageRequest, toWireRequest } from '../host/wire-request'
import { networkFailures } from './error-messages'
import { wechatOwnHeader } from './own-header'

export interface RequestOptions extends PageRequest, WantedData, Callbacks<RequestResult> {
  /** Milliseconds. */
  readonly timeout?: number
}

export interface RequestResult {
  data: unknown
  statusCode: number
  header: Header
  cookies: string[]
  errMsg: string
}

export interface HeadersReceived {
  header: Header
  statusCode: number
  cookies: string[]
}

export interface RequestTask {
  abort(): void
  onHeadersReceived(listener: (received: HeadersReceived) => void): void
  offHeadersReceived(listener?: (received: HeadersReceived) => void): void
}

/** What both network calls are given. */
export interface CallSettings {
  readonly network: Network
  readonly activity: Activity
  readonly appId: string
  readonly headerCase: HeaderCase
  /** Milliseconds, where the call sets none. */
  readonly defaultTimeoutMs: number
  /** Before 2.10.0 a call could not set its own. */
  readonly knowsTimeout: boolean
}

export function createRequest(
  { network, activity, appId, headerCase, defaultTimeoutMs, knowsTimeout }: CallSettings,
  domains: DomainList,
): (options: RequestOptions) => RequestTask {
  return (options) => {
    const received = createEventList<HeadersReceived>()
    const failNow = (failure: ReturnType<typeof networkFailures.domain>) => {
      callBack(activity, options, { failure })
      return toTask(() => undefined)
    }
    const toTask = (abort: () => void): RequestTask => ({
      abort,
      onHeadersReceived: received.on,
      offHeadersReceived: received.off,
    })
    if (typeof options.url !== 'string') {
      return failNow(networkFailures.badParameter('request', 'parameter.url should be String'))
    }
    if (!isAllowed(domains, options.url)) return failNow(networkFailures.domain('request'))
    const { method, url, header, body } = toWireRequest(options, {
      ownHeader: wechatOwnHeader(appId),
      queryMethods: ['GET', 'HEAD'],
    })
    return toTask(
      network.start<RequestResult>({
        api: 'request',
        method,
        url,
        header,
        // The host tells no progress for a request.
        body: async () => bytesBody(body),
        timeoutMs: (knowsTimeout ? options.timeout : undefined) ?? defaultTimeoutMs,
        callbacks: options,
        // Any status is a success for this host.
        toOutcome: ({ status, rawHeaders, body: answered }) => ({
          result: {
            data: toPageData(answered, options),
            statusCode: status,
            header: toPageHeader(rawHeaders, headerCase),
            cookies: cookiesOf(rawHeaders),
            errMsg: 'request:ok',
          },
        }),
        onHead: (statusCode, rawHeaders) =>
          received.emit({
            statusCode,
            header: toPageHeader(rawHeaders, headerCase),
            cookies: cookiesOf(rawHeaders),
          }),
      }),
    )
  }
}
