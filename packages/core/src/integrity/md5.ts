export const MD5_BLOCK_BYTES = 64

/** RFC 1321: four words, which blocks are mixed into, and which are the digest in the end. */
export function md5Start(): Int32Array<ArrayBuffer> {
  return Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476)
}

let knownSines: Int32Array | undefined

/** No engine's sine is off by as much as would change a bit of these. */
function allSines(): Int32Array {
  knownSines =
    knownSines ?? Int32Array.from({ length: 64 }, (_, step) => Math.abs(Math.sin(step + 1)) * TWO_32)
  return knownSines
}

const TWO_32 = 4294967296

/**
 * Mixes whole blocks, of sixteen words each, into the digest so far.
 * Four steps in a row spare the exchange of the four words after each, which would take an engine without JIT twice as long.
 */
export function md5Mix(digest: Int32Array, words: Int32Array): void {
  const sines = allSines()
  for (let block = 0; block < words.length; block += 16) {
    let a = digest[0]
    let b = digest[1]
    let c = digest[2]
    let d = digest[3]
    let sum = 0
    for (let step = 0; step < 16; step += 4) {
      const at = block + step
      sum = a + (d ^ (b & (c ^ d))) + sines[step] + words[at]
      a = (((sum << 7) | (sum >>> 25)) + b) | 0
      sum = d + (c ^ (a & (b ^ c))) + sines[step + 1] + words[at + 1]
      d = (((sum << 12) | (sum >>> 20)) + a) | 0
      sum = c + (b ^ (d & (a ^ b))) + sines[step + 2] + words[at + 2]
      c = (((sum << 17) | (sum >>> 15)) + d) | 0
      sum = b + (a ^ (c & (d ^ a))) + sines[step + 3] + words[at + 3]
      b = (((sum << 22) | (sum >>> 10)) + c) | 0
    }
    for (let step = 16; step < 32; step += 4) {
      const at = 5 * step + 1
      sum = a + (c ^ (d & (b ^ c))) + sines[step] + words[block + (at & 15)]
      a = (((sum << 5) | (sum >>> 27)) + b) | 0
      sum = d + (b ^ (c & (a ^ b))) + sines[step + 1] + words[block + ((at + 5) & 15)]
      d = (((sum << 9) | (sum >>> 23)) + a) | 0
      sum = c + (a ^ (b & (d ^ a))) + sines[step + 2] + words[block + ((at + 10) & 15)]
      c = (((sum << 14) | (sum >>> 18)) + d) | 0
      sum = b + (d ^ (a & (c ^ d))) + sines[step + 3] + words[block + ((at + 15) & 15)]
      b = (((sum << 20) | (sum >>> 12)) + c) | 0
    }
    for (let step = 32; step < 48; step += 4) {
      const at = 3 * step + 5
      sum = a + (b ^ c ^ d) + sines[step] + words[block + (at & 15)]
      a = (((sum << 4) | (sum >>> 28)) + b) | 0
      sum = d + (a ^ b ^ c) + sines[step + 1] + words[block + ((at + 3) & 15)]
      d = (((sum << 11) | (sum >>> 21)) + a) | 0
      sum = c + (d ^ a ^ b) + sines[step + 2] + words[block + ((at + 6) & 15)]
      c = (((sum << 16) | (sum >>> 16)) + d) | 0
      sum = b + (c ^ d ^ a) + sines[step + 3] + words[block + ((at + 9) & 15)]
      b = (((sum << 23) | (sum >>> 9)) + c) | 0
    }
    for (let step = 48; step < 64; step += 4) {
      const at = 7 * step
      sum = a + (c ^ (b | ~d)) + sines[step] + words[block + (at & 15)]
      a = (((sum << 6) | (sum >>> 26)) + b) | 0
      sum = d + (b ^ (a | ~c)) + sines[step + 1] + words[block + ((at + 7) & 15)]
      d = (((sum << 10) | (sum >>> 22)) + a) | 0
      sum = c + (a ^ (d | ~b)) + sines[step + 2] + words[block + ((at + 14) & 15)]
      c = (((sum << 15) | (sum >>> 17)) + d) | 0
      sum = b + (d ^ (c | ~a)) + sines[step + 3] + words[block + ((at + 21) & 15)]
      b = (((sum << 21) | (sum >>> 11)) + c) | 0
    }
    digest[0] += a
    digest[1] += b
    digest[2] += c
    digest[3] += d
  }
}
