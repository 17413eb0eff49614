import type { HostAnswer, HostFailure } from '@vod-upload/wx-like'
import type { AlipayAnswer, AlipayFailure } from './alipay-host'

export function toWxAnswer(answer: AlipayAnswer | undefined): HostAnswer {
  return { statusCode: statusOf(answer), data: answer?.data, header: headersIn(answer) }
}

/** Under either name; where both are there, perhaps in one of them alone, and at times an event told them before. */
export function headersIn({ headers, header }: Pick<AlipayAnswer, 'headers' | 'header'> = {}): unknown {
  return [headers, header].find((each) => Object.keys(Object(each)).length > 0)
}

export function toWxFailure(failure: AlipayFailure | undefined): HostFailure {
  const { error, errorMessage, errMsg, data } = failure ?? {}
  // Where no server has answered, `data` holds words of the host's own, at times the only ones.
  const said = [errorMessage || errMsg, data].filter((words) => typeof words === 'string' && words !== '')
  return { errMsg: said.length === 0 ? undefined : said.join(': '), errno: numberIn(error) }
}

/** Also where it is told as text, as the developer tools tell statuses. */
function numberIn(told: unknown): number | undefined {
  const number = typeof told === 'string' && told !== '' ? Number(told) : told
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}

export function failBy(fail: (reason: HostFailure) => void) {
  return (failure: AlipayFailure | undefined) => fail(toWxFailure(failure))
}

/**
 * What a server answered, as the host tells it by `fail`: documentation says that any status is a success, and yet
 * error 19 with 404, 500 and even 201 and 204 was seen by many. `undefined` where no server has answered.
 */
export function answerIn(failure: AlipayFailure | undefined): HostAnswer | undefined {
  return statusOf(failure) === undefined || isBrokenOff(failure) ? undefined : toWxAnswer(failure)
}

/** An aborted call and a broken line, which may have a status and nothing else of the answer. */
const brokenOff: readonly unknown[] = [9, 12]

function isBrokenOff({ error, data, headers, header }: AlipayFailure = {}): boolean {
  const isEmpty = [data, headers, header].every((each) => each === undefined || each === null)
  return isEmpty && brokenOff.indexOf(numberIn(error)) >= 0
}

/**
 * A status may be one of the host's own numbers: a timeout was seen as `{ error: 14, status: 13 }`. Those below 200 end
 * no call.
 */
function statusOf(answer: AlipayAnswer | undefined): number | undefined {
  const { statusCode, status } = answer ?? {}
  return [statusCode, status].map(Number).find((number) => number >= 200 && number <= 599)
}
