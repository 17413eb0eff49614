import {
  type ContentMd5,
  defaultOptions,
  defaultRetryPolicy,
  type Log,
  type RetryPolicy,
  type Trace,
  UploadError,
  type UploadOptions,
} from '@vod-upload/core'
import { onlyGiven } from '../only-given'
import type { GetAuth } from './get-auth'

/** What `createUploader` takes. Only `getAuth` is needed. */
export interface CreateUploaderOptions<Meta = unknown> {
  readonly getAuth: GetAuth<Meta>
  /** Milliseconds that one answer of `getAuth` may take. Default 30,000. */
  readonly authTimeoutMs?: number
  /** Region of the bucket, for example `cn-shanghai`, where neither credential nor endpoint tells it. */
  readonly region?: string
  /** Signature for OSS. Default: V4 where the region is known, else V1. */
  readonly signature?: 'auto' | 'v4' | 'v1'
  /**
   * Bytes a part, 102,400 at least, more where a file would have over 10,000 parts. Default: 256 KiB to 1.25 MiB, by how
   * fast the line was so far, and more for files of many gigabytes.
   */
  readonly partSizeBytes?: number
  /** Files up to this many bytes go in one form upload. Default: `partSizeBytes`, or 1 MiB. */
  readonly formMaxBytes?: number
  /**
   * Parts of one file that are sent at the same time, at most. Default: as many as bring more bytes a second; six at first,
   * and one less than the requests that the host runs at once, for the app needs one, `getAuth` included.
   */
  readonly parallelParts?: number
  /** Files that are sent at the same time. Default: three in parts, and as many small ones as the host has room for. */
  readonly parallelFiles?: number
  /**
   * Bytes of parts that may be in memory at the same time. Default 4 MiB, or `parallelParts` × `partSizeBytes` where that is
   * more. One part always may.
   */
  readonly memoryBytes?: number
  /** What is left out keeps its default: 5 retries, from 1 s on, doubled each time up to 30 s, with jitter. */
  readonly retry?: Partial<RetryPolicy>
  /** Milliseconds that one request to OSS may take. Default: by its size. */
  readonly requestTimeoutMs?: number
  /**
   * Milliseconds in which no byte of a part moves until it is sent anew. Default 20,000. Where the host tells no
   * progress, a part that takes four times as long, and this, as the slowest before it.
   */
  readonly stallTimeoutMs?: number
  /** Wait for another network while the host says that it goes by mobile data. Default false. */
  readonly wifiOnly?: boolean
  /** Take `http://` endpoints, also of other machines than this one: for a server in a network of one's own. Default false. */
  readonly allowHttp?: boolean
  /**
   * That of the entry `content-md5`: each part is sent with the MD5 of its bytes, and OSS refuses one that arrives
   * changed. A form upload goes without it. Default: none.
   */
  readonly contentMd5?: ContentMd5
  /** Hears how long each stretch of an upload took: plan, credential, part, form, retry, complete. Default: nobody does. */
  readonly trace?: Trace
  /** Takes sentences for developers. Default: the console. */
  readonly log?: Log
}

export const DEFAULT_AUTH_TIMEOUT_MS = 30000

/** Numeric options, and the least that each may be. */
const leasts = {
  authTimeoutMs: 1,
  partSizeBytes: 1,
  formMaxBytes: 0,
  parallelParts: 1,
  parallelFiles: 1,
  memoryBytes: 1,
  requestTimeoutMs: 1,
  stallTimeoutMs: 1,
} as const
const leastsOfRetry = { retries: 0, delayMs: 0, growth: 1, maxDelayMs: 0 } as const

/**
 * The options in the core's terms.
 * @throws UploadError `option-invalid`, with the option's name
 */
export function coreOptions<Meta>(options: CreateUploaderOptions<Meta>): UploadOptions {
  expectGetAuth(options)
  for (const name of namesOf(leasts)) expectAtLeast(leasts[name], options[name], name)
  for (const name of namesOf(leastsOfRetry)) {
    expectAtLeast(leastsOfRetry[name], options.retry?.[name], `retry.${name}`)
  }
  const { signature = 'auto', partSizeBytes, formMaxBytes, requestTimeoutMs, contentMd5 } = options
  expectContentMd5(contentMd5)
  expectSignature(signature)
  expectRegion(options.region)
  return {
    signature,
    region: options.region || undefined,
    partSizeBytes,
    formMaxBytes,
    requestTimeoutMs,
    stallTimeoutMs: options.stallTimeoutMs ?? defaultOptions.stallTimeoutMs,
    wifiOnly: options.wifiOnly === true,
    allowHttp: options.allowHttp === true,
    contentMd5,
    trace: typeof options.trace === 'function' ? options.trace : undefined,
    parallelParts: options.parallelParts,
    parallelFiles: options.parallelFiles,
    memoryBytes: options.memoryBytes,
    retry: { ...defaultRetryPolicy, ...onlyGiven(options.retry) },
  }
}

function expectGetAuth<Meta>(options: CreateUploaderOptions<Meta> | undefined): void {
  if (typeof options?.getAuth === 'function') return
  throw new UploadError(
    'option-invalid',
    "createUploader needs getAuth: a function that returns your server's answer, with UploadAuth and UploadAddress.",
  )
}

function expectContentMd5(given: unknown): void {
  if (given === undefined || typeof given === 'function') return
  throw new UploadError('option-invalid', 'contentMd5 must be that of the entry content-md5, a function.')
}

function expectSignature(given: unknown): void {
  if (given === 'auto' || given === 'v4' || given === 'v1') return
  throw new UploadError('option-invalid', `signature must be auto, v4 or v1, not ${String(given)}.`)
}

function expectRegion(given: unknown): void {
  if (given === undefined || given === null || typeof given === 'string') return
  throw new UploadError('option-invalid', `region must be a text, such as cn-shanghai, not ${String(given)}.`)
}

function expectAtLeast(least: number, given: unknown, name: string): void {
  if (given === undefined) return
  if (typeof given === 'number' && given >= least && given < Infinity) return
  throw new UploadError(
    'option-invalid',
    `${name} must be a number of ${least} or more, not ${String(given)}.`,
  )
}

function namesOf<T extends object>(table: T): Array<keyof T & string> {
  return Object.keys(table) as Array<keyof T & string>
}
