import type { Crc64 } from '../integrity/crc64'

/** What is kept of an unfinished upload in parts, so that it can go on after the app was ended. It holds no key. */
export interface Checkpoint {
  readonly uploadId: string
  readonly bucket: string
  readonly object: string
  readonly sizeBytes: number
  readonly partSizeBytes: number
  /** OSS may have been asked already to make the object. */
  readonly completing: boolean
  /** By part number: CRC-64 of what was sent. ETags are not kept, because OSS lists them. */
  readonly crcs: ReadonlyMap<number, Crc64>
  /** What the side that asks for credentials wants to be told again: an id of VOD. */
  readonly memo?: string
  /** Milliseconds since 1970, by the device. */
  readonly savedAt: number
}

/** VOD removes an unfinished session after seven days; half a day is left for finishing it. */
export const LIFETIME_MS = 6.5 * 24 * 3600 * 1000

/** The least that every host stores under one key is more than this. */
const MAX_CHARACTERS = 100 * 1024

const VERSION = 1
const CRC_DIGITS = 16

/** As text of at most 100 KB. Where the CRCs do not fit, the last ones are left out, and their parts go again. */
export function encodeCheckpoint({ crcs, ...checkpoint }: Checkpoint): string {
  const encode = (kept: ReadonlyMap<number, Crc64>) =>
    JSON.stringify({ version: VERSION, ...checkpoint, crcs: encodeCrcs(kept) })
  const bare = encode(new Map()).length
  const room = Math.floor((MAX_CHARACTERS - bare) / (CRC_DIGITS + ','.length + String(10000).length))
  if (crcs.size <= room) return encode(crcs)
  return encode(new Map(Array.from(crcs).slice(0, room)))
}

/** `undefined` for what is no checkpoint of this version, whoever wrote it. */
export function decodeCheckpoint(text: string | undefined): Checkpoint | undefined {
  if (text === undefined) return undefined
  try {
    const { version, uploadId, bucket, object, sizeBytes, partSizeBytes, completing, crcs, memo, savedAt } =
      Object(JSON.parse(text))
    const whole =
      version === VERSION &&
      [uploadId, bucket, object, crcs].every((value) => typeof value === 'string') &&
      [sizeBytes, partSizeBytes, savedAt].every((value) => Number.isFinite(value) && value > 0)
    if (!whole) return undefined
    return {
      uploadId,
      bucket,
      object,
      sizeBytes,
      partSizeBytes,
      completing: completing === true,
      crcs: decodeCrcs(crcs),
      ...(typeof memo === 'string' && { memo }),
      savedAt,
    }
  } catch {
    return undefined
  }
}

/** `2:00f…,5:1a…` — runs of numbers are shortened to their first. */
function encodeCrcs(crcs: ReadonlyMap<number, Crc64>): string {
  const sorted = Array.from(crcs).sort(([one], [other]) => one - other)
  let before = 0
  return sorted
    .map(([partNumber, { high, low }]) => {
      const number = partNumber === before + 1 ? '' : String(partNumber)
      before = partNumber
      return `${number}:${hex(high)}${hex(low)}`
    })
    .join(',')
}

function decodeCrcs(text: string): Map<number, Crc64> {
  const crcs = new Map<number, Crc64>()
  let before = 0
  for (const piece of text.split(',')) {
    const match = /^(\d*):([\da-f]{8})([\da-f]{8})$/.exec(piece)
    if (match === null) continue
    const [, number, high, low] = match
    before = number === '' ? before + 1 : Number(number)
    crcs.set(before, { high: Number.parseInt(high, 16), low: Number.parseInt(low, 16) })
  }
  return crcs
}

function hex(half: number): string {
  return half.toString(16).padStart(8, '0')
}
