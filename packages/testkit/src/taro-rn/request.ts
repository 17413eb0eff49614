import type { Callbacks } from '../host/callbacks'
import type { Device } from '../host/device'
import { bytesBody } from '../host/form-body'
import type { Header } from '../host/header'
import { isArrayBuffer } from '../host/wire-request'
import { nativeFetch } from './native-fetch'
import { messageOf, settle, within } from './settle'

export interface RequestOptions extends Callbacks<RequestResult> {
  readonly url: string
  readonly method?: string
  readonly header?: Header
  readonly data?: unknown
  readonly dataType?: string
  readonly responseType?: string
  /** Milliseconds. */
  readonly timeout?: number
}

export interface RequestResult {
  data: unknown
  statusCode: number
  header: Headers
}

export type RequestTask = Promise<RequestResult> & { abort?(): void }

const DEFAULT_TIMEOUT_MS = 2000

export function createRequest(
  { network }: Pick<Device, 'network'>,
  canAbort: boolean,
): (options: RequestOptions) => RequestTask {
  return (options) => {
    const method = (options.method ?? 'GET').toUpperCase()
    const data = options.data || {}
    const { response, abort } = nativeFetch(network, {
      api: 'request',
      method,
      url: method === 'GET' ? withQuery(options.url, data) : options.url,
      header: options.header ?? {},
      body: async () =>
        bytesBody(method === 'GET' || method === 'HEAD' ? Buffer.alloc(0) : toBody(options, data)),
    })
    const answered = response.then(async (given) => ({
      data: await dataOf(given, options),
      statusCode: given.status,
      header: given.headers,
    }))
    const timed = within(answered, options.timeout ?? DEFAULT_TIMEOUT_MS, () => {
      abort()
      return new Error('request:fail timeout')
    })
    const call = settle(timed, options, (cause) => ({ errMsg: messageOf(cause) }))
    return canAbort ? Object.assign(call, { abort }) : call
  }
}

/** Every GET gets a `?` or a `&` at its end, with nothing behind it where there is no data. */
function withQuery(url: string, data: unknown): string {
  const query = typeof data === 'string' ? data : queryOf(Object(data))
  return `${url}${url.includes('?') ? '&' : '?'}${query}`.replace('?&', '?')
}

/** An object, a buffer too, goes through text for these two content types, in these two spellings of the name alone. */
function toBody({ header = {} }: RequestOptions, data: unknown): Buffer {
  const type = header['content-type'] ?? header['Content-Type']
  if (typeof data === 'object' && data !== null) {
    if (type === 'application/json') return Buffer.from(JSON.stringify(data))
    if (type === 'application/x-www-form-urlencoded') return Buffer.from(queryOf(data))
  }
  // What fetch does with a body: it knows text and buffers, and names the class of the rest.
  if (isArrayBuffer(data)) return Buffer.from(data.slice(0))
  return Buffer.from(typeof data === 'string' ? data : Object.prototype.toString.call(data))
}

function queryOf(data: object): string {
  return Object.entries(data)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
    .join('&')
}

/** JSON unless told otherwise; then what `responseType` says, and else the Response itself. */
async function dataOf(
  response: Response,
  { dataType = 'json', responseType }: RequestOptions,
): Promise<unknown> {
  if (dataType === 'json') return response.json()
  if (responseType === 'arraybuffer') return response.arrayBuffer()
  return responseType === 'text' ? response.text() : response
}
