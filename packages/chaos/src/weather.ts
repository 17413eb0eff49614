import type { Fault } from '@vod-upload/testkit'
import type { Dice } from './dice'

/** How often each fault strikes a connection; what is left to 1 has none. */
const chances: ReadonlyArray<readonly [chance: number, draw: (dice: Dice) => Fault]> = [
  [0.05, (dice) => ({ kind: 'cut', afterBytes: dice.whole(0, 150_000) })],
  [0.02, (dice) => ({ kind: 'stall', afterBytes: dice.whole(0, 150_000) })],
  [0.04, (dice) => ({ kind: 'truncate', afterBytes: dice.whole(1, 400) })],
  [0.04, () => ({ kind: 'lose-answer' })],
  [0.08, (dice) => ({ kind: 'delay', ms: dice.whole(5, 200) })],
  [0.08, (dice) => ({ kind: 'slow', bytesPerSecond: dice.whole(300_000, 3_000_000) })],
]

/** What goes wrong on the next connection. */
export function drawFault(dice: Dice): Fault | undefined {
  let left = dice.fraction()
  for (const [chance, draw] of chances) {
    if (left < chance) return draw(dice)
    left -= chance
  }
  return undefined
}

const REFUSAL_CHANCE = 0.04

/** Milliseconds for which nobody can connect from now on, if so. */
export function drawRefusalMs(dice: Dice): number | undefined {
  return dice.chance(REFUSAL_CHANCE) ? dice.whole(50, 600) : undefined
}
