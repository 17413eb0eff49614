import { toBase64 } from '../bytes/base64'
import { toHex } from '../bytes/hex'
import { utf8Bytes } from '../bytes/utf8'
import { hmacSha1Base64, hmacSha256 } from '../integrity/hmac'
import type { ObjectAddress } from './address'
import type { Credential } from './credential'
import { scopeV4, V4_ALGORITHM } from './signature-v4'

export interface FormInput {
  readonly address: ObjectAddress
  readonly credential: Credential
  /** Milliseconds since 1970, by the server's clock as far as it is known. V4 only. */
  readonly at: number
  /** Of the bucket. V4 only; the credential's, where absent. */
  readonly region?: string
  readonly signature: 'v4' | 'v1'
  /** The smallest and the largest file that OSS will take; at most 5 GB. */
  readonly minBytes: number
  readonly maxBytes: number
  /** Milliseconds since 1970: the end of the policy; with V4, at most 7 days after `at`. */
  readonly expiresAt: number
  readonly contentType?: string
  readonly successStatus: 200 | 201 | 204
  /** For example `callback`, `x:name`. */
  readonly extraFields?: Readonly<Record<string, string>>
}

/** The fields of a PostObject form, in the order to send them; the file goes after them. Throws `option-invalid`. */
export function formFields(input: FormInput): Record<string, string> {
  const { address, credential, contentType } = input
  const { accessKeyId, accessKeySecret, securityToken } = credential
  const status = { success_action_status: String(input.successStatus) }
  const token: Record<string, string> = securityToken ? { 'x-oss-security-token': securityToken } : {}
  const rest = { ...status, ...(contentType && { 'x-oss-content-type': contentType }), ...input.extraFields }
  const { object: key, bucket } = address

  if (input.signature === 'v1') {
    const policy = policyBase64(input, { bucket, ...status })
    const signature = signPolicyV1(policy, accessKeySecret)
    return { key, policy, OSSAccessKeyId: accessKeyId, Signature: signature, ...token, ...rest }
  }
  const { time, credentialScope, key: signingKey } = scopeV4(credential, input.at, input.region)
  const signed = {
    'x-oss-signature-version': V4_ALGORITHM,
    'x-oss-credential': credentialScope,
    'x-oss-date': time,
    ...token,
  }
  // OSS refuses a V4 policy that does not demand bucket and all of `signed`.
  const policy = policyBase64(input, { bucket, ...status, ...signed })
  return { key, policy, ...signed, 'x-oss-signature': signPolicyV4(policy, signingKey), ...rest }
}

function policyBase64(input: FormInput, equal: Readonly<Record<string, string>>): string {
  const conditions: unknown[] = Object.keys(equal).map((name) => ({ [name]: equal[name] }))
  conditions.push(
    ['eq', '$key', input.address.object],
    ['content-length-range', input.minBytes, input.maxBytes],
  )
  const policy = { expiration: new Date(input.expiresAt).toISOString(), conditions }
  return toBase64(utf8Bytes(JSON.stringify(policy)))
}

/** Base64. */
export function signPolicyV1(policyInBase64: string, accessKeySecret: string): string {
  return hmacSha1Base64(accessKeySecret, policyInBase64)
}

/** Hex; the key is that of `signingKeyV4`. */
export function signPolicyV4(policyInBase64: string, signingKey: Uint8Array): string {
  return toHex(hmacSha256(signingKey, policyInBase64))
}
