import type { Steps } from './steps'

/** Of n steps, the last third are as many as those before; of n², five to three. */
const MOST_GROWTH = 1.2

/**
 * What grows faster than what it was given, and how: `name: 100, 400, 900`.
 * @param steps for so many files or parts, twice as many, and three times
 * @param enough steps that are worth a word
 */
export function fasterThanLinear(steps: readonly Steps[], enough: number): string[] {
  const [one, two, three] = steps
  return Array.from(three, ([name, last]) => [name, one.get(name) ?? 0, two.get(name) ?? 0, last] as const)
    .filter(([, first, second, last]) => last > enough && last - second > (second - first) * MOST_GROWTH)
    .map(([name, ...counted]) => `${name}: ${counted.join(', ')}`)
}
