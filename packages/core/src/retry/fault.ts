import type { PlatformError } from '@vod-upload/platform'
import { fromOss } from '../errors/from-oss'
import { fromPlatform } from '../errors/from-platform'
import type { UploadError } from '../errors/upload-error'
import type { OssFault } from '../oss/refusal'

/** Why one attempt failed, as a value that a decision can be made about. */
export type Fault =
  | { readonly kind: 'host'; readonly error: PlatformError }
  | { readonly kind: 'oss'; readonly refusal: OssFault }
  | { readonly kind: 'upload'; readonly error: UploadError }

/** What one attempt came to. */
export type Attempted<T> = { readonly value: T } | { readonly fault: Fault }

/** The fault as the error that the app sees when nothing more can be tried. */
export function toUploadError(fault: Fault): UploadError {
  switch (fault.kind) {
    case 'host':
      return fromPlatform(fault.error)
    case 'oss':
      return fromOss(fault.refusal)
    case 'upload':
      return fault.error
  }
}
