import type { AdapterBench } from './bench'
import type { Topic } from './clause'
import { contract, runContract } from './contract'
import { saboteurs } from './saboteurs/saboteurs'
import { type Saboteur, withoutBodies, withRequestProgress } from './saboteurs/spoil'

export interface SabotagedBenches {
  /** A host that can do everything. */
  whole(): Promise<AdapterBench>
  withoutSlices(): Promise<AdapterBench>
}

/** How many are tried side by side: most of the time a clause waits. */
const LANES = 12

/** One test for each saboteur: the clause that it breaks is broken, and no other one. */
export function describeSaboteurs(topics: readonly Topic[], benches: SabotagedBenches): void {
  const ids = new Set(contract.filter(({ topic }) => topics.includes(topic)).map(({ id }) => id))
  const tried = saboteurs.filter(({ breaks }) => ids.has(breaks))
  const brokenBy = new Map<Saboteur, readonly BrokenClause[]>()

  beforeAll(async () => {
    const waiting = [...tried]
    const lane = async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        brokenBy.set(next, await clausesBrokenBy(next, benches))
      }
    }
    await Promise.all(Array.from({ length: LANES }, lane))
  }, 120_000)

  test.each(tried.map((saboteur) => [saboteur.breaks, saboteur.name, saboteur] as const))(
    '%s falls to an adapter that %s, and no other clause does',
    (breaks, _, saboteur) => {
      expect(brokenBy.get(saboteur)).toEqual([{ id: breaks, why: expect.any(String) }])
    },
  )
}

function honestOn(base: Saboteur['base'], bench: AdapterBench): AdapterBench {
  if (base === 'without bodies') return withoutBodies(bench)
  return base === 'with progress of requests' ? withRequestProgress(bench) : bench
}

interface BrokenClause {
  readonly id: string
  readonly why: string
}

async function clausesBrokenBy(
  { base = 'whole', spoil }: Saboteur,
  benches: SabotagedBenches,
): Promise<readonly BrokenClause[]> {
  const bench = await (base === 'without slices' ? benches.withoutSlices() : benches.whole())
  try {
    const honest = honestOn(base, bench)
    const reports = await runContract({ ...honest, platform: spoil(honest.platform, honest) })
    return reports.flatMap(({ clause: { id }, verdict }) =>
      verdict.result === 'broken' ? [{ id, why: verdict.why }] : [],
    )
  } finally {
    await bench.close()
  }
}
