import type { ContentMd5 } from './integrity/hashing'
import { defaultRetryPolicy, type RetryPolicy } from './retry/backoff'
import type { Trace } from './trace'

/** How uploads are made. Every field has a default that suits a phone. */
export interface UploadOptions {
  /**
   * Which signature OSS gets. `auto` (default) is V4 where the bucket's region is known, else V1, which Alibaba
   * Cloud no longer grants to accounts made since March 2025. With `v4` and no region, uploads fail: `option-invalid`.
   */
  readonly signature: 'auto' | 'v4' | 'v1'
  /** Region of the bucket, for example `cn-shanghai`, where neither credential nor endpoint tells it. */
  readonly region?: string
  /**
   * Bytes a part, 102,400 at least, more where a file would have over 10,000 parts. Default: 256 KiB to 1.25 MiB, by how
   * fast the line was so far, and more for files of many gigabytes.
   */
  readonly partSizeBytes?: number
  /** Files up to this many bytes go in one form upload; default: `partSizeBytes`, or 1 MiB. */
  readonly formMaxBytes?: number
  /** Parts of one file that are sent at the same time, at most; default: as many as bring more bytes a second. */
  readonly parallelParts?: number
  /** Files that are sent at the same time; default: three in parts, and as many small ones as the host has room for. */
  readonly parallelFiles?: number
  /**
   * Bytes of parts that may be in memory at the same time; default 4 MiB, or `parallelParts` × `partSizeBytes` where that is
   * more. One part always may.
   */
  readonly memoryBytes?: number
  readonly retry: RetryPolicy
  /** Milliseconds that one request may take; default: 30 s and the time its bytes need at 16 KB/s. */
  readonly requestTimeoutMs?: number
  /**
   * Milliseconds in which no byte of a body moves until the request is made anew; default 20,000. A host that tells
   * no progress: the same, and four times as long as the slowest request of its size before it.
   */
  readonly stallTimeoutMs: number
  /** Wait for another network while the host says that it goes by mobile data. */
  readonly wifiOnly: boolean
  /** Endpoints may be plain HTTP, also those that are not of this very machine: for a server in a network of one's own. */
  readonly allowHttp: boolean
  /**
   * Each part is sent with the Content-MD5 of its body, so that OSS refuses one that arrives changed. A form upload
   * goes without it: the host makes its body, and OSS knows no such field.
   */
  readonly contentMd5?: ContentMd5
  /** Hears how long each stretch of an upload took; default: nobody does. */
  readonly trace?: Trace
}

export const defaultOptions: UploadOptions = {
  signature: 'auto',
  retry: defaultRetryPolicy,
  stallTimeoutMs: 20000,
  wifiOnly: false,
  allowHttp: false,
}
