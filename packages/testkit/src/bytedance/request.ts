import { type Callbacks, callBack, type Failure } from '../host/callbacks'
import { isAllowed } from '../host/domain-list'
import { bytesBody } from '../host/form-body'
import type { Header } from '../host/header'
import { toPageData, type WantedData } from '../host/page-answer'
import { isArrayBuffer, type PageRequest, toWireRequest } from '../host/wire-request'
import { bytedanceOwnHeader, type CallSettings, effectiveTimeoutMs, type Task, visibleHeader } from './calls'
import type { BytedanceSettings } from './switches'

export interface RequestOptions extends PageRequest, WantedData, Callbacks<RequestResult> {
  /** Milliseconds; heeded since 2.31.0. */
  readonly timeout?: number
}

export interface RequestResult {
  data: unknown
  statusCode: number
  header: Header
  errMsg: string
}

/** Of these the data goes to the query; DELETE is among them, unlike in WeChat. */
const queryMethods = ['GET', 'HEAD', 'DELETE', 'OPTIONS']

export function createRequest(settings: CallSettings): (options: RequestOptions) => Task {
  const { network, activity, words, sdkVersion, domains } = settings
  const rules = { ownHeader: bytedanceOwnHeader(sdkVersion), queryMethods }
  return (options) => {
    const failNow = (failure: Failure): Task => {
      callBack(activity, options, { failure })
      return { abort: () => undefined }
    }
    const wrong = refusalOf(options, settings)
    if (wrong !== undefined) return failNow(words.badParameter('request', wrong))
    if (!isAllowed(domains, options.url)) return failNow(words.domain('request'))
    if (settings.put === 'throws' && options.method === 'PUT') throw new Error('method PUT is not supported')
    const { method, url, header, body } = toWireRequest(options, rules)
    const isGarbled = method === 'PUT' && settings.put === 'garbled' && isArrayBuffer(options.data)
    const abort = network.start<RequestResult>({
      api: 'request',
      method,
      url,
      header,
      body: async () => bytesBody(isGarbled ? Buffer.from('{}') : body),
      timeoutMs: effectiveTimeoutMs(options.timeout, sdkVersion, '2.31.0'),
      callbacks: options,
      // Any status is a success for this host.
      toOutcome: ({ status, rawHeaders, body: answered }) => ({
        result: {
          data: toPageData(answered, options),
          statusCode: status,
          header: visibleHeader(rawHeaders, settings),
          errMsg: 'request:ok',
        },
      }),
    })
    return { abort }
  }
}

const methods = ['GET', 'POST', 'OPTIONS', 'PUT', 'HEAD', 'DELETE', 'PATCH']

/** What is wrong with the parameters, in the host's words. */
function refusalOf(
  { url, method = 'GET', data }: RequestOptions,
  { put, deleteAllowed, headAllowed }: BytedanceSettings,
): string | undefined {
  if (typeof url !== 'string') return `params.url should be string, but got ${typeof url}`
  const refused = {
    PUT: put === 'refused',
    DELETE: !deleteAllowed,
    HEAD: !headAllowed,
  }
  if (!methods.includes(method) || Object.entries(refused).some(([name, is]) => is && name === method)) {
    return 'params.method is invalid'
  }
  // Text is in the old documentation, but in no typings: it must not be counted on.
  if (typeof data === 'string') return 'params.data should be object, but got string'
  return undefined
}
