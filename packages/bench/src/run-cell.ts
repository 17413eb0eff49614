import { runContender } from './contender-process'
import type { BoundSettings, ContenderName, Measurement, Watched } from './contenders/job'
import type { Load } from './file-sets'
import { startLine } from './link/line'
import { type LineName, lines } from './link/line-profile'
import type { HoldsFile, PickFiles } from './picked-files'
import { type Sink, startSink } from './sink/sink-server'

/** One contender, once, over one line. */
export interface Cell {
  readonly line: LineName
  readonly contender: ContenderName
  readonly load: Load
  readonly bound: BoundSettings
  readonly jitless: boolean
  readonly watches: Watched
  /** One of many tries: not worth waiting for where it is far from the best. */
  readonly isTry: boolean
}

export interface Outcome extends Measurement {
  readonly requests: number
  readonly connections: number
  /** Of file data, beyond the files themselves. */
  readonly bytesAgain: number
}

/** What all cells of a run share. */
export interface Stage {
  readonly pickFiles: PickFiles
  readonly bundle: string
  readonly seed: number
  readonly signal: AbortSignal
  readonly holdsFile: HoldsFile
}

/** How long a cell may take: a machine that is busy, and so many times as long as the line needs. */
const deadlines = {
  try: { slackMs: 10_000, patience: 3 },
  cell: { slackMs: 60_000, patience: 6 },
} as const

export async function runCell(cell: Cell, stage: Stage): Promise<Outcome> {
  const { line: lineName, contender, load, bound, jitless, watches } = cell
  const { bundle, signal } = stage
  const profile = lines[lineName]
  const paths = await stage.pickFiles(load.count, load.sizeBytes)
  const files = paths.map((path, place) => ({ path, key: `file-${place}.mp4`, sizeBytes: load.sizeBytes }))
  const { slackMs, patience } = deadlines[cell.isTry ? 'try' : 'cell']
  const idealMs = (load.count * load.sizeBytes * 8000) / profile.bitsPerSecond
  const sink = await startSink()
  const line = await startLine(profile, sink.port, stage.seed)
  try {
    const measurement = await runContender(
      { contender, files, port: line.port, bound, watches },
      { bundle, jitless, deadlineMs: slackMs + patience * idealMs, signal },
    )
    const outcome = {
      ...measurement,
      requests: sink.requests,
      connections: line.connections,
      bytesAgain: Math.max(0, sink.dataBytes - load.count * load.sizeBytes),
    }
    if (outcome.failure !== undefined || (await allArrived(files, sink, stage.holdsFile))) return outcome
    return { ...outcome, failure: 'It says that it is done, and the bytes are not there.' }
  } finally {
    await line.close()
    await sink.close()
  }
}

async function allArrived(
  files: ReadonlyArray<{ readonly path: string; readonly key: string; readonly sizeBytes: number }>,
  { arrivals }: Sink,
  holdsFile: HoldsFile,
): Promise<boolean> {
  for (const { path, key, sizeBytes } of files) {
    if (!(await holdsFile(path, sizeBytes, arrivals.partsOf(key)))) return false
  }
  return true
}
