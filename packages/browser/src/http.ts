import {
  type HttpRequest,
  type HttpResponse,
  originOf,
  PlatformError,
  settleTask,
} from '@vod-upload/platform'
import type { BrowserHost, HostFormData, HostXhr } from './host'
import { readHeaders } from './response-headers'

export interface PageRequest extends Omit<HttpRequest, 'body'> {
  readonly body?: ArrayBuffer | HostFormData
}

/** Sends one HTTP request by XMLHttpRequest: `fetch` tells no progress of what it sends. */
export async function sendHttp(host: BrowserHost, request: PageRequest): Promise<HttpResponse> {
  let ended = false
  const onSent = (sentBytes: number) => {
    if (!ended) request.onProgress?.(sentBytes)
  }
  try {
    return await settleTask<HostXhr, void, HttpResponse>({
      start({ success, fail }) {
        const xhr = new host.XMLHttpRequest()
        xhr.addEventListener('load', () => success(xhr))
        xhr.addEventListener('error', () => fail())
        // Ours has been answered by then, so this one was the browser's idea: it leaves the page, for example.
        xhr.addEventListener('abort', () => fail())
        send(xhr, request, onSent)
        return {
          abort() {
            // Before, not after: it sends the last events of its own, of progress too in old browsers.
            ended = true
            xhr.abort()
          },
        }
      },
      toResult: (xhr) => readAnswer(xhr, request.url),
      toFailure: () => networkError(request.url),
      timeoutMs: request.timeoutMs,
      signal: request.signal,
    })
  } finally {
    ended = true
  }
}

function send(xhr: HostXhr, request: PageRequest, onSent: (sentBytes: number) => void): void {
  const { method, url, headers, body } = request
  xhr.open(method, url)
  // A bucket whose rule allows every origin refuses a request that carries cookies.
  xhr.withCredentials = false
  xhr.responseType = 'text'
  for (const [name, value] of Object.entries(headers)) setHeader(xhr, name, value)
  // Not for nothing: a listener here makes the browser ask the server by OPTIONS first.
  if (body !== undefined && request.onProgress !== undefined) {
    xhr.upload.addEventListener('progress', ({ loaded }) => onSent(loaded))
  }
  xhr.send(body ?? null)
}

/** What a browser says of a header that it refuses holds the value, which may be a key. */
function setHeader(xhr: HostXhr, name: string, value: string): void {
  try {
    xhr.setRequestHeader(name, value)
  } catch {
    throw new PlatformError('unsupported', `The browser refused the value of the header ${name}.`)
  }
}

function readAnswer(xhr: HostXhr, url: string): HttpResponse {
  const { status } = xhr
  // Some WebViews end a broken request by `load`, with status 0.
  if (!Number.isInteger(status) || status < 100 || status > 599) throw networkError(url)
  return { status, headers: readHeaders(xhr.getAllResponseHeaders()), text: xhr.responseText }
}

/** A browser does not tell a broken line from a server that does not allow the page, so the sentence names both. */
function networkError(url: string): PlatformError {
  return new PlatformError(
    'network',
    `The connection to ${originOf(url)} failed, or the server does not allow this page (CORS): if it is a bucket, add a CORS rule with the origin of the page, the methods GET, PUT, POST, DELETE and HEAD, all headers (*), and ETag, x-oss-request-id and x-oss-hash-crc64ecma as exposed headers.`,
  )
}
