import type { PlatformErrorCode } from '@vod-upload/platform'

/** The closed set of ways in which an upload can fail. */
export type UploadErrorCode =
  | PlatformErrorCode
  | 'file-duplicate' // on the list already
  | 'file-empty' // zero bytes: OSS would take it, VOD cannot use it
  | 'file-too-large' // beyond what OSS or this host can take
  | 'file-changed' // its size is no longer what it was when the upload began
  | 'credential-invalid' // UploadAuth, UploadAddress or an STS token that cannot be read
  | 'credential-expired' // expired, and nothing supplied a fresh one
  | 'credential-unavailable' // the app's own credential request failed
  | 'option-invalid' // the app passed an option or argument that makes no sense
  | 'oss' // OSS refused; `ossCode` says why
  | 'answer-unreadable' // an answer that is not from OSS, or not in its form: a proxy, a captive portal
  | 'integrity' // what arrived is not what was sent

/** What OSS said, where OSS said something. */
export interface OssRefusal {
  /** HTTP status. */
  readonly status?: number
  /** OSS error code, for example `AccessDenied`. */
  readonly ossCode?: string
  /** OSS's finer code, for example `0002-00000504`. */
  readonly ec?: string
  /** What Alibaba Cloud's support asks for first. */
  readonly requestId?: string
  readonly hostId?: string
}

/**
 * Why an upload, or a step of it, failed: a code for programs and one sentence with the remedy for people.
 * It never holds a request, a response or a header, hence nothing that could carry a key.
 */
export class UploadError extends Error implements OssRefusal {
  override readonly name: string = 'UploadError'
  readonly code: UploadErrorCode
  readonly status?: number
  readonly ossCode?: string
  readonly ec?: string
  readonly requestId?: string
  readonly hostId?: string

  constructor(code: UploadErrorCode, message: string, refusal: OssRefusal = {}) {
    super(message)
    // An ES5 build loses the prototype of a class that extends Error.
    Object.setPrototypeOf(this, UploadError.prototype)
    this.code = code
    this.status = refusal.status
    this.ossCode = refusal.ossCode
    this.ec = refusal.ec
    this.requestId = refusal.requestId
    this.hostId = refusal.hostId
  }
}

/** Is it OSS's refusal with this code? */
export function refusedWith(cause: unknown, ossCode: string): boolean {
  return isUploadError(cause) && cause.ossCode === ossCode
}

/** By name, not by `instanceof`: two copies of this package in one app must still understand each other. */
export function isUploadError(value: unknown): value is UploadError {
  return value instanceof Error && value.name === 'UploadError' && 'code' in value
}
