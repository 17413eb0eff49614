import { KB, MB } from './file-sets'
import type { GroupResult, Row } from './run-group'

const MOST_WORDS = 160

const headings = [
  'contender',
  'MB/s',
  'of bound',
  'MB again',
  'requests',
  'memory MB',
  'held MB',
  'block ms',
  'CPU s/GB',
]

/** The table of all groups, in lines. */
export function tableOf(results: readonly GroupResult[]): string[] {
  return results.flatMap((result) => [
    '',
    titleOf(result),
    ...aligned([headings, ...result.rows.map((row) => cellsOf(row, ''))]),
    ...(result.jitless.length > 0
      ? ['without a JIT:', ...aligned([headings, ...result.jitless.map((row) => cellsOf(row, ' --jitless'))])]
      : []),
    ...failuresOf(result),
  ])
}

function titleOf({ group, bound }: GroupResult): string {
  const { line, fileSet, load } = group
  const sent =
    load.count === 1 ? `1 x ${sizeText(load.sizeBytes)}` : `${load.count} x ${sizeText(load.sizeBytes)}`
  const slices = load.count === 1 ? ` of ${sizeText(bound.partSizeBytes)}` : ''
  return `${line}, ${fileSet}: sent ${sent}; bound: ${bound.lanes} PUTs${slices} at once`
}

function cellsOf(row: Row, note: string): string[] {
  const { contender, outcome, ofBound, bytesPerSecond, cpuSecondsPerGB, heldBytes, longestBlockMs } = row
  const name = contender + note
  if (outcome.failure !== undefined) return [name, 'failed', '', '', String(outcome.requests), '', '', '', '']
  return [
    name,
    fixed((bytesPerSecond ?? 0) / 1e6, 2),
    ofBound === undefined ? '' : fixed(ofBound, 3),
    fixed(outcome.bytesAgain / MB, 1),
    String(outcome.requests),
    fixed(outcome.peakBytes / MB, 1),
    heldBytes === undefined ? '' : fixed(heldBytes / MB, 1),
    longestBlockMs === undefined ? '' : fixed(longestBlockMs, 1),
    fixed(cpuSecondsPerGB ?? 0, 2),
  ]
}

function failuresOf({ rows, jitless }: GroupResult): string[] {
  return [...rows, ...jitless].flatMap(({ contender, outcome: { failure } }) =>
    failure === undefined ? [] : [`${contender} failed: ${firstWords(failure)}`],
  )
}

/** Some SDKs tell a page of it; the whole of it is in the JSON. */
function firstWords(failure: string): string {
  return (failure.split('\n')[0] ?? '').slice(0, MOST_WORDS)
}

function fixed(value: number, digits: number): string {
  return value.toFixed(digits)
}

function sizeText(bytes: number): string {
  return bytes >= MB ? `${Math.round(bytes / MB)} MB` : `${Math.round(bytes / KB)} KB`
}

/** Columns as wide as their widest cell: the first to the left, figures to the right. */
export function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  )
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  )
}
