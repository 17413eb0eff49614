/** A bench for each position of a host's switches, opened when its turn comes. */
export function benchPerPosition<Switches, Bench>(
  positions: Readonly<Record<string, Switches>>,
  open: (switches: Switches) => Bench,
): Record<string, () => Bench> {
  return Object.fromEntries(Object.entries(positions).map(([name, each]) => [name, () => open(each)]))
}
