import type { Activity } from '../host/activity'
import { type Callbacks, callBack } from '../host/callbacks'
import { bytesBody } from '../host/form-body'
import type { Header } from '../host/header'
import type { Network } from '../host/network'
import { type HeaderCase, toPageData, toPageHeader, type WantedData } from '../host/page-answer'
import { type PageRequest, toWireRequest } from '../host/wire-request'
import { badUrl } from './error-messages'

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

/** The two listeners do nothing. */
export interface RequestTask {
  abort(): void
  onHeadersReceived(): void
  offHeadersReceived(): void
}

export interface RequestSettings {
  readonly activity: Activity
  readonly network: Network
  readonly headerCase: HeaderCase
}

export function taskFor(abort: () => void): RequestTask {
  return { abort, onHeadersReceived: () => undefined, offHeadersReceived: () => undefined }
}

const DEFAULT_TIMEOUT_MS = 600000

/** Native code counts, and uni-app gives it this much for the way. */
const BRIDGE_MS = 200

export function createRequest({
  activity,
  network,
  headerCase,
}: RequestSettings): (options: RequestOptions) => RequestTask {
  return (options) => {
    if (!URL.canParse(options.url)) {
      callBack(activity, options, { failure: badUrl('request') })
      return taskFor(() => undefined)
    }
    // A buffer crosses to native code as base64, and arrives as it was since App 3.3.7.
    const { method, url, header, body } = toWireRequest(options, {
      ownHeader: {},
      queryMethods: ['GET', 'HEAD'],
    })
    const abort = network.start<RequestResult>({
      api: 'request',
      method,
      url: url.trim(),
      header,
      body: async () => bytesBody(body),
      timeoutMs: (options.timeout ?? DEFAULT_TIMEOUT_MS) + BRIDGE_MS,
      callbacks: options,
      // Any status above 0 is a success for this host.
      toOutcome: ({ status, rawHeaders, body: answered }) => ({
        result: {
          data: toPageData(answered, options),
          statusCode: status,
          header: toPageHeader(rawHeaders, headerCase),
          cookies: [],
          errMsg: 'request:ok',
        },
      }),
    })
    return taskFor(abort)
  }
}
