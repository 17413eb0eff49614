import type { CancelSignal, HttpRequest, HttpResponse, PlatformAdapter } from '@vod-upload/platform'
import type { Grant } from '../credential/grant'
import { UploadError } from '../errors/upload-error'
import type { Lanes } from '../lanes/lanes'
import type { UploadOptions } from '../options'
import { objectUrl, regionOfEndpoint } from '../oss/address'
import type { OssCall } from '../oss/calls'
import type { Credential } from '../oss/credential'
import { signHeaderV1 } from '../oss/sign-header-v1'
import { signHeaderV4 } from '../oss/sign-header-v4'
import { requestTimeoutMs } from '../plan/limits'
import type { OssLine } from './oss-line'
import type { StallWatches } from './stall-watch'

export interface CallExtras {
  /** Stops the retries, and ends the host's request. */
  readonly signal?: CancelSignal
  /** Let the host's request run to its end even so: an answer that must not be lost. */
  readonly keepRequest?: boolean
  readonly onProgress?: (sentBytes: number) => void
  /** An attempt got no answer: whether OSS did as it was told is not known. */
  readonly onUnanswered?: () => void
  /** It carries a part: each attempt waits for a lane. */
  readonly inLane?: boolean
}

export interface CallOssDeps {
  readonly platform: Pick<PlatformAdapter, 'capabilities' | 'request'>
  readonly options: UploadOptions
  readonly watchStall: Pick<StallWatches, 'requests'>
  readonly lanes: Pick<Lanes, 'lane'>
}

/** Makes one call to OSS about one object: signed, sent, tried again where that helps, and read. */
export type CallOss = <T>(call: OssCall, read: (answer: HttpResponse) => T, extras?: CallExtras) => Promise<T>

export function createCallOss(line: OssLine, { platform, options, watchStall, lanes }: CallOssDeps): CallOss {
  const { maxTimeoutMs } = platform.capabilities
  const timeoutMs = (call: OssCall) =>
    Math.min(options.requestTimeoutMs ?? requestTimeoutMs(call.body?.byteLength ?? 0), maxTimeoutMs)

  return (call, read, { signal, keepRequest, onProgress, onUnanswered, inLane } = {}) => {
    const extras = { signal: keepRequest ? undefined : signal, onProgress }
    const request = (grant: Grant, atMs: number) => {
      const signed = { ...signedRequest(call, grant, atMs, options), timeoutMs: timeoutMs(call) }
      // What is small leaves at once: of anything but a part, silence says only that OSS is at work.
      if (call.method !== 'PUT') return platform.request({ ...signed, signal: extras.signal })
      const sizeBytes = call.body?.byteLength ?? 0
      const send = (inner: CancelSignal, tell: (sentBytes: number) => void) =>
        platform.request({ ...signed, signal: inner, onProgress: tell })
      return watchStall.requests(sizeBytes, send, extras)
    }
    const send: typeof request = (grant, atMs) =>
      request(grant, atMs).catch((cause) => {
        onUnanswered?.()
        throw cause
      })
    const lane = inLane ? lanes.lane(call.body?.byteLength ?? 0, false) : undefined
    return line.exchange(send, read, signal, lane)
  }
}

/** The call as it goes over the line: where it goes, and signed. */
export function signedRequest(
  call: OssCall,
  grant: Grant,
  at: number,
  options: UploadOptions,
): Pick<HttpRequest, 'method' | 'url' | 'headers' | 'body'> {
  const { method, body } = call
  const headers = signedHeaders(call, grant, at, options)
  return { method, url: objectUrl(grant.address, call.query), headers, body }
}

function signedHeaders(call: OssCall, grant: Grant, at: number, options: UploadOptions) {
  const { address, credential } = grant
  const region = regionForV4(grant, options)
  const input = {
    method: call.method,
    bucket: address.bucket,
    object: address.object,
    query: call.query,
    headers: call.headers,
    credential,
    at,
  }
  return region === undefined ? signHeaderV1(input) : signHeaderV4({ ...input, region })
}

/**
 * What V4 signs with: the bucket's region, by what the server said, what the endpoint shows, or what the app set.
 * `undefined` where V1 has to sign.
 * @throws UploadError `option-invalid` where V4 is asked for, and nobody knows the region
 */
export function regionForV4(
  { credential, address }: { credential: Credential; address: Grant['address'] },
  { region, signature }: Pick<UploadOptions, 'region' | 'signature'>,
): string | undefined {
  if (signature === 'v1') return undefined
  const known = credential.region ?? regionOfEndpoint(address.endpoint) ?? region
  if (known === undefined && signature === 'v4') throw new UploadError('option-invalid', NO_REGION)
  return known
}

const NO_REGION =
  'Signature V4 needs the region of the bucket, which neither credential nor endpoint tells: set the option region.'
