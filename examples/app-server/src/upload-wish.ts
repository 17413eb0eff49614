import { cleanName } from './file-name.js'
import type { Limits } from './limits.js'
import { Refusal } from './refusal.js'

/** What the page sends: claims, all of them. */
export interface UploadClaim {
  readonly kind: 'create-video' | 'refresh-video' | 'create-image'
  readonly fileName?: string
  readonly fileSize?: number
  readonly videoId?: string
  readonly isCover?: boolean
  readonly coverUrl?: string
}

/** What is asked of VOD, once the claims have been judged. */
export type UploadWish =
  | {
      readonly kind: 'create-video'
      readonly title: string
      readonly extension: string
      readonly fileSize: number
      readonly coverUrl?: string
    }
  | { readonly kind: 'refresh-video'; readonly videoId: string }
  | {
      readonly kind: 'create-image'
      readonly title: string
      readonly extension: string
      readonly fileSize: number
      readonly isCover: boolean
    }

/** The shape, which is checked before anything is judged. */
export const claimSchema = {
  type: 'object',
  required: ['kind'],
  properties: {
    kind: { enum: ['create-video', 'refresh-video', 'create-image'] },
    fileName: { type: 'string', maxLength: 1024 },
    fileSize: { type: 'integer', minimum: 0 },
    videoId: { type: 'string', maxLength: 64, pattern: '^[A-Za-z0-9_-]*$' },
    isCover: { type: 'boolean' },
    coverUrl: { type: 'string', maxLength: 2048 },
  },
} as const

/** @throws Refusal `InvalidRequest`, `FileTypeRefused` or `FileTooLarge` */
export function judgeClaim(claim: UploadClaim, limits: Limits): UploadWish {
  const { kind, videoId, coverUrl } = claim
  if (kind === 'refresh-video') {
    if (!videoId) throw new Refusal(400, 'InvalidRequest', 'A video is refreshed by its videoId.')
    return { kind, videoId }
  }
  if (kind === 'create-image') {
    return { kind, ...judgeFile('image', claim, limits.maxImageBytes), isCover: claim.isCover ?? false }
  }
  const video = judgeFile('video', claim, limits.maxVideoBytes)
  return { kind, ...video, ...(coverUrl && { coverUrl }) }
}

function judgeFile(
  kind: 'video' | 'image',
  { fileName, fileSize }: UploadClaim,
  maxBytes: number,
): { title: string; extension: string; fileSize: number } {
  if (!fileName || fileSize === undefined) {
    throw new Refusal(400, 'InvalidRequest', 'A new upload needs a fileName, and a fileSize in bytes.')
  }
  const name = cleanName(kind, fileName)
  if (fileSize === 0) throw new Refusal(400, 'InvalidRequest', 'The file is empty.')
  if (fileSize > maxBytes) {
    throw new Refusal(
      413,
      'FileTooLarge',
      `A ${kind} may have ${inMb(maxBytes)} at most; this one has ${inMb(fileSize)}.`,
    )
  }
  return { ...name, fileSize }
}

function inMb(bytes: number): string {
  return `${Math.ceil(bytes / 1024 / 1024)} MB`
}
