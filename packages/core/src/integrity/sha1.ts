import type { BlockHash } from './block-hash'

const ROUNDS = 80
const CONSTANTS = [0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6]

/** FIPS 180-4. Older signatures of OSS and VOD are made of it. */
export const sha1: BlockHash = {
  start: () => [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0],
  mix(state, words) {
    let [a, b, c, d, e] = state
    for (let round = 0; round < ROUNDS; round++) {
      if (round > 15) {
        const word = words[round - 3] ^ words[round - 8] ^ words[round - 14] ^ words[round - 16]
        words[round] = rotateLeft(word, 1)
      }
      const quarter = Math.floor(round / 20)
      const chosen = quarter === 0 ? (b & c) | (~b & d) : b ^ c ^ d
      const mixed = quarter === 2 ? (b & c) | (b & d) | (c & d) : chosen
      const next = (rotateLeft(a, 5) + mixed + e + CONSTANTS[quarter] + words[round]) | 0
      e = d
      d = c
      c = rotateLeft(b, 30)
      b = a
      a = next
    }
    return [a, b, c, d, e]
  },
}

function rotateLeft(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits))
}
