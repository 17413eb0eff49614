import { type CheckedAddress, checkAddress } from './check-address'
import { type CheckedAuth, checkAuth, checkKeys, textOf } from './check-auth'
import { checkExpiry } from './check-expiry'
import { checkTogether } from './check-together'
import { type CorsRule, corsRule } from './cors-rule'
import type { DoctorArguments } from './doctor-arguments'
import { domainsFor, type HostDomains } from './domains'
import { bucketOrigin, readEndpoint } from './endpoint'
import { type ErrorReport, explainError } from './explain-error'
import { type Finding, problem } from './finding'
import { readAnswer } from './read-answer'

/** What was given, each text read from where the arguments say. */
export interface Given extends Omit<DoctorArguments, 'at'> {
  now: number
}

export interface Diagnosis {
  /** Undefined where no bucket is known. */
  hosts: HostDomains[] | undefined
  /** Undefined where no page in a browser is asked for. */
  cors: CorsRule | undefined
  /** Undefined where no credential was given. */
  credential: Finding[] | undefined
  errors: ErrorReport[]
  isWell: boolean
  /** Never shown: whatever is shown is searched for them. */
  secrets: string[]
}

interface CheckedCredential {
  findings: Finding[]
  auth: CheckedAuth | undefined
  address: CheckedAddress | undefined
  /** VOD's own error, which the server passed on. */
  refusal: ErrorReport | undefined
  secrets: string[]
}

export function diagnose(given: Given): Diagnosis {
  const checked = credentialIn(given)
  const errors = [
    ...(checked?.refusal === undefined ? [] : [checked.refusal]),
    ...(given.error === undefined ? [] : [explainError(given.error, given.signed)]),
  ]
  const hosts = hostsIn(given, checked)
  const together = checked === undefined ? [] : checkTogether({ ...given, ...checked })
  const credential = checked === undefined ? undefined : [...checked.findings, ...together]
  return {
    hosts,
    cors: hosts?.some(({ hasCors }) => hasCors) ? corsRule(given.pageOrigins) : undefined,
    credential,
    errors,
    isWell: errors.length === 0 && !credential?.some(({ level }) => level === 'problem'),
    secrets: checked?.secrets ?? [],
  }
}

function credentialIn(given: Given): CheckedCredential | undefined {
  if (given.answer !== undefined) return answerIn(given.answer, given.now)
  if (given.auth === undefined && given.address === undefined) return undefined
  return pairIn(given.auth, given.address, given.now)
}

function answerIn(text: string, now: number): CheckedCredential {
  const { findings, uploadAuth, uploadAddress, sts, refusal } = readAnswer(text)
  if (sts) {
    const secrets = [sts.AccessKeyId, sts.AccessKeySecret, sts.SecurityToken].flatMap(
      (each) => textOf(each) ?? [],
    )
    const all = [...findings, ...checkKeys(sts), ...checkExpiry(sts, now)]
    return { findings: all, auth: undefined, address: undefined, refusal: undefined, secrets }
  }
  if (refusal) {
    const passedOn = problem(
      'answer',
      'It holds no credential, but an error of VOD.',
      'Answer the app with a status of 4xx or 5xx then.',
    )
    const { code: Code, message: Message, requestId: RequestId } = refusal
    return {
      findings: [...findings, passedOn],
      auth: undefined,
      address: undefined,
      refusal: explainError(JSON.stringify({ Code, Message, RequestId }), undefined),
      secrets: [],
    }
  }
  const pair = pairIn(uploadAuth, uploadAddress, now)
  return { ...pair, findings: [...findings, ...pair.findings] }
}

function pairIn(
  uploadAuth: string | undefined,
  uploadAddress: string | undefined,
  now: number,
): CheckedCredential {
  const auth = uploadAuth === undefined ? undefined : checkAuth(uploadAuth, now)
  const address = uploadAddress === undefined ? undefined : checkAddress(uploadAddress)
  return {
    findings: [...(auth?.findings ?? []), ...(address?.findings ?? [])],
    auth,
    address,
    refusal: undefined,
    secrets: auth?.secrets ?? [],
  }
}

function hostsIn(given: Given, checked: CheckedCredential | undefined): HostDomains[] | undefined {
  const { region, buckets, isAccelerated, targets, server } = given
  const endpoints = region === undefined ? [] : [`oss-${region}.aliyuncs.com`]
  if (isAccelerated) endpoints.push('oss-accelerate.aliyuncs.com')
  const named = endpoints.flatMap((endpoint) =>
    buckets.map((bucket) => bucketOrigin(bucket, readEndpoint(endpoint))),
  )
  const { bucket, endpoint } = checked?.address ?? {}
  const found = bucket === undefined || endpoint === undefined ? [] : [bucketOrigin(bucket, endpoint)]
  const bucketOrigins = [...new Set([...named, ...found])]
  const knownRegion = region ?? endpoint?.region ?? checked?.auth?.region
  if (bucketOrigins.length === 0 && region === undefined) return undefined
  return domainsFor(targets, { region: knownRegion, bucketOrigins, server })
}
