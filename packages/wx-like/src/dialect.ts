import { type Capabilities, type PlatformErrorCode, withoutSecrets, wordsOf } from '@vod-upload/platform'
import type { HostFailure } from './host'

/** What differs between hosts shaped like `wx`, as data. */
export interface WxLikeDialect {
  /** For people: it begins sentences, as in `WeChat ended the call.` */
  readonly name: string
  readonly capabilities: Capabilities
  /** How `request` and `uploadFile` fail; the first rule that fits decides, and `network` is the rest. */
  readonly callFailures: readonly FailureRule[]
  /** How `stat` and `readFile` fail; the first rule that fits decides, and `file-unreadable` is the rest. */
  readonly fileFailures: readonly FailureRule[]
  /** What `getStorage` says of a key that is not there. */
  readonly absentKey: RegExp
  /** Where a domain is allowed for each of the two calls, in words that find the place in the host's console. */
  readonly domainLists: { readonly request: string; readonly uploadFile: string }
}

/** It fits if the message does, or if one of the numbers does. */
export interface FailureRule {
  readonly code: PlatformErrorCode
  readonly message?: RegExp
  readonly numbers?: readonly number[]
  /** A sentence for people, where this failure has a cure of its own. */
  readonly remedy?: string
}

/** What a failure means by the first rule that fits it, or `otherwise`. */
export function classify(
  rules: readonly FailureRule[],
  failure: HostFailure,
  otherwise: PlatformErrorCode,
): PlatformErrorCode {
  return fittingRule(rules, failure)?.code ?? otherwise
}

/** The first one that fits. */
export function fittingRule(rules: readonly FailureRule[], failure: HostFailure): FailureRule | undefined {
  const said = wordsOf(failure)
  const number = numberOf(failure)
  return rules.find(
    ({ message, numbers }) =>
      message?.test(said) === true || (number !== undefined && numbers?.includes(number) === true),
  )
}

/** The host's own words, as far as they may be repeated. */
export function saidBy(failure: HostFailure): string {
  const words = withoutSecrets(wordsOf(failure))
  const number = numberOf(failure)
  return number === undefined ? words : `${words}, ${number}`
}

function numberOf(failure: HostFailure | undefined): number | undefined {
  const number = failure?.errno ?? failure?.errNo ?? failure?.errCode ?? failure?.errorCode
  return typeof number === 'number' ? number : undefined
}
