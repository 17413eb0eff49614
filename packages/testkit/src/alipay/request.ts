import type { Activity } from '../host/activity'
import { type Callbacks, callBack, type Failure } from '../host/callbacks'
import { isLoopback } from '../host/domain-list'
import type { NetworkApi } from '../host/failures'
import { bytesBody } from '../host/form-body'
import type { Network } from '../host/network'
import { isSdkAtLeast } from '../host/sdk-floor'
import { isListed } from './domain-list'
import { domainRefusal, refusals, worded } from './error-messages'
import { type PageResult, toPageOutcome } from './page-result'
import type { AlipaySwitches } from './switches'
import { type AlipayPageRequest, areStrings, toAlipayWireRequest } from './wire-request'

export interface RequestOptions extends AlipayPageRequest, Callbacks<PageResult> {
  readonly dataType?: string
  /** Milliseconds. */
  readonly timeout?: number
}

export interface RequestTask {
  abort(): void
}

/** What both network calls are given. */
export interface CallSettings {
  readonly network: Network
  readonly activity: Activity
  readonly switches: AlipaySwitches
}

const DEFAULT_TIMEOUT_MS = 30000
export const MAX_TIMEOUT_MS = 60000

export function createRequest(settings: CallSettings): (options: RequestOptions) => RequestTask | undefined {
  const { network, activity, switches } = settings
  const start = (options: RequestOptions): (() => void) => {
    const refusal = refusalOf(options, switches)
    if (refusal !== undefined) {
      callBack(activity, options, { failure: worded(refusal, switches.failureWords, 'request') })
      return () => undefined
    }
    const { method, url, header, body } = toAlipayWireRequest(options, sendsBuffers(options, switches))
    return network.start<PageResult>({
      api: 'request',
      method,
      url,
      header,
      // The host tells no progress for a request.
      body: async () => bytesBody(body),
      timeoutMs: Math.min(options.timeout ?? DEFAULT_TIMEOUT_MS, MAX_TIMEOUT_MS),
      callbacks: options,
      toOutcome: (answer) => toPageOutcome('request', answer, options.dataType, switches),
    })
  }
  return (options) => {
    const abort = start(options)
    return switches.taskReturned ? { abort } : undefined
  }
}

/** Why the host does not send a request at all. */
function refusalOf(options: RequestOptions, switches: AlipaySwitches): Failure | undefined {
  const { url, method = 'GET', headers, header } = options
  const { headAllowed, deleteAllowed, put } = switches
  if (typeof url !== 'string' || !areStrings(headers) || !areStrings(header)) return refusals.badParameter
  const isNewMethod = /^(PUT|DELETE)$/i.test(method)
  if (isNewMethod && !isSdkAtLeast(switches.clientVersion, '10.1.82')) return refusals.badParameter
  const refused = { PUT: put === 'refused', HEAD: !headAllowed, DELETE: !deleteAllowed }
  if (Object.entries(refused).some(([name, is]) => is && name === method)) return refusals.badParameter
  if (isPut(options) && put === 'throws') throw new Error('method is not supported')
  return urlRefusal('request', url, switches)
}

function isPut({ method = 'GET' }: RequestOptions): boolean {
  return /^PUT$/i.test(method)
}

function sendsBuffers(options: RequestOptions, { clientVersion, put }: AlipaySwitches): boolean {
  return isSdkAtLeast(clientVersion, '10.1.95') && !(isPut(options) && put === 'garbled')
}

/** Plain HTTP is for this machine only. */
export function urlRefusal(api: NetworkApi, url: string, switches: AlipaySwitches): Failure | undefined {
  if (!isListed(switches.domains, url)) return domainRefusal(api, switches)
  const { protocol, hostname } = new URL(url)
  return protocol === 'http:' && !isLoopback(hostname) ? refusals.plainHttp : undefined
}
