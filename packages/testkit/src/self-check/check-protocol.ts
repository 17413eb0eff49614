import type { Arrived } from '../contract/bench'

// What a phone and the server of its self-check say to each other, as JSON. Bytes go as hex, which needs no decoder
// that a phone might lack.

/** `POST /files`: bytes to be downloaded, since a page can leave a file where pickers do by a download alone. */
export interface FileOrder {
  readonly name: string
  readonly size: number
  /** All of them, or where all are the same, that one. */
  readonly hex: string
}

/** Its answer. */
export interface OrderedFile {
  /** To be downloaded from. */
  readonly path: string
}

/** `GET /visits?path=…`: what came to a path of the contract. */
export interface ToldVisits {
  readonly arrived: ReadonlyArray<Omit<Arrived, 'body'> & { readonly hex: string }>
  readonly brokenOff: number
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => (byte + 0x100).toString(16).slice(1)).join('')
}

export function fromHex(hex: string): Uint8Array {
  const bytes = new Uint8Array(hex.length / 2)
  for (let index = 0; index < bytes.length; index += 1) {
    bytes[index] = Number.parseInt(hex.slice(2 * index, 2 * index + 2), 16)
  }
  return bytes
}

export function orderFor(name: string, bytes: Uint8Array): FileOrder {
  const isEven = bytes.every((byte) => byte === bytes[0])
  return { name, size: bytes.length, hex: toHex(isEven ? bytes.slice(0, 1) : bytes) }
}

/** @throws RangeError if they are more than a phone is to hold */
export function bytesOf({ size, hex }: FileOrder, mostBytes: number): Uint8Array {
  if (!Number.isInteger(size) || size < 0 || size > mostBytes) throw new RangeError(`${size} bytes.`)
  const given = fromHex(hex)
  if (given.length === size) return given
  return new Uint8Array(size).fill(given[0] ?? 0)
}
