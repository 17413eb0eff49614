import type { BlockHash } from './block-hash'

const ROUNDS = 64

/** FIPS 180-4. */
export const sha256: BlockHash = {
  start: () => tables().start,
  mix(state, words) {
    const { constants } = tables()
    let [a, b, c, d, e, f, g, h] = state
    for (let round = 0; round < ROUNDS; round++) {
      if (round > 15) {
        const early = words[round - 15]
        const late = words[round - 2]
        const mixedEarly = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3)
        const mixedLate = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10)
        words[round] = (words[round - 16] + mixedEarly + words[round - 7] + mixedLate) | 0
      }
      const choice = (e & f) ^ (~e & g)
      const first =
        h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + choice + constants[round] + words[round]
      const majority = (a & b) ^ (a & c) ^ (b & c)
      const second = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + majority
      h = g
      g = f
      f = e
      e = (d + first) | 0
      d = c
      c = b
      b = a
      a = (first + second) | 0
    }
    return [a, b, c, d, e, f, g, h]
  },
}

function rotate(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits))
}

interface Tables {
  readonly constants: readonly number[]
  readonly start: readonly number[]
}

let known: Tables | undefined

/** The standard takes both from the roots of the first primes; written out they would be four times this code. */
function tables(): Tables {
  if (known === undefined) {
    const primes: number[] = []
    for (let number = 2; primes.length < ROUNDS; number++) {
      if (primes.every((prime) => number % prime > 0)) primes.push(number)
    }
    const constants = primes.map((prime) => fraction(root(prime, (guess) => guess * guess, 3)))
    known = {
      constants,
      start: primes.slice(0, 8).map((prime) => fraction(root(prime, (guess) => guess, 2))),
    }
  }
  return known
}

/** The first 32 bits behind the point. */
function fraction(value: number): number {
  return ((value % 1) * 0x100000000) | 0
}

/** By Newton's method: `Math.pow` may end in other bits from engine to engine, the four operations may not. */
function root(of: number, powerBelow: (guess: number) => number, degree: number): number {
  let guess = of
  for (let step = 0; step < 30; step++) guess -= (guess - of / powerBelow(guess)) / degree
  return guess
}
