import type { BoundSettings, ContenderName } from './contenders/job'
import type { Load } from './file-sets'
import type { Closely, Group } from './groups'
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
  readonly longestBlockMs?: number
}

export interface GroupResult {
  readonly group: Group
  readonly bound: BoundSettings
  readonly rows: readonly Row[]
  /** Ours and the bound without a JIT. */
  readonly jitless: readonly Row[]
}

export type RunCell = (cell: Cell) => Promise<Outcome>

interface Entry {
  readonly contender: ContenderName
  readonly outcome: Outcome
}

const rivals = ['ours', 'cos-wx-sdk-v5', 'wx.uploadFile', 'ali-oss'] as const
/** What did best on a part of the bytes is tried on all of them. */
const FINALISTS = 2
const GB = 1e9

export async function runGroup(group: Group, runCell: RunCell): Promise<GroupResult> {
  const { line, load, searchLoad, candidates, closely } = group
  const plain: Omit<Cell, 'contender' | 'bound'> = {
    line,
    load,
    jitless: false,
    isTry: false,
    watches: closely ? 'time' : 'blocks',
  }
  const tryBounds = (bounds: readonly BoundSettings[], changed: Partial<Cell>) =>
    Promise.all(
      bounds.map(async (bound) => ({
        bound,
        outcome: await runCell({ ...plain, contender: 'bound', bound, ...changed }),
      })),
    )
  const tried =
    candidates.length > FINALISTS
      ? (await tryBounds(candidates, { load: searchLoad, isTry: true })).sort(byTime)
      : candidates.map((bound) => ({ bound }))
  const finalists = tried.slice(0, FINALISTS)
  const [finals, others] = await Promise.all([
    tryBounds(
      finalists.map(({ bound }) => bound),
      {},
    ),
    Promise.all(
      rivals.map(async (contender): Promise<Entry> => {
        const bound = finalists[0]?.bound ?? { lanes: 1, partSizeBytes: load.sizeBytes }
        return { contender, outcome: await runCell({ ...plain, contender, bound }) }
      }),
    ),
  ])
  const [best] = finals.sort(byTime)
  if (best === undefined) throw new Error('The bound has no settings to try.')
  const { bound } = best
  const entries: Entry[] = [...others, { contender: 'bound', outcome: best.outcome }]
  const rows = entries.map((entry) => rowOf(entry, best.outcome, load))
  const result = { group, bound, rows, jitless: [] }
  return closely ? { ...result, ...(await lookClosely(rows, closely, { ...plain, bound }, runCell)) } : result
}

/** One after another: what is looked at here is the processor. */
async function lookClosely(
  rows: readonly Row[],
  { blocksLoad, jitlessLoad }: Closely,
  plain: Omit<Cell, 'contender'>,
  runCell: RunCell,
): Promise<Pick<GroupResult, 'rows' | 'jitless'>> {
  const weighed: Row[] = []
  for (const row of rows) {
    const { contender } = row
    const { heldBytes } = await runCell({ ...plain, contender, watches: 'memory' })
    const { longestBlockMs } = await runCell({ ...plain, contender, load: blocksLoad, watches: 'blocks' })
    weighed.push({ ...row, heldBytes, longestBlockMs })
  }
  const slow: Array<Entry & Pick<Row, 'longestBlockMs'>> = []
  for (const contender of jitlessLoad ? (['ours', 'bound'] as const) : []) {
    const cell = { ...plain, contender, load: jitlessLoad ?? plain.load, jitless: true }
    const outcome = await runCell(cell)
    const { longestBlockMs } = await runCell({ ...cell, watches: 'blocks' })
    slow.push({ contender, outcome, longestBlockMs })
  }
  const jitless = slow.map(({ longestBlockMs, ...entry }) => ({
    ...rowOf(entry, slow[1]?.outcome, jitlessLoad ?? plain.load),
    longestBlockMs,
  }))
  return { rows: weighed, jitless }
}

function byTime(a: { readonly outcome: Outcome }, b: { readonly outcome: Outcome }): number {
  return timeOf(a.outcome) - timeOf(b.outcome)
}

function timeOf({ failure, ms }: Outcome): number {
  return failure === undefined ? ms : Number.POSITIVE_INFINITY
}

export function rowOf(
  { contender, outcome }: Entry,
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
    longestBlockMs: outcome.longestBlockMs,
  }
}
