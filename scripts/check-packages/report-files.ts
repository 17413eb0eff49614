// The committed reports: a change of what a package offers is a change of one of these files, which a reviewer sees.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { apiReport } from './api-report'
import type { Tarball } from './tarball'

const HOW_TO_ACCEPT =
  'If that is meant, run "npm run check:packages -- --built --update", and commit the report.'

export function writeReport(tarball: Tarball): void {
  writeFileSync(reportFile(tarball), apiReport(tarball))
}

/** @returns the lines that differ, and how to accept them */
export function judgeReport(tarball: Tarball): string[] {
  const file = reportFile(tarball)
  const committed = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
  const now = apiReport(tarball).split('\n')
  const differences = [
    ...committed.filter((line) => !now.includes(line)).map((line) => `-${line}`),
    ...now.filter((line) => !committed.includes(line)).map((line) => `+${line}`),
  ]
  if (committed.join('\n') === now.join('\n')) return []
  const shown = differences.slice(0, 20).map((line) => `\n    ${line}`)
  return [`The report of what it offers has changed. ${HOW_TO_ACCEPT}${shown.join('')}`]
}

function reportFile({ manifest }: Tarball): string {
  return join(__dirname, 'reports', `${manifest.name.split('/').pop()}.api.md`)
}
