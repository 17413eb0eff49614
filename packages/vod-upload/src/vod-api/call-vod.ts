import {
  type Attempted,
  type Credential,
  expectHttps,
  isSuccess,
  isUploadError,
  type OssFault,
  type RunDeps,
  retrying,
} from '@vod-upload/core'
import { type CancelSignal, expectRunning, isPlatformError } from '@vod-upload/platform'
import { newId } from '../new-id'
import { fromVod, readVodAnswer, readVodRefusal, type VodAnswer } from './answers'
import type { VodCall } from './calls'
import { signCall } from './sign-call'

/**
 * Calls VOD: signed, sent, tried again where that helps, and read.
 * Rejects with `UploadError`, whose `ossCode` is VOD's code; `credential-expired` where only another STS token helps.
 */
export type CallVod = (call: VodCall, token: Credential, signal: CancelSignal) => Promise<VodAnswer>

/** Such a call carries a few hundred bytes each way. */
const CALL_TIMEOUT_MS = 30 * 1000

/** @param baseUrl for example `https://vod.cn-shanghai.aliyuncs.com/` */
export function createCallVod(baseUrl: string, deps: RunDeps): CallVod {
  return async (call, token, signal) => {
    let refused: OssFault | undefined
    const attempt = async (): Promise<Attempted<VodAnswer>> => {
      expectRunning(signal)
      refused = undefined
      try {
        expectHttps(baseUrl, deps.options.allowHttp)
        const answer = await send(baseUrl, call, token, signal, deps)
        if (isSuccess(answer)) return { value: readVodAnswer(answer) }
        refused = readVodRefusal(answer, token.accessKeyId)
        return { fault: { kind: 'oss', refusal: refused } }
      } catch (cause) {
        if (isPlatformError(cause)) return { fault: { kind: 'host', error: cause } }
        if (isUploadError(cause)) return { fault: { kind: 'upload', error: cause } }
        throw cause
      }
    }
    const refreshCredential = () => Promise.reject(fromVod(refused ?? { status: 0 }, 'credential-expired'))
    try {
      return await retrying(attempt, { ...deps, refreshCredential }, signal)
    } catch (cause) {
      // The retries end with a sentence about OSS, since its refusals have the same shape.
      if (isUploadError(cause) && cause.code === 'oss' && refused !== undefined) throw fromVod(refused)
      throw cause
    }
  }
}

function send(baseUrl: string, call: VodCall, token: Credential, signal: CancelSignal, deps: RunDeps) {
  const query = signCall(call, { token, atMs: deps.serverClock.now(), nonce: newId() })
  return deps.platform.request({
    method: 'GET',
    url: `${baseUrl}?${query}`,
    headers: { 'content-type': 'application/json' },
    timeoutMs: deps.options.requestTimeoutMs ?? CALL_TIMEOUT_MS,
    // Cut off in flight, a create could leave a record whose id nobody knows, and the next start would make another.
    signal: call.action === 'RefreshUploadVideo' ? signal : undefined,
  })
}

/**
 * Where VOD is called.
 * @param endpoint base URL of another place than the region's own, for example in a private network
 */
export function vodBaseUrl({ region, vodEndpoint }: { region?: string; vodEndpoint?: string }): string {
  const endpoint = vodEndpoint?.trim() || `vod.${region || 'cn-shanghai'}.aliyuncs.com`
  const withScheme = /^https?:\/\//i.test(endpoint) ? endpoint : `https://${endpoint}`
  return withScheme.replace(/\/*$/, '/')
}
