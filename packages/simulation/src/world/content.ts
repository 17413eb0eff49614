import { crc64 } from 'crc64-ecma182.js'

/** What is in a file: bytes `[start, start + sizeBytes)` of one block of noise that all files share. */
export interface Content {
  readonly start: number
  readonly sizeBytes: number
}

const BLOCK_BYTES = 6 * 1024 * 1024
/** Few enough that the CRC of most ranges has been told before. */
const STARTS = 4

const block = noise(BLOCK_BYTES)
const lent = new WeakMap<ArrayBuffer, Content>()
const crcs = new Map<number, string>()

/** The same few ranges are read over and over: kept, they cost no copying and no collecting. */
const copies = new Map<number, ArrayBuffer>()
const MAX_COPIES = 500

/** @param which any whole number; the same one gives the same content */
export function contentOf(which: number, sizeBytes: number): Content {
  return { start: (which % STARTS) * 256 * 1024 + 1024 * (which % 3), sizeBytes }
}

/** Are they the same bytes? Two films of a phone may be, as one and its copy are. */
export function isSame(one: Content, other: Content): boolean {
  return one.start === other.start && one.sizeBytes === other.sizeBytes
}

/** An exact copy of a part of it, as a host would read it: bytes `[start, end)`. Nobody may write into it. */
export function readContent(content: Content, start: number, end: number): ArrayBuffer {
  const from = content.start + start
  const key = keyOf({ start: from, sizeBytes: end - start })
  const kept = copies.get(key)
  if (kept !== undefined) return kept
  const bytes = block.buffer.slice(from, from + end - start)
  lent.set(bytes, { start: from, sizeBytes: end - start })
  if (copies.size < MAX_COPIES) copies.set(key, bytes)
  return bytes
}

/** Where in the block these bytes are from, found by comparing where nobody remembers; `undefined` for other bytes. */
export function originOf(bytes: ArrayBuffer, expected: Content): Content | undefined {
  const known = lent.get(bytes)
  if (known !== undefined) return known
  const there = block.subarray(expected.start, expected.start + expected.sizeBytes)
  return Buffer.compare(there, new Uint8Array(bytes)) === 0 ? expected : undefined
}

/** CRC-64 as an unsigned decimal, by a library that the core does not use. */
export function crcOfBytes(bytes: ArrayBuffer): string {
  const origin = lent.get(bytes)
  return origin === undefined ? crcOf(new Uint8Array(bytes)) : crcOfContent(origin)
}

export function crcOfContent({ start, sizeBytes }: Content): string {
  const key = keyOf({ start, sizeBytes })
  const known = crcs.get(key)
  if (known !== undefined) return known
  const crc = crcOf(block.subarray(start, start + sizeBytes))
  crcs.set(key, crc)
  return crc
}

function keyOf({ start, sizeBytes }: Content): number {
  return start * BLOCK_BYTES + sizeBytes
}

/** The same of several runs of bytes, one after the other. */
export function crcOfPieces(pieces: readonly ArrayBuffer[]): string {
  const origins = pieces.map((piece) => lent.get(piece))
  const [first] = origins
  let end = first?.start
  for (const origin of origins) {
    if (origin === undefined || origin.start !== end)
      return crcOf(...pieces.map((piece) => new Uint8Array(piece)))
    end += origin.sizeBytes
  }
  return first && end !== undefined ? crcOfContent({ start: first.start, sizeBytes: end - first.start }) : '0'
}

function crcOf(...pieces: readonly Uint8Array[]): string {
  let crc: string | undefined
  for (const { buffer, byteOffset, byteLength } of pieces) {
    if (byteLength > 0) crc = crc64(Buffer.from(buffer, byteOffset, byteLength), crc)
  }
  return crc ?? '0'
}

function noise(sizeBytes: number): Uint8Array<ArrayBuffer> {
  const words = new Uint32Array(sizeBytes / 4)
  let state = 0x2545f491
  for (let index = 0; index < words.length; index += 1) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    words[index] = state
  }
  return new Uint8Array(words.buffer)
}
