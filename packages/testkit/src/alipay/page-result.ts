import type { Outcome } from '../host/callbacks'
import type { NetworkApi } from '../host/failures'
import type { Header } from '../host/header'
import type { RawAnswer } from '../host/http-exchange'
import { copyOf, toPageHeader, toText } from '../host/page-answer'
import { refusals, statusRefusal } from './error-messages'
import type { AlipaySwitches } from './switches'

/** What `success` is given; which of the names are there depends on the client. */
export interface PageResult {
  data: unknown
  status?: number | string
  statusCode?: number | string
  headers?: Header
  header?: Header
}

type AnswerSwitches = Pick<
  AlipaySwitches,
  | 'status4xx'
  | 'status204'
  | 'hiddenHeaders'
  | 'statusAs'
  | 'headerCase'
  | 'responseMember'
  | 'failedMember'
  | 'uploadHeaders'
  | 'uploadStatusNumber'
  | 'failureWords'
>

/** Whether an answer is a success is this host's own idea; where not, the answer stands beside the error. */
export function toPageOutcome(
  api: NetworkApi,
  { status, rawHeaders, body }: RawAnswer,
  dataType: string | undefined,
  switches: AnswerSwitches,
): Outcome<PageResult> {
  const isByEvent = api === 'uploadFile' && switches.uploadHeaders !== 'answer'
  const headers = isByEvent ? undefined : visibleHeader(rawHeaders, switches)
  const answer = { status: inForm(status, switches), headers }
  const beside = { ...named(answer, switches.failedMember), data: toText(body) }
  if (fails(status, switches)) return { failure: { ...statusRefusal(api, switches), ...beside } }
  const data = toPageData(body, dataType)
  if (data === undefined) return { failure: { ...refusals.notJson, ...beside } }
  return { result: { data, ...named(answer, switches.responseMember) } }
}

function fails(status: number, { status4xx, status204 }: AnswerSwitches): boolean {
  if (status === 200) return false
  return (status < 300 ? status204 : status4xx) === 'fail'
}

/** Cookies are kept from every page. */
export function visibleHeader(rawHeaders: readonly string[], switches: AnswerSwitches): Header {
  const seen = toPageHeader(rawHeaders, switches.headerCase)
  const hidden = ['set-cookie', ...switches.hiddenHeaders]
  return Object.fromEntries(Object.entries(seen).filter(([name]) => !hidden.includes(name.toLowerCase())))
}

function named(
  { status, headers }: { readonly status: number | string; readonly headers: Header | undefined },
  member: AnswerSwitches['responseMember'],
): Omit<PageResult, 'data'> {
  return {
    ...(member === 'header' ? {} : { status, ...(headers && { headers }) }),
    ...(member === 'headers' ? {} : { statusCode: status, ...(headers && { header: headers }) }),
  }
}

function inForm(status: number, { statusAs }: AnswerSwitches): number | string {
  return statusAs === 'string' ? String(status) : status
}

/** Unlike its relatives, this host takes a body that is no JSON for an error: `undefined`. */
function toPageData(body: Buffer, dataType = 'json'): unknown {
  if (dataType === 'arraybuffer') return copyOf(body)
  if (dataType === 'base64') return body.toString('base64')
  const text = toText(body)
  if (dataType !== 'json') return text
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
