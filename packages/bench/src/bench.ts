import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { bundleApp } from './contender-process'
import { type Group, groupsOf } from './groups'
import { lines } from './link/line-profile'
import { markdownOf } from './markdown'
import { createFilePicker, createVerifier } from './picked-files'
import { tableOf } from './report'
import { measureSteps, type Steps } from './run-alone'
import { type Cell, runCell } from './run-cell'
import { type GroupResult, runGroup } from './run-group'
import { createShareOfMachine } from './share-of-machine'
import type { Wish } from './wish'

export interface BenchExtras {
  readonly signal: AbortSignal
  print(line: string): void
  /** What goes on, for those who wait. */
  murmur(line: string): void
}

/** Slow lines run side by side, each cell on one of its own, as long as they carry no more than this together. */
const MOST_BITS_AT_ONCE = 100e6
const MOST_PROCESSES = 8

/** Runs what is wished, prints the table, and returns the results. */
export async function runBench(wish: Wish, { signal, print, murmur }: BenchExtras): Promise<GroupResult[]> {
  const folder = await mkdtemp(join(tmpdir(), 'vod-upload-bench-'))
  try {
    const bundle = await bundleApp(folder)
    const stage = {
      bundle,
      seed: wish.seed,
      signal,
      pickFiles: createFilePicker(folder),
      holdsFile: createVerifier(),
    }
    const share = createShareOfMachine(MOST_BITS_AT_ONCE, MOST_PROCESSES)
    const runOne = (cell: Cell) =>
      share.run(lines[cell.line].bitsPerSecond, async () => {
        const outcome = await runCell(cell, stage)
        murmur(murmured(cell, outcome.ms, outcome.failure))
        return outcome
      })
    const results = await inTurns(groupsOf(wish), (group) => runGroup(group, runOne))
    print(`${machineText()}; ${wish.extent} run, seed ${wish.seed}`)
    for (const line of tableOf(results)) print(line)
    if (results.some(({ jitless }) => jitless.length > 0))
      print(stepsText(await measureSteps(bundle, signal)))
    if (wish.json !== undefined) await writeFile(wish.json, jsonOf(wish, results))
    if (wish.markdown !== undefined) await writeFile(wish.markdown, markdownOf(results))
    return results
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Those that leave room for others together, the others one after another; results in the order of the groups. */
async function inTurns(
  groups: readonly Group[],
  run: (group: Group) => Promise<GroupResult>,
): Promise<GroupResult[]> {
  const results = new Map<Group, GroupResult>()
  const keep = async (group: Group) => {
    results.set(group, await run(group))
  }
  const isSlow = ({ line }: Group) => lines[line].bitsPerSecond < MOST_BITS_AT_ONCE
  await Promise.all(groups.filter(isSlow).map(keep))
  for (const group of groups.filter((group) => !isSlow(group))) await keep(group)
  return groups.flatMap((group) => results.get(group) ?? [])
}

function murmured(
  { line, contender, bound, load, jitless, watches }: Cell,
  ms: number,
  failure?: string,
): string {
  const how = contender === 'bound' ? ` ${bound.lanes} x ${Math.round(bound.partSizeBytes / 1024)} KB` : ''
  const end = failure === undefined ? `${Math.round(ms)} ms` : 'failed'
  const bytes = `${load.count} x ${Math.round(load.sizeBytes / 1024)} KB`
  return `${line} ${contender}${how}${jitless ? ' --jitless' : ''}${watches === 'time' ? '' : ` for ${watches}`}, ${bytes}: ${end}`
}

function stepsText({ withJitMs, withoutJitMs }: Steps): string {
  const [jit, jitless] = [withJitMs, withoutJitMs].map((ms) => ms.toFixed(1))
  return `\nours alone, on a host that costs nothing: longest block ${jit} ms, without a JIT ${jitless} ms`
}

function machineText(): string {
  const [first] = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  return `${cpus().length} x ${first?.model.trim()}, ${memory} GB, Node ${process.version}, ${process.platform}`
}

function jsonOf(wish: Wish, results: readonly GroupResult[]): string {
  return `${JSON.stringify({ machine: machineText(), extent: wish.extent, seed: wish.seed, results }, null, 2)}\n`
}
