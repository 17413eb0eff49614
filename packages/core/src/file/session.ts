import type { Grant } from '../credential/grant'
import { type Crc64, crc64Combine, crc64Zero } from '../integrity/crc64'
import type { ObjectAddress } from '../oss/address'
import { type PartRange, partRanges } from '../plan/part-ranges'
import type { LaterParts } from '../plan/part-size'

/** A part that OSS has taken. */
export interface SentPart {
  /** As received, quotes included; absent where the host hides response headers. */
  readonly etag?: string
  /** Of the bytes that were sent. */
  readonly crc64: Crc64
  /** OSS told the same CRC-64 of what it took. */
  readonly checked?: boolean
}

/** One multipart upload as far as it has come; it survives a stop, and is what a resume goes on from. */
export interface MultipartSession {
  readonly uploadId: string
  readonly bucket: string
  readonly object: string
  readonly sizeBytes: number
  /** Of the file, when the session was opened; milliseconds since 1970, where the host tells it. */
  readonly modifiedAt?: number
  readonly partSizeBytes: number
  /** Set once at most, before a part of them is sent. */
  later?: LaterParts
  /** The latest that leads to it: another one may lead elsewhere. */
  grant?: Grant
  /** OSS was asked to make the object of it, and no answer came. */
  mayBeComplete?: boolean
  /** By part number; grows as parts arrive. */
  readonly sent: Map<number, SentPart>
}

/** What can be told of a file without reading it. */
export interface FileFacts {
  readonly size: number
  readonly modifiedAt?: number
}

/** Is it, as far as can be told, the same file still? */
export function isSameFile(one: FileFacts, other: FileFacts): boolean {
  return one.size === other.size && one.modifiedAt === other.modifiedAt
}

/** May this session go on, for this file, at this address? */
export function canGoOn(session: MultipartSession, file: FileFacts, address: ObjectAddress): boolean {
  const { sizeBytes, modifiedAt, bucket, object } = session
  return (
    isSameFile({ size: sizeBytes, modifiedAt }, file) &&
    bucket === address.bucket &&
    object === address.object
  )
}

/** Keeps a grant for what it leads to. */
export function keepGrant(session: MultipartSession | undefined, grant: Grant): void {
  const { bucket, object } = grant.address
  if (session?.bucket === bucket && session.object === object) session.grant = grant
}

export function rangesOf({ sizeBytes, partSizeBytes, later }: MultipartSession): PartRange[] {
  return partRanges(sizeBytes, partSizeBytes, later)
}

export function missingRanges(session: MultipartSession): PartRange[] {
  return rangesOf(session).filter(({ partNumber }) => !session.sent.has(partNumber))
}

/** Has OSS shown of any part what arrived of it? Of those that only a checkpoint tells of, it has not yet. */
export function hasProof({ sent }: Pick<MultipartSession, 'sent'>): boolean {
  return Array.from(sent.values()).some(({ etag, checked }) => checked === true || etag !== undefined)
}

export function sentBytesOf(session: MultipartSession): number {
  return rangesOf(session).reduce(
    (sum, { partNumber, start, end }) => (session.sent.has(partNumber) ? sum + end - start : sum),
    0,
  )
}

/** CRC-64 of the whole object, from those of its parts; `undefined` while one is missing. */
export function wholeCrc64(session: MultipartSession): Crc64 | undefined {
  let whole = crc64Zero
  for (const { partNumber, start, end } of rangesOf(session)) {
    const part = session.sent.get(partNumber)
    if (part === undefined) return undefined
    whole = crc64Combine(whole, part.crc64, end - start)
  }
  return whole
}
