import type { ContentMd5, Log, Trace, UploadOptions } from '@vod-upload/core'
import { onlyGiven } from '../only-given'
import type { UploadCallbacks } from './callbacks'
import type { Locale } from './messages'

/** What `new VODUpload` takes: the documented options and callbacks, and a few of ours. */
export interface VODUploadOptions extends UploadCallbacks {
  /** ID of the Alibaba Cloud account. Kept for compatibility: nothing needs it. */
  userId?: string | number
  /** Region of VOD and its bucket, where the credential does not tell it. */
  region?: string
  /**
   * Where VOD is called in STS mode. Default: `https://vod.{region}.aliyuncs.com/`, with `cn-shanghai` for no region.
   * The host belongs on the mini program's list of request domains.
   */
  vodEndpoint?: string
  /** Attempts after the first when the network fails. Default 3; 0 for none. */
  retryCount?: number
  /** Seconds between two attempts. Default 2. */
  retryDuration?: number
  /** Milliseconds one request may take. Default: by its size. */
  timeout?: number
  /**
   * Milliseconds in which no byte of a part moves until it is sent anew. Default 20,000. Where the host tells no
   * progress, a part that takes four times as long, and this, as the slowest before it.
   */
  stallTimeout?: number
  /** Wait for another network while the host says that it goes by mobile data. Default false. */
  wifiOnly?: boolean
  /** Take `http://` endpoints, also of other machines than this one: for a server in a network of one's own. Default false. */
  allowHttp?: boolean
  /**
   * That of the entry `content-md5`: each part is sent with the MD5 of its bytes, and OSS refuses one that arrives
   * changed. A form upload goes without it. Default: none.
   */
  contentMd5?: ContentMd5
  /** Hears how long each stretch of an upload took: plan, credential, part, form, retry, complete. Default: nobody does. */
  trace?: Trace
  /** Milliseconds that the app may take to answer `onUploadstarted` and `onUploadTokenExpired`. Default five minutes. */
  authTimeout?: number
  /** Bytes a part, 102,400 at least. Default: 256 KiB to 1.25 MiB, by how fast the line was so far. */
  partSize?: number
  /** Parts sent at the same time, at most. Default: as many as bring more bytes a second. */
  parallel?: number
  /** Files up to this many bytes go in one form upload. Default: `partSize`, or 1 MiB. */
  formMaxSize?: number
  /**
   * What `onUploadProgress` gets as its third argument: a `fraction` 0..1, as documented (default), or `percent`,
   * a whole number 0..100, as version 1.0.1 of the vendor's SDK really gives.
   */
  progressUnit?: 'fraction' | 'percent'
  /** Language of the messages that `onUploadFailed` gets. Default `en`. */
  locale?: Locale
  /** Takes the sentences meant for a developer. Default: `console.warn`. */
  log?: Log
  /** Signature for OSS. Default: V4 where the region is known, else V1. */
  signature?: 'auto' | 'v4' | 'v1'
}

/** The documented options in the core's terms. */
export function coreOptions(options: VODUploadOptions): Partial<UploadOptions> {
  const retries = numberOr(3, options.retryCount)
  const delayMs = numberOr(2, options.retryDuration) * 1000
  const formMaxBytes = numberOr(-1, options.formMaxSize)
  return onlyGiven({
    signature: signatureIn(options.signature),
    region: typeof options.region === 'string' && options.region ? options.region : undefined,
    partSizeBytes: positive(options.partSize),
    formMaxBytes: formMaxBytes < 0 ? undefined : formMaxBytes,
    parallelParts: wholeNumber(options.parallel),
    parallelFiles: 1,
    requestTimeoutMs: positive(options.timeout),
    stallTimeoutMs: positive(options.stallTimeout),
    wifiOnly: options.wifiOnly === true,
    allowHttp: options.allowHttp === true,
    contentMd5: typeof options.contentMd5 === 'function' ? options.contentMd5 : undefined,
    trace: typeof options.trace === 'function' ? options.trace : undefined,
    retry: { retries, delayMs, growth: 1, maxDelayMs: delayMs },
  })
}

/** Long enough for a question to the user; for ever would leave the file, and all behind it, in its place. */
const DEFAULT_AUTH_TIMEOUT_MS = 5 * 60 * 1000

export function authTimeoutMs({ authTimeout }: VODUploadOptions): number {
  return positive(authTimeout) ?? DEFAULT_AUTH_TIMEOUT_MS
}

function signatureIn(given: unknown): UploadOptions['signature'] | undefined {
  const name = String(given).toLowerCase()
  return name === 'v4' || name === 'v1' ? name : undefined
}

/** Pages pass these on from forms and settings: text that reads as a number counts as one. */
function numberOr(fallback: number, given: unknown): number {
  if (given === undefined || given === null || given === '') return fallback
  const value = Number(given)
  return value >= 0 && value < Infinity ? value : fallback
}

function positive(given: unknown): number | undefined {
  const value = Number(given)
  return value > 0 && value < Infinity ? value : undefined
}

function wholeNumber(given: unknown): number | undefined {
  const value = positive(given)
  return value === undefined ? undefined : Math.max(1, Math.floor(value))
}
