import { hmacSha256, sha256Hex } from './digests'
import { canonicalQuery, percentEncodePath } from './percent-encode'

export const V4_ALGORITHM = 'OSS4-HMAC-SHA256'
export const V4_TERMINATOR = 'aliyun_v4_request'
export const UNSIGNED_PAYLOAD = 'UNSIGNED-PAYLOAD'

export interface V4Request {
  method: string
  bucket: string | undefined
  /** Not encoded; undefined for an operation on the bucket. */
  key: string | undefined
  /** All of them but `x-oss-signature` itself. */
  query: Iterable<[string, string]>
  /** Lower-case names. */
  headers: Readonly<Record<string, string>>
  additionalHeaders: readonly string[]
}

/** What a credential is narrowed to: `<date>/<region>/<product>/aliyun_v4_request`. */
export interface V4Scope {
  /** yyyymmdd */
  date: string
  region: string
  product: string
}

export function scopeText({ date, region, product }: V4Scope): string {
  return `${date}/${region}/${product}/${V4_TERMINATOR}`
}

export function canonicalRequestV4(request: V4Request): string {
  const { method, bucket, key, query, headers } = request
  const uri = bucket === undefined ? '/' : `/${bucket}/${key ?? ''}`
  const additional = signedAdditionalHeaders(headers, request.additionalHeaders)
  const names = Object.keys(headers).filter((name) => isAlwaysSigned(name) || additional.includes(name))
  const canonicalHeaders = names.sort().map((name) => `${name}:${(headers[name] ?? '').trim()}\n`)
  return [
    method,
    percentEncodePath(uri),
    canonicalQuery(query, true),
    canonicalHeaders.join(''),
    additional.join(';'),
    headers['x-oss-content-sha256'] ?? UNSIGNED_PAYLOAD,
  ].join('\n')
}

/** Lower-case, sorted, without the absent ones and without those that are signed anyway. */
export function signedAdditionalHeaders(
  headers: Readonly<Record<string, string>>,
  wanted: readonly string[],
): string[] {
  const names = new Set(wanted.map((name) => name.toLowerCase()))
  return [...names].filter((name) => headers[name] !== undefined && !isAlwaysSigned(name)).sort()
}

/** @param time the `x-oss-date` value, yyyymmddTHHMMSSZ */
export function stringToSignV4(time: string, scope: V4Scope, canonicalRequest: string): string {
  return [V4_ALGORITHM, time, scopeText(scope), sha256Hex(canonicalRequest)].join('\n')
}

export function signingKeyV4(accessKeySecret: string, { date, region, product }: V4Scope): Buffer {
  const forDate = hmacSha256(`aliyun_v4${accessKeySecret}`, date)
  return hmacSha256(hmacSha256(hmacSha256(forDate, region), product), V4_TERMINATOR)
}

/** Lower-case hex. For a form the string to sign is the base64 policy itself. */
export function signatureV4(accessKeySecret: string, scope: V4Scope, stringToSign: string): string {
  return hmacSha256(signingKeyV4(accessKeySecret, scope), stringToSign).toString('hex')
}

function isAlwaysSigned(name: string): boolean {
  return name === 'content-type' || name === 'content-md5' || name.startsWith('x-oss-')
}
