import { type HttpRequest, type HttpResponse, settleTask } from '@vod-upload/platform'
import { readAnswer } from './answer'
import { callFailure } from './call-failure'
import type { WxLikeDialect } from './dialect'
import type { HostAnswer, HostFailure, HostRequestOptions, WxLikeHost } from './host'

/** Sends one HTTP request. These hosts tell no upload progress for it, so `onProgress` is never called. */
export function sendRequest(
  host: WxLikeHost,
  dialect: WxLikeDialect,
  request: HttpRequest,
): Promise<HttpResponse> {
  const { url, timeoutMs, signal } = request
  return settleTask<HostAnswer | undefined, HostFailure, HttpResponse>({
    start: ({ success, fail }) => host.request({ ...toHostOptions(request), success, fail }),
    toResult: (answer) => readAnswer(answer),
    toFailure: (failure) => callFailure(dialect, 'request', url, failure),
    timeoutMs,
    signal,
  })
}

function toHostOptions(
  request: HttpRequest,
): Omit<HostRequestOptions, 'success' | 'fail'> & { readonly dataType: string } {
  const { method, url, headers, body, timeoutMs } = request
  return {
    method,
    url,
    // A copy: hosts are known to write into it.
    header: { ...headers },
    ...(body === undefined ? {} : { data: body }),
    // Any other value than `json` leaves the body alone; `json` would turn a numeric or JSON body into a value.
    dataType: 'text',
    responseType: 'text',
    timeout: timeoutMs,
  }
}
