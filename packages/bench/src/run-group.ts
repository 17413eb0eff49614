import type { BoundSettings, ContenderName } from './contenders/job'
import type { Load } from './file-sets'
import type { Group } from './groups'
import type { Cell, Outcome } from './run-cell'

/** What one contender did on one line, beside the bound of the same run. */
export interface Row {
  readonly contender: ContenderName
  readonly outcome: Outcome
  /** The bound's time by its own: 1 is as fast as can be. Absent where either failed. */
  readonly ofBound?: number
  readonly bytesPerSecond?: number
  readonly cpuSecondsPerGB?: number
  /** Bytes that are held at the worst moment, garbage left out. */
  readonly heldBytes?: number
}

export interface GroupResult {
  readonly group: Group
  readonly bound: BoundSettings
  readonly rows: readonly Row[]
  /** Ours and the bound without a JIT. */
  readonly jitless: readonly Row[]
}

/** In what a cell differs from the one that the table is about. */
interface Variation {
  readonly given?: Load
  readonly jitless?: boolean
  readonly collects?: boolean
  readonly isTry?: boolean
}

export type RunCell = (cell: Cell) => Promise<Outcome>

const rivals = ['ours', 'cos-wx-sdk-v5', 'wx.uploadFile', 'ali-oss'] as const
/** What did best on a part of the bytes is tried on all of them. */
const FINALISTS = 2
const GB = 1e9

export async function runGroup(group: Group, runCell: RunCell): Promise<GroupResult> {
  const { line, load, searchLoad, candidates } = group
  const run = (
    contender: ContenderName,
    bound: BoundSettings,
    { given = load, jitless = false, collects = false, isTry = false }: Variation = {},
  ) => runCell({ line, contender, load: given, bound, jitless, collects, isTry })

  const tried = await Promise.all(
    candidates.map(async (bound) => ({
      bound,
      outcome: await run('bound', bound, { given: searchLoad, isTry: true }),
    })),
  )
  const finalists = tried.sort(byTime).slice(0, FINALISTS)
  const [anyBound] = candidates
  if (anyBound === undefined) throw new Error('The bound has no settings to try.')
  const [finals, others] = await Promise.all([
    Promise.all(finalists.map(async ({ bound }) => ({ bound, outcome: await run('bound', bound) }))),
    Promise.all(rivals.map(async (contender) => ({ contender, outcome: await run(contender, anyBound) }))),
  ])
  const [best] = finals.sort(byTime)
  if (best === undefined) throw new Error('The bound has not run.')
  const entries = [...others, { contender: 'bound' as const, outcome: best.outcome }]
  const held = async (contender: ContenderName) =>
    group.weighsMemory ? (await run(contender, best.bound, { collects: true })).heldBytes : undefined
  const rows: Row[] = []
  for (const entry of entries) {
    rows.push({ ...rowOf(entry, best.outcome, load), heldBytes: await held(entry.contender) })
  }
  return {
    group,
    bound: best.bound,
    rows,
    jitless: group.jitlessLoad ? await runJitless(group.jitlessLoad) : [],
  }

  async function runJitless(small: Load): Promise<Row[]> {
    const slow = async (contender: ContenderName) => ({
      contender,
      outcome: await run(contender, best?.bound ?? anyBound, { given: small, jitless: true }),
    })
    const both = [await slow('ours'), await slow('bound')]
    return both.map((entry) => rowOf(entry, both[1]?.outcome, small))
  }
}

function byTime(a: { readonly outcome: Outcome }, b: { readonly outcome: Outcome }): number {
  return timeOf(a.outcome) - timeOf(b.outcome)
}

function timeOf({ failure, ms }: Outcome): number {
  return failure === undefined ? ms : Number.POSITIVE_INFINITY
}

export function rowOf(
  { contender, outcome }: { readonly contender: ContenderName; readonly outcome: Outcome },
  bound: Outcome | undefined,
  { count, sizeBytes }: Load,
): Row {
  if (outcome.failure !== undefined) return { contender, outcome }
  const bytes = count * sizeBytes
  return {
    contender,
    outcome,
    ofBound: bound && bound.failure === undefined ? bound.ms / outcome.ms : undefined,
    bytesPerSecond: (bytes / outcome.ms) * 1000,
    cpuSecondsPerGB: outcome.cpuMs / 1000 / (bytes / GB),
  }
}
