import type { AdapterBench } from './bench'
import { cancelClauses } from './cancel-clauses'
import { capabilityClauses } from './capability-clauses'
import { type Clause, judge, type Verdict } from './clause'
import { errorClauses } from './error-clauses'
import { fileClauses } from './file-clauses'
import { formClauses } from './form-clauses'
import { httpAnswerClauses } from './http-answer-clauses'
import { httpClauses } from './http-clauses'
import { storageClauses } from './storage-clauses'
import { wakeClauses } from './wake-clauses'

/** All that `packages/platform/src/adapter.ts` promises, clause by clause. */
export const contract: readonly Clause[] = [
  ...fileClauses,
  ...httpClauses,
  ...httpAnswerClauses,
  ...formClauses,
  ...cancelClauses,
  ...storageClauses,
  ...capabilityClauses,
  ...wakeClauses,
  ...errorClauses,
]

export interface Report {
  readonly clause: Clause
  readonly verdict: Verdict
}

/** Holds an adapter to every clause, one after the other, as a page on a phone can do too. */
export async function runContract(
  bench: AdapterBench,
  clauses: readonly Clause[] = contract,
): Promise<readonly Report[]> {
  const reports: Report[] = []
  for (const clause of clauses) reports.push({ clause, verdict: await judge(clause, bench) })
  return reports
}
