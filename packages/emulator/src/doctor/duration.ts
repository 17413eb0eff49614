const units: readonly [string, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
]

/** For people, in the largest unit of which there are two, rounded: `20 minutes`. */
export function inWords(durationMs: number): string {
  const lengthMs = Math.abs(durationMs)
  const [name, unitMs] = units.find(([, each]) => lengthMs >= 2 * each) ?? ['second', 1000]
  const count = Math.round(lengthMs / unitMs)
  return `${count} ${name}${count === 1 ? '' : 's'}`
}
