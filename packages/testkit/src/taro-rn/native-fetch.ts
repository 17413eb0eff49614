import type { Failure } from '../host/callbacks'
import type { NetworkApi, NetworkWords } from '../host/failures'
import type { Header } from '../host/header'
import type { RawAnswer } from '../host/http-exchange'
import type { Body, Network } from '../host/network'

/** Whatever goes wrong, fetch says the same; only an abort has a word of its own. */
export const fetchWords: NetworkWords = {
  ended: (kind) => ({ errMsg: kind === 'abort' ? 'Aborted' : LINE_LOST }),
  socket: () => ({ errMsg: LINE_LOST }),
}

export const LINE_LOST = 'Network request failed'

/** `fetch` has no timeout of its own. */
const NEVER_MS = 2147483647

const BODILESS = [204, 205, 304]

export interface FetchCall {
  readonly api: NetworkApi
  readonly method: string
  readonly url: string
  readonly header: Header
  body(): Promise<Body | Failure>
}

/** React Native's `fetch`, over the simulated network. */
export function nativeFetch(
  network: Network,
  call: FetchCall,
): { readonly response: Promise<Response>; abort(): void } {
  if (!URL.canParse(call.url)) {
    return { response: Promise.reject(new TypeError(LINE_LOST)), abort: () => undefined }
  }
  let abort: () => void = () => undefined
  const response = new Promise<Response>((resolve, reject) => {
    abort = network.start<Response>({
      ...call,
      timeoutMs: NEVER_MS,
      callbacks: { success: resolve, fail: ({ errMsg }) => reject(new TypeError(errMsg)) },
      toOutcome: (answer) => ({ result: toResponse(answer) }),
    })
  })
  return { response, abort: () => abort() }
}

function toResponse({ status, rawHeaders, body }: RawAnswer): Response {
  const headers = new Headers()
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    headers.append(rawHeaders[index] ?? '', rawHeaders[index + 1] ?? '')
  }
  return new Response(BODILESS.includes(status) ? null : new Uint8Array(body), { status, headers })
}
