// CRC-64/XZ, which OSS calls crc64ecma: reflected polynomial C96C5795D7870F42, initial value and final xor all ones.
// BigInt would be a fiftieth of the speed, and older engines lack it: hence two 32-bit halves.

/** A finished CRC-64; each half is unsigned, `0 <= half < 2^32`. */
export interface Crc64 {
  readonly high: number
  readonly low: number
}

const POLYNOMIAL_HIGH = 0xc96c5795
const POLYNOMIAL_LOW = 0xd7870f42
const TWO_32 = 4294967296

/** The CRC of no bytes. */
export const crc64Zero: Crc64 = { high: 0, low: 0 }

/** The running register: signed halves, not yet inverted. */
interface Register {
  high: number
  low: number
}

interface Steps {
  /** Bytes `[start, end)`. */
  bytes(register: Register, bytes: Uint8Array, start: number, end: number): void
  /** Eight bytes a turn: an even number of words. */
  words(register: Register, words: Int32Array): void
}

let built: Steps | undefined

// On first use: an app that never uploads should not pay for the tables at launch.
function steps(): Steps {
  built = built ?? createSteps()
  return built
}

/** The tables are constants of a closure: what an engine may take for constant, it reads a third faster. */
function createSteps(): Steps {
  const { H, L } = createTables()
  return {
    bytes(register, bytes, start, end) {
      for (let index = start; index < end; index++) {
        const entry = (register.low ^ bytes[index]) & 255
        register.low = ((register.low >>> 8) | (register.high << 24)) ^ L[entry]
        register.high = (register.high >>> 8) ^ H[entry]
      }
    },
    words(register, words) {
      let { high, low } = register
      for (let word = 0; word < words.length; word += 2) {
        const a = low ^ words[word]
        const b = high ^ words[word + 1]
        const a0 = 1792 | (a & 255)
        const a1 = 1536 | ((a >>> 8) & 255)
        const a2 = 1280 | ((a >>> 16) & 255)
        const a3 = 1024 | (a >>> 24)
        const b0 = 768 | (b & 255)
        const b1 = 512 | ((b >>> 8) & 255)
        const b2 = 256 | ((b >>> 16) & 255)
        const b3 = b >>> 24
        low = L[a0] ^ L[a1] ^ L[a2] ^ L[a3] ^ L[b0] ^ L[b1] ^ L[b2] ^ L[b3]
        high = H[a0] ^ H[a1] ^ H[a2] ^ H[a3] ^ H[b0] ^ H[b1] ^ H[b2] ^ H[b3]
      }
      register.high = high
      register.low = low
    },
  }
}

/** `[slice * 256 + byte]`: the halves of the CRC of the byte with `slice` zero bytes after it. */
function createTables() {
  const H = new Int32Array(8 * 256)
  const L = new Int32Array(8 * 256)
  for (let entry = 0; entry < 8 * 256; entry++) {
    const byte = entry & 255
    let h = entry < 256 ? 0 : H[entry - 256]
    let l = entry < 256 ? byte : L[entry - 256]
    for (let bit = 0; bit < 8; bit++) {
      const odd = l & 1
      l = (l >>> 1) | (h << 31)
      h >>>= 1
      if (odd) {
        h ^= POLYNOMIAL_HIGH
        l ^= POLYNOMIAL_LOW
      }
    }
    H[entry] = h
    L[entry] = l
  }
  return { H, L }
}

/** The CRC of the bytes; given the CRC `before` of what precedes them, the CRC of both. */
export function crc64Of(bytes: Uint8Array, before: Crc64 = crc64Zero): Crc64 {
  const state = { high: ~before.high, low: ~before.low }
  // An Int32Array must start at a multiple of 4; it reads little-endian, as every host's processor does.
  const start = Math.min(-bytes.byteOffset & 3, bytes.length)
  const wordCount = ((bytes.length - start) >>> 3) * 2
  const step = steps()
  step.bytes(state, bytes, 0, start)
  if (wordCount > 0) step.words(state, new Int32Array(bytes.buffer, bytes.byteOffset + start, wordCount))
  step.bytes(state, bytes, start + wordCount * 4, bytes.length)
  return { high: ~state.high >>> 0, low: ~state.low >>> 0 }
}

/**
 * The CRC of two runs of bytes from the CRC of each, in O(log length): what lets parts that were sent in any order
 * be held against the CRC of the whole object. `secondLengthBytes` is a whole number, `0 <= it <= 2^53`.
 */
export function crc64Combine(first: Crc64, second: Crc64, secondLengthBytes: number): Crc64 {
  // Parts are of one length but for the last, and those of a large file would hold the page up.
  if (shift.lengthBytes !== secondLengthBytes)
    shift = { lengthBytes: secondLengthBytes, by: shiftBy(secondLengthBytes) }
  const shifted = multiply(first, shift.by)
  return { high: (shifted.high ^ second.high) >>> 0, low: (shifted.low ^ second.low) >>> 0 }
}

/** x^0 */
const one: Crc64 = { high: 0x80000000, low: 0 }

let shift = { lengthBytes: 0, by: one }

/** The factor that passes over so many zero bytes. */
function shiftBy(lengthBytes: number): Crc64 {
  let factor = one
  // x^8, one zero byte; squared at each turn, it passes over 2, 4, 8... of them.
  let power: Crc64 = { high: 0x00800000, low: 0 }
  for (let left = lengthBytes; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) factor = multiply(factor, power)
    power = multiply(power, power)
  }
  return factor
}

/** Product of two polynomials over GF(2), modulo the CRC's; the highest bit of a value is its coefficient of x^0. */
function multiply(left: Crc64, right: Crc64): Crc64 {
  let { high, low } = right
  let productHigh = 0
  let productLow = 0
  for (let bit = 0; bit < 64; bit++) {
    const half = bit < 32 ? left.high : left.low
    if (half << (bit & 31) < 0) {
      productHigh ^= high
      productLow ^= low
    }
    const odd = low & 1
    low = (low >>> 1) | (high << 31)
    high >>>= 1
    if (odd) {
      high ^= POLYNOMIAL_HIGH
      low ^= POLYNOMIAL_LOW
    }
  }
  return { high: productHigh, low: productLow }
}

/** Unsigned decimal, as in the header `x-oss-hash-crc64ecma`. */
export function crc64Decimal(crc: Crc64): string {
  let { high, low } = crc
  let digits = ''
  // Six digits at a time: 10^6 * 2^32 stays below 2^53.
  do {
    const both = (high % 1e6) * TWO_32 + low
    high = Math.floor(high / 1e6)
    low = Math.floor(both / 1e6)
    digits = String(1e6 + (both % 1e6)).slice(1) + digits
  } while (high > 0 || low > 0)
  return digits.replace(/^0+(?=.)/, '')
}
