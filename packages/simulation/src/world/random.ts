/** Chance that is the same for the same seed. Each concern has its own, so that one more draw here moves nothing there. */
export interface Random {
  /** In [0, 1). */
  next(): number
  chance(probability: number): boolean
  /** A whole number, `from <= it <= to`. */
  whole(from: number, to: number): number
  pick<T>(choices: readonly T[]): T
  fork(concern: string): Random
}

export function createRandom(seed: number, concern = ''): Random {
  let state = mixed(seed, concern)
  const next = () => {
    // Mulberry32: four lines, and good enough to choose faults by.
    state = (state + 0x6d2b79f5) | 0
    let bits = Math.imul(state ^ (state >>> 15), 1 | state)
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits
    return ((bits ^ (bits >>> 14)) >>> 0) / 4294967296
  }
  return {
    next,
    chance: (probability) => next() < probability,
    whole: (from, to) => from + Math.floor(next() * (to - from + 1)),
    pick: (choices) => choices[Math.floor(next() * choices.length)],
    fork: (inner) => createRandom(seed, `${concern}/${inner}`),
  }
}

function mixed(seed: number, concern: string): number {
  let hash = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b)
  for (const letter of concern) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193)
  return hash ^ (hash >>> 13)
}
