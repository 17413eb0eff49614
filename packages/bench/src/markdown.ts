import { KB, MB } from './file-sets'
import type { GroupResult, Row } from './run-group'

const columns = ['ours', 'cos-wx-sdk-v5', 'wx.uploadFile', 'ali-oss'] as const

/** One row for each line and set of files: what each carried, as a share of the bound. */
export function markdownOf(results: readonly GroupResult[]): string {
  const heads = ['line', 'files', ...columns.map((name) => (name === 'ours' ? '**ours**' : name)), 'bound']
  const rules = heads.map((_, index) => (index < 2 ? '---' : '---:'))
  const rows = results.map(rowOf)
  return [heads, rules, ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('')
}

function rowOf({ group: { line, load }, rows }: GroupResult): string[] {
  const find = (contender: string) => rows.find((row) => row.contender === contender)
  const sizeText = load.sizeBytes >= MB ? `${load.sizeBytes / MB} MB` : `${load.sizeBytes / KB} KB`
  return [
    line,
    `${load.count} × ${sizeText}`,
    ...columns.map((name) => shareOf(find(name))),
    rateOf(find('bound')),
  ]
}

function shareOf(row: Row | undefined): string {
  if (row === undefined || row.outcome.failure !== undefined) return 'failed'
  return row.ofBound === undefined ? '' : row.ofBound.toFixed(2)
}

function rateOf(row: Row | undefined): string {
  return row?.bytesPerSecond === undefined ? 'failed' : `${(row.bytesPerSecond / 1e6).toFixed(2)} MB/s`
}
