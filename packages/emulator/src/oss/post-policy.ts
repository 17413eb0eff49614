import { OssError } from './oss-error'

export interface PostPolicy {
  /** Milliseconds since 1970. */
  expiresAt: number
  conditions: readonly PolicyCondition[]
}

export type PolicyCondition =
  | { kind: 'eq' | 'starts-with'; field: string; value: string; text: string }
  | { kind: 'in' | 'not-in'; field: string; values: readonly string[]; text: string }
  | { kind: 'content-length-range'; minBytes: number; maxBytes: number }

/** @param base64 the `policy` field */
export function parsePolicy(base64: string): PostPolicy {
  const document = parseJson(Buffer.from(base64, 'base64').toString('utf8'))
  if (!isRecord(document)) throw invalidPolicy('policy must be a JSON object.')
  const { expiration, conditions } = document
  if (typeof expiration !== 'string') throw invalidPolicy("policy is missing 'expiration'.")
  if (conditions === undefined) throw invalidPolicy("policy is missing 'conditions'.", '0006-00000207')
  if (!Array.isArray(conditions)) throw invalidPolicy("'conditions' must be a list.", '0006-00000214')
  if (conditions.length === 0) throw invalidPolicy("'conditions' must not be empty.")
  const isIsoUtc = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(expiration)
  const expiresAt = isIsoUtc ? Date.parse(expiration) : Number.NaN
  if (Number.isNaN(expiresAt)) throw invalidPolicy("'expiration' must be an ISO 8601 time in UTC.")
  return { expiresAt, conditions: conditions.map(parseCondition) }
}

function parseCondition(condition: unknown): PolicyCondition {
  const text = JSON.stringify(condition).replaceAll('","', '", "')
  if (Array.isArray(condition)) return parseListCondition(condition, text)
  if (!isRecord(condition)) throw invalidPolicy('a condition must be a map or a list.', '0006-00000222')
  const [entry, ...more] = Object.entries(condition)
  if (!entry || more.length > 0 || typeof entry[1] !== 'string') {
    throw invalidPolicy('a map condition must have one name and one text value.')
  }
  const [field, value] = entry
  return {
    kind: 'eq',
    field: field.toLowerCase(),
    value,
    text: `["eq", "$${field}", ${JSON.stringify(value)}]`,
  }
}

function parseListCondition(condition: unknown[], text: string): PolicyCondition {
  const [mode, second, third] = condition
  if (condition.length !== 3) throw invalidPolicy('a list condition must have three items.', '0006-00000218')
  if (mode === 'content-length-range') {
    const minBytes = Number(second)
    const maxBytes = Number(third)
    if (!(minBytes >= 0 && maxBytes >= minBytes)) throw invalidPolicy('content-length-range is invalid.')
    return { kind: mode, minBytes, maxBytes }
  }
  if (typeof second !== 'string') throw invalidPolicy("a condition's field must be text.")
  const field = second.replace(/^\$/, '').toLowerCase()
  if ((mode === 'eq' || mode === 'starts-with') && typeof third === 'string') {
    return { kind: mode, field, value: third, text }
  }
  if (
    (mode === 'in' || mode === 'not-in') &&
    Array.isArray(third) &&
    third.every((v) => typeof v === 'string')
  ) {
    return { kind: mode, field, values: third, text }
  }
  throw invalidPolicy('a condition has an unknown matching mode or a wrong value.', '0006-00000218')
}

/** @param fields the form's fields under lower-case names, and `bucket` */
export function checkFields(policy: PostPolicy, fields: Readonly<Record<string, string>>): void {
  for (const condition of policy.conditions) {
    if (condition.kind === 'content-length-range' || holds(condition, fields[condition.field] ?? '')) continue
    throw new OssError('AccessDenied', {
      message: `Invalid according to Policy: Policy Condition failed: ${condition.text}`,
      ec: '0006-00000227',
    })
  }
}

export function checkLength(policy: PostPolicy, sizeBytes: number): void {
  for (const condition of policy.conditions) {
    if (condition.kind !== 'content-length-range') continue
    if (sizeBytes > condition.maxBytes) throw new OssError('EntityTooLarge')
    if (sizeBytes < condition.minBytes) throw new OssError('EntityTooSmall')
  }
}

export function checkExpiration(policy: PostPolicy, now: number): void {
  if (now <= policy.expiresAt) return
  throw new OssError('AccessDenied', { message: 'Invalid according to Policy: Policy expired.' })
}

/** V4: the fields that make up the signature, and the bucket, must themselves be conditions of the policy. */
export function checkRequiredConditions(policy: PostPolicy, required: readonly string[]): void {
  const named = new Set(policy.conditions.flatMap((c) => (c.kind === 'eq' ? [c.field] : [])))
  const missing = required.find((field) => !named.has(field))
  if (missing === undefined) return
  throw new OssError('AccessDenied', {
    message: `Invalid according to Policy: Extra input fields: ${missing}`,
    ec: '0006-00000228',
  })
}

function holds(
  condition: Exclude<PolicyCondition, { kind: 'content-length-range' }>,
  value: string,
): boolean {
  switch (condition.kind) {
    case 'eq':
      return value === condition.value
    case 'starts-with':
      return value.startsWith(condition.value)
    case 'in':
      return condition.values.includes(value)
    case 'not-in':
      return !condition.values.includes(value)
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw invalidPolicy('policy is not JSON.')
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function invalidPolicy(reason: string, ec?: string): OssError {
  return new OssError('InvalidPolicyDocument', { message: `Invalid Policy: ${reason}`, ec })
}
