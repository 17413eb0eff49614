import { signatureV1 } from './signature-v1'
import type { SigningInput } from './signing'

/** The headers to send: those given, and those that sign them. OSS takes V1 from older accounts and buckets only. */
export function signHeaderV1(input: SigningInput, alsoSigned?: readonly string[]): Record<string, string> {
  const { accessKeyId, securityToken } = input.credential
  // Hosts refuse to set `date`; OSS takes this one in its place.
  const date = new Date(input.at).toUTCString()
  const headers: Record<string, string> = { ...input.headers, 'x-oss-date': date }
  if (securityToken) headers['x-oss-security-token'] = securityToken
  headers.authorization = `OSS ${accessKeyId}:${signatureV1({ ...input, headers }, date, alsoSigned)}`
  return headers
}
