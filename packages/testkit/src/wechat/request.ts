import type { Activity } from './activity'
import { type Callbacks, callBack } from './callbacks'
import { type DomainList, isAllowed } from './domain-list'
import { networkFailures } from './error-messages'
import { createEventList } from './event-list'
import type { Network } from './network'
import { cookiesOf, type HeaderCase, toPageData, toPageHeader, type WantedData } from './page-answer'
import { type Header, type PageRequest, toWireRequest } from './wire-request'

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
    const { method, url, header, body } = toWireRequest(options, appId)
    return toTask(
      network.start<RequestResult>({
        api: 'request',
        method,
        url,
        header,
        // The host tells no progress for a request.
        body: async () => ({ totalBytes: body.byteLength, chunks: chunksOf(body) }),
        timeoutMs: (knowsTimeout ? options.timeout : undefined) ?? defaultTimeoutMs,
        callbacks: options,
        toResult: ({ status, rawHeaders, body: answered }) => ({
          data: toPageData(answered, options),
          statusCode: status,
          header: toPageHeader(rawHeaders, headerCase),
          cookies: cookiesOf(rawHeaders),
          errMsg: 'request:ok',
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

const CHUNK_BYTES = 64 * 1024

function* chunksOf(body: Buffer): Iterable<Uint8Array> {
  for (let start = 0; start < body.byteLength; start += CHUNK_BYTES) {
    yield body.subarray(start, start + CHUNK_BYTES)
  }
}
