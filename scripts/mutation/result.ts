import { declarationAt } from './declaration-at'
import { type Mutant, type MutatedFile, type StrykerReport, unnoticed } from './run-stryker'

/** A change of the code that no test noticed, named so that it stays found when lines move. */
export interface Survivor {
  readonly folder: string
  readonly file: string
  /** The function or constant around it. */
  readonly within: string
  /** Stryker's name for this kind of change. */
  readonly mutator: string
  /** On one line, cut where it is long. */
  readonly original: string
  readonly replacement: string
}

export interface FolderResult {
  readonly name: string
  /** Of the files as they were mutated. */
  readonly digest: string
  readonly killed: number
  /** Made a test run forever, which is noticed too. */
  readonly timedOut: number
  readonly survived: number
}

/** What `docs/mutation.json` keeps. */
export interface MutationResult {
  readonly folders: readonly FolderResult[]
  readonly survivors: readonly Survivor[]
}

export type Counts = Pick<FolderResult, 'killed' | 'timedOut' | 'survived'>

/** Mutants that do not even compile, or that are left out on purpose, are in none of the counts. */
export function countsOf(report: StrykerReport): Counts {
  const statuses = Object.values(report.files).flatMap(({ mutants }) => mutants.map(({ status }) => status))
  const count = (wanted: readonly string[]) => statuses.filter((status) => wanted.includes(status)).length
  return { killed: count(['Killed']), timedOut: count(['Timeout']), survived: count(unnoticed) }
}

/** Sorted by name, since Stryker lists them as they come. */
export function survivorsOf(folder: string, report: StrykerReport): Survivor[] {
  const survivors = Object.entries(report.files).flatMap(([file, mutated]) =>
    mutated.mutants
      .filter(({ status }) => unnoticed.includes(status))
      .map((mutant) => survivorOf(folder, file, mutated, mutant)),
  )
  return survivors.sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1))
}

function survivorOf(folder: string, file: string, { source }: MutatedFile, mutant: Mutant): Survivor {
  const lines = source.split('\n')
  const offset = ({ line, column }: Mutant['location']['start']) =>
    lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, column - 1)
  const { start, end } = mutant.location
  return {
    folder,
    file,
    within: declarationAt(source, offset(start)),
    mutator: mutant.mutatorName,
    original: onOneLine(source.slice(offset(start), offset(end))),
    replacement: onOneLine(mutant.replacement ?? ''),
  }
}

function onOneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 100 ? `${line.slice(0, 99)}…` : line
}

/** Per cent of the mutants that a test noticed, to one decimal, never rounded up; 100 where there is none. */
export function scoreOf(counts: readonly Counts[]): number {
  const total = (pick: (each: Counts) => number) => counts.reduce((sum, each) => sum + pick(each), 0)
  const noticedOnes = total(({ killed, timedOut }) => killed + timedOut)
  const all = noticedOnes + total(({ survived }) => survived)
  return all === 0 ? 100 : Math.floor((noticedOnes * 1000) / all) / 10
}

/** The old result, with the folders that were mutated again in place of what was known of them. */
export function merge(
  before: MutationResult,
  after: MutationResult,
  order: readonly string[],
): MutationResult {
  const renewed = after.folders.map(({ name }) => name)
  const kept = <T>(items: readonly T[], nameOf: (item: T) => string) =>
    items.filter((item) => !renewed.includes(nameOf(item)))
  const folders = [...kept(before.folders, ({ name }) => name), ...after.folders]
  const survivors = [...kept(before.survivors, ({ folder }) => folder), ...after.survivors]
  return {
    folders: order.flatMap((name) => folders.filter((each) => each.name === name)),
    survivors: order.flatMap((name) => survivors.filter((each) => each.folder === name)),
  }
}
