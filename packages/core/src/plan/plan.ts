import type { Capabilities } from '@vod-upload/platform'
import type { UploadErrorCode } from '../errors/upload-error'
import {
  DEFAULT_FORM_BYTES,
  MAX_FORM_BYTES,
  MAX_OBJECT_BYTES,
  MAX_PART_BYTES,
  MAX_PARTS,
  MIN_PART_BYTES,
} from './limits'
import { fittingPartBytes } from './part-size'

export interface PlanWishes {
  /** Bytes a part; raised where OSS's limits ask for more. */
  readonly partSizeBytes?: number
  /** Files up to this many bytes go in one form upload. Default: 1 MiB, or one part where its size is wished. */
  readonly formMaxBytes?: number
}

export type Plan =
  | { readonly kind: 'form' }
  | { readonly kind: 'multipart'; readonly partSizeBytes: number; readonly partCount: number }
  | { readonly kind: 'impossible'; readonly code: UploadErrorCode; readonly message: string }

/** What of a host decides how it sends. */
export type Hand = Pick<Capabilities, 'sliceRead' | 'binaryPut' | 'formFileLast' | 'maxWholeReadBytes'>

/**
 * How a file of `sizeBytes` is sent from this host: in one form, in parts, or not at all.
 * @param bytesPerSecond what the line carries, where that is known
 */
export function planUpload(
  sizeBytes: number,
  capabilities: Hand,
  wishes: PlanWishes = {},
  bytesPerSecond?: number,
): Plan {
  if (sizeBytes === 0) {
    return impossible('file-empty', 'The file has no bytes, which VOD cannot use: pick another one.')
  }
  if (!(sizeBytes > 0) || (sizeBytes < MAX_OBJECT_BYTES && sizeBytes % 1 !== 0)) {
    return impossible('file-unreadable', 'The host tells a size that no file can have: pick the file again.')
  }
  if (sizeBytes > MAX_OBJECT_BYTES) {
    return impossible('file-too-large', 'The file is larger than 48.8 TB, the limit of OSS.')
  }
  const wishedBytes = positive(wishes.partSizeBytes)
  const { formMaxBytes = wishedBytes ?? DEFAULT_FORM_BYTES } = wishes
  const partSizeBytes = choosePartSize(sizeBytes, wishedBytes ?? fittingPartBytes(sizeBytes, bytesPerSecond))
  const formIsWished = sizeBytes <= formMaxBytes
  const canSendForm = capabilities.formFileLast !== false
  if (canSendParts(sizeBytes, capabilities) && !(formIsWished && canSendForm)) {
    return { kind: 'multipart', partSizeBytes, partCount: Math.ceil(sizeBytes / partSizeBytes) }
  }
  if (canSendForm && sizeBytes <= MAX_FORM_BYTES) return { kind: 'form' }
  if (canSendForm) {
    return impossible(
      'file-too-large',
      'This host can send a file only in one form, and OSS takes at most 5 GB that way.',
    )
  }
  return impossible('unsupported', NO_WAY)
}

function canSendParts(sizeBytes: number, { sliceRead, binaryPut, maxWholeReadBytes }: Hand): boolean {
  return binaryPut !== false && (sliceRead || sizeBytes <= maxWholeReadBytes)
}

export const NO_WAY =
  'This host can send this file neither in parts nor in a form that OSS understands: update the app that runs it.'

/** What of the host a plan takes for granted though nobody knows it. */
export type Doubt = 'binaryPut' | 'formFileLast'

export function doubtOf({ kind }: Plan, capabilities: Hand): Doubt | undefined {
  const doubt = kind === 'form' ? 'formFileLast' : 'binaryPut'
  return kind !== 'impossible' && capabilities[doubt] === 'unknown' ? doubt : undefined
}

function positive(wish: number | undefined): number | undefined {
  return wish !== undefined && wish > 0 ? wish : undefined
}

/** At least the wish, at least 100 KB, and so large that 10,000 parts suffice; in whole KB, for even reads. */
function choosePartSize(sizeBytes: number, wishBytes: number): number {
  const neededBytes = Math.ceil(sizeBytes / MAX_PARTS / 1024) * 1024
  return Math.max(Math.min(Math.floor(wishBytes), MAX_PART_BYTES), neededBytes, MIN_PART_BYTES)
}

function impossible(code: UploadErrorCode, message: string): Plan {
  return { kind: 'impossible', code, message }
}
