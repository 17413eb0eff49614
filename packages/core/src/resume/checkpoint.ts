import { toBase64 } from '../bytes/base64'
import type { Crc64 } from '../integrity/crc64'
import { MAX_PARTS } from '../plan/limits'
import type { LaterParts } from '../plan/part-size'

/** What is kept of an unfinished upload in parts, so that it can go on after the app was ended. It holds no key. */
export interface Checkpoint {
  readonly uploadId: string
  readonly bucket: string
  readonly object: string
  readonly sizeBytes: number
  readonly partSizeBytes: number
  readonly later?: LaterParts
  /** OSS may have been asked already to make the object. */
  readonly completing: boolean
  /** By part number: `printOf` what was sent. ETags are not kept, because OSS lists them. */
  readonly prints: ReadonlyMap<number, string>
  /** What the side that asks for credentials wants to be told again: an id of VOD. */
  readonly memo?: string
  /** Milliseconds since 1970, by the device. */
  readonly savedAt: number
}

/** VOD removes an unfinished session after seven days; half a day is left for finishing it. */
export const LIFETIME_MS = 6.5 * 24 * 3600 * 1000

/** The least that every host stores under one key is more than this. */
const MAX_CHARACTERS = 100 * 1024

const VERSION = 2
const PRINT_CHARACTERS = 8

/** As text of at most 100 KB. */
export function encodeCheckpoint({ prints, ...checkpoint }: Checkpoint): string {
  const encode = (written: string) => JSON.stringify({ version: VERSION, ...checkpoint, prints: written })
  const text = encode(encodePrints(prints))
  // Ten thousand parts take 80,000; only names of an absurd length leave no room, and then the parts go again.
  return text.length <= MAX_CHARACTERS ? text : encode('')
}

/** `undefined` for what is no checkpoint of this version, whoever wrote it. */
export function decodeCheckpoint(text: string | undefined): Checkpoint | undefined {
  if (text === undefined) return undefined
  try {
    const written = Object(JSON.parse(text))
    const { version, uploadId, bucket, object, sizeBytes, partSizeBytes, later } = written
    const { completing, prints, memo, savedAt } = written
    const whole =
      version === VERSION &&
      [uploadId, bucket, object, prints].every((value) => typeof value === 'string') &&
      [sizeBytes, partSizeBytes].every((value) => Number.isSafeInteger(value) && value > 0) &&
      // More parts than OSS knows were never sent, and would take for ever to go through.
      sizeBytes / partSizeBytes <= MAX_PARTS &&
      (later === undefined || isLaterThan(partSizeBytes, later)) &&
      Number.isFinite(savedAt) &&
      savedAt > 0
    if (!whole) return undefined
    return {
      uploadId,
      bucket,
      object,
      sizeBytes,
      partSizeBytes,
      ...(later !== undefined && { later }),
      completing: completing === true,
      prints: decodePrints(prints),
      ...(typeof memo === 'string' && { memo }),
      savedAt,
    }
  } catch {
    return undefined
  }
}

function isLaterThan(partSizeBytes: number, later: unknown): boolean {
  const { fromPart, partSizeBytes: laterBytes } = Object(later)
  return [fromPart, laterBytes].every(Number.isSafeInteger) && fromPart > 1 && laterBytes >= partSizeBytes
}

/** Enough of a part's CRC-64 to tell its bytes from others: 48 bits, as base64 without padding. */
export function printOf({ high, low }: Crc64): string {
  return toBase64(Uint8Array.of(low, low >>> 8, low >>> 16, low >>> 24, high, high >>> 8))
}

/** `2:aaaaaaaabbbbbbbb,5:cccccccc`: of each run of parts the first number, and then their prints. */
function encodePrints(prints: ReadonlyMap<number, string>): string {
  let text = ''
  let isRun = false
  let left = prints.size
  // Counted up and not sorted: it is done for each few new parts.
  for (let partNumber = 0; left > 0; partNumber += 1) {
    const print = prints.get(partNumber)
    if (print !== undefined) {
      text += isRun ? print : `${text && ','}${partNumber}:${print}`
      left -= 1
    }
    isRun = print !== undefined
  }
  return text
}

function decodePrints(text: string): Map<number, string> {
  const prints = new Map<number, string>()
  for (const run of text.split(',')) {
    const match = /^(\d{1,5}):((?:[\w+/]{8})+)$/.exec(run)
    if (match === null) continue
    const [, first, all] = match
    for (let index = 0; index < all.length / PRINT_CHARACTERS; index += 1) {
      const start = index * PRINT_CHARACTERS
      prints.set(Number(first) + index, all.slice(start, start + PRINT_CHARACTERS))
    }
  }
  return prints
}
