import { hmacSha256, sha256Hex } from './digests'
import { canonicalQuery } from './percent-encode'

export const ACS3_ALGORITHM = 'ACS3-HMAC-SHA256'

export interface Acs3Request {
  method: string
  /** Encoded. */
  path: string
  query: Iterable<[string, string]>
  /** Lower-case names. */
  headers: Readonly<Record<string, string>>
  signedHeaders: readonly string[]
}

export function canonicalRequestAcs3({ method, path, query, headers, signedHeaders }: Acs3Request): string {
  const names = [...signedHeaders].sort()
  return [
    method,
    path,
    canonicalQuery(query, false),
    names.map((name) => `${name}:${(headers[name] ?? '').trim()}\n`).join(''),
    names.join(';'),
    headers['x-acs-content-sha256'] ?? '',
  ].join('\n')
}

export function stringToSignAcs3(canonicalRequest: string): string {
  return `${ACS3_ALGORITHM}\n${sha256Hex(canonicalRequest)}`
}

export function signatureAcs3(accessKeySecret: string, stringToSign: string): string {
  return hmacSha256(accessKeySecret, stringToSign).toString('hex')
}
