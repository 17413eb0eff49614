/** Bytes of 1 to 127 without a short period, so that padding and a wrong offset show, and text alone does not spoil them. */
export function sampleBytes(size: number): Uint8Array {
  const bytes = new Uint8Array(size)
  for (let index = 0; index < size; index += 1) bytes[index] = 1 + ((index * 31 + (index >>> 7) * 17) % 127)
  return bytes
}

/** Each byte there is, so that a body which went through text on its way shows. */
export function everyByte(): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, index) => index)
}

/** By hand, as hosts have no TextEncoder. */
export function utf8Bytes(text: string): Uint8Array {
  const escaped = encodeURIComponent(text).replace(/%([0-9A-F]{2})/g, (_, hex) => charOf(hex))
  return Uint8Array.from(escaped, (char) => char.charCodeAt(0))
}

/** @throws URIError if they are not UTF-8 */
export function utf8Text(bytes: Uint8Array): string {
  return decodeURIComponent(Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''))
}

/** A buffer with nothing around the bytes, as all that cross the seam. */
export function exactBuffer(bytes: Uint8Array): ArrayBuffer {
  const buffer = new ArrayBuffer(bytes.length)
  new Uint8Array(buffer).set(bytes)
  return buffer
}

function charOf(hex: string): string {
  return String.fromCharCode(Number.parseInt(hex, 16))
}
