// The self-check as a page runs it: bundled into one file of the examples by `npm run build:examples`.
import { judge } from '../contract/clause'
import { contract, type Report } from '../contract/contract'
import { type Phone, phoneBench } from './phone-bench'
import { detailOf, type PhoneFacts, summaryOf, writeReport } from './write-report'

export interface SelfCheck {
  /** One clause after the other. */
  readonly total: number
  /** Rejects where the server of the self-check does not answer; what else goes wrong stands in the report. */
  run(hear: (judged: JudgedClause) => void): Promise<SelfCheckResult>
}

/** Plain values, for `setData`. */
export interface JudgedClause {
  readonly id: string
  readonly promise: string
  readonly result: 'kept' | 'broken' | 'not here'
  /** Why it is not kept, or ''. */
  readonly detail: string
}

export interface SelfCheckResult {
  readonly summary: string
  /** For an issue. */
  readonly report: string
}

/** @param origin of the server of the self-check */
export function createSelfCheck(phone: Phone, facts: PhoneFacts, origin: string): SelfCheck {
  return {
    total: contract.length,
    async run(hear) {
      await phone.get(`${origin}/visits`)
      const bench = phoneBench(phone, origin)
      const reports: Report[] = []
      for (const clause of contract) {
        const verdict = await judge(clause, bench)
        reports.push({ clause, verdict })
        const { id, promise } = clause
        hear({ id, promise, result: verdict.result, detail: detailOf(verdict) })
      }
      return { summary: summaryOf(reports), report: writeReport(facts, phone.platform, reports, origin) }
    },
  }
}
