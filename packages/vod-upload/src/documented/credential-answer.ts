import {
  type Credential,
  decodeUploadAddress,
  decodeUploadAuth,
  type Grant,
  UploadError,
} from '@vod-upload/core'
import type { Overrides } from './added-file'

/** What the app hands in when it is asked for a credential. */
export type CredentialAnswer =
  /** All that an upload needs, from VOD by way of the app's server. */
  | { readonly kind: 'grant'; readonly grant: Grant }
  /** The same without VOD: an STS token for an object of the app's own. */
  | { readonly kind: 'direct'; readonly grant: Grant }
  /** An STS token, for VOD to be asked with. */
  | { readonly kind: 'token'; readonly token: Credential }

/** The arguments of an STS token, as apps pass them: each may turn out to be something else. */
export interface StsArguments {
  readonly accessKeyId: unknown
  readonly accessKeySecret: unknown
  readonly securityToken: unknown
  /** Seconds from now, or a time in ISO 8601; what is neither counts as untold. */
  readonly expiration?: unknown
}

// All that follow throw `credential-invalid`, `credential-unavailable` or `option-invalid`, and never repeat what was passed.
// `nowMs`: milliseconds since 1970, by the server's clock as far as it is known.

export function grantAnswer(
  uploadAuth: unknown,
  uploadAddress: unknown,
  overrides: Overrides,
  nowMs: number,
): CredentialAnswer {
  if (!uploadAuth || !uploadAddress) throw noCredential()
  const credential = decodeUploadAuth(uploadAuth, nowMs)
  return {
    kind: 'grant',
    grant: { credential, address: { ...decodeUploadAddress(uploadAddress), ...overrides } },
  }
}

/** @param ended absent where VOD has refused the STS token before there was an address */
export function renewedAnswer(
  uploadAuth: unknown,
  ended: Grant | undefined,
  nowMs: number,
): CredentialAnswer {
  if (!uploadAuth) throw noCredential()
  return renewed(decodeUploadAuth(uploadAuth, nowMs), ended)
}

export function tokenAnswer(given: StsArguments, nowMs: number): CredentialAnswer {
  return { kind: 'token', token: readStsToken(given, nowMs) }
}

export function renewedTokenAnswer(
  given: StsArguments,
  ended: Grant | undefined,
  nowMs: number,
): CredentialAnswer {
  return renewed(readStsToken(given, nowMs), ended)
}

export function directAnswer(given: StsArguments, overrides: Overrides, nowMs: number): CredentialAnswer {
  const { endpoint, bucket, object } = overrides
  const token = readStsToken(given, nowMs)
  if (endpoint === undefined || bucket === undefined || object === undefined) {
    throw new UploadError(
      'option-invalid',
      'An upload without VOD needs to know where to: pass endpoint, bucket and object to addFile.',
    )
  }
  return { kind: 'direct', grant: { credential: token, address: { endpoint, bucket, object } } }
}

function renewed(credential: Credential, ended: Grant | undefined): CredentialAnswer {
  if (ended !== undefined) return { kind: 'grant', grant: { ...ended, credential } }
  throw new UploadError(
    'credential-invalid',
    'It is the STS token that has ended, before VOD told an address: answer with resumeUploadWithSTSToken.',
  )
}

function noCredential(): UploadError {
  return new UploadError(
    'credential-unavailable',
    'There is no UploadAuth and UploadAddress: did your server answer with an error?',
  )
}

function readStsToken(given: StsArguments, nowMs: number): Credential {
  const AccessKeyId = demandText(given.accessKeyId, 'AccessKeyId')
  const AccessKeySecret = demandText(given.accessKeySecret, 'AccessKeySecret')
  const SecurityToken = demandText(given.securityToken, 'SecurityToken')
  // It has the shape of a decoded UploadAuth, down to the ways of telling its end.
  return decodeUploadAuth(
    { AccessKeyId, AccessKeySecret, SecurityToken, Expiration: given.expiration },
    nowMs,
  )
}

function demandText(value: unknown, name: string): string {
  if (typeof value === 'string' && value.trim() !== '') return value
  const sentence = `The STS token has no ${name}: pass AccessKeyId, AccessKeySecret and SecurityToken as AssumeRole gave them.`
  throw new UploadError('credential-invalid', sentence)
}
