import type { PlatformAdapter } from '@vod-upload/platform'
import type { Verdict } from '../contract/clause'
import type { Report } from '../contract/contract'

/** Of the phone and its host, as the host tells it. */
export interface PhoneFacts {
  readonly host: string
  /** Of the host's app. */
  readonly version: string
  readonly baseLibrary: string
  readonly system: string
  readonly model: string
}

/**
 * To be pasted into an issue. It names no machine of the reporter's network, and quotes no query string.
 * @param origin of the server of the self-check
 */
export function writeReport(
  facts: PhoneFacts,
  { name, capabilities }: Pick<PlatformAdapter, 'name' | 'capabilities'>,
  reports: readonly Report[],
  origin: string,
): string {
  const abilities = Object.entries(capabilities).map(([ability, value]) => `${ability} ${value}`)
  return [
    'vod-upload self-check',
    `host: ${facts.host} ${facts.version}, base library ${facts.baseLibrary}`,
    `phone: ${[facts.model, facts.system].filter(Boolean).join(', ')}`,
    `adapter: ${name}; ${abilities.join(', ')}`,
    summaryOf(reports),
    '',
    ...reports.map((report) => withoutAddresses(lineOf(report), origin)),
  ].join('\n')
}

export function summaryOf(reports: readonly Report[]): string {
  const results: ReadonlyArray<Verdict['result']> = ['kept', 'broken', 'not here']
  const counts = results.map(
    (result) => `${reports.filter(({ verdict }) => verdict.result === result).length} ${result}`,
  )
  return `${counts.join(', ')} of ${reports.length}`
}

export function lineOf({ clause, verdict }: Report): string {
  const line = `${verdict.result} ${clause.id}: ${clause.promise}.`
  const detail = detailOf(verdict)
  return detail === '' ? line : `${line}\n  ${detail}`
}

export function detailOf(verdict: Verdict): string {
  if (verdict.result === 'broken') return verdict.why
  return verdict.result === 'not here' ? verdict.reason : ''
}

function withoutAddresses(text: string, origin: string): string {
  return text
    .split(origin)
    .join('http://server')
    .replace(/\?[^\s"']+/g, '?…')
}
