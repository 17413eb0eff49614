import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/** Chance that is the same for the same seed. */
export interface Dice {
  /** In [0, 1). */
  fraction(): number
  /** A whole number, `from <= it <= to`. */
  whole(from: number, to: number): number
  chance(probability: number): boolean
}

/** Seeds that are near each other begin alike. */
const ALIKE_DRAWS = 64

export function createDice(seed: number): Dice {
  const generator = xoroshiro128plus(seed)
  for (let draws = 0; draws < ALIKE_DRAWS; draws += 1) generator.next()
  const fraction = () => uniformFloat64(generator)
  return {
    fraction,
    whole: (from, to) => uniformInt(generator, from, to),
    chance: (probability) => fraction() < probability,
  }
}
