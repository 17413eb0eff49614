import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Clause, Verdict } from './clause'

export interface RecordedVerdict extends Pick<Clause, 'id' | 'topic' | 'promise'> {
  readonly position: string
  readonly verdict: Verdict
}

/** Leaves the verdicts for the table at the end of a run, if one is to be printed: `scripts/contract-table.mjs`. */
export function recordVerdicts(adapter: string, verdicts: readonly RecordedVerdict[]): void {
  const folder = process.env.CONTRACT_VERDICTS_FOLDER
  if (folder === undefined) return
  writeFileSync(join(folder, `${randomUUID()}.json`), JSON.stringify({ adapter, verdicts }))
}
