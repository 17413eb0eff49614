import { parseBasicTime, parseHttpTime } from '../oss/signing-time'
import type { CheckStep } from '../refusal'
import type { SignedParts } from './signed-parts'

/** What each step of the check asks. */
export const QUESTIONS: Readonly<Record<CheckStep, string>> = {
  reading: 'Is it signed, in a form that can be read?',
  clock: 'Was it signed just now, and is it meant for now?',
  region: 'Was it signed for the region of this bucket?',
  key: 'Are the key and its token known, of one pair, and still valid?',
  signature: 'Does the signature fit what was sent?',
  policy: 'Does the form keep to its policy?',
  permission: 'May this key do this?',
}

const BY_CODE: Readonly<Record<string, string>> = {
  InvalidAccessKeyId:
    'The key is not known here. Was the UploadAuth made by another emulator, by the real VOD, or before the data folder was removed? A temporary key that comes without its token is not found either.',
  'InvalidAccessKeyId.NotFound':
    'The key is not known here. Sign calls on VOD and STS with the key pair that the emulator prints at its start.',
  InvalidSecurityToken:
    'The token is none that was issued here. Was it cut short, or did a + in it become a blank? Encode it where it goes into a query.',
  'InvalidSecurityToken.Malformed':
    'The token is none that was issued here. Was it cut short, or did a + in it become a blank?',
  AccessKeyIdAndSecurityTokenNotMatch:
    'Key and token are of two pairs. Change them together when a credential is renewed; the permanent key takes no token.',
  'InvalidSecurityToken.MismatchWithAccessKey':
    'Key and token are of two pairs. Change them together when a credential is renewed; the permanent key takes no token.',
  MissingSecurityToken: 'A temporary key was used without its token. Send the token as SecurityToken.',
  SecurityTokenExpired:
    'The credential has expired. Ask your server for a new one (RefreshUploadVideo) and go on with the same upload: parts that have arrived stay.',
  'InvalidSecurityToken.Expired': 'The credential has expired. Assume the role again.',
  SignatureNonceUsed:
    'A call with this nonce has come before. Make a new nonce and a new signature for every call, also when it is repeated.',
}

const BY_STEP: Readonly<Record<CheckStep, string>> = {
  reading: 'Compare how the signature was written with what the service says above.',
  clock: 'Look at the time that was signed, and at how it is written.',
  region: 'Take the region that comes with the UploadAuth, and sign with that.',
  key: 'Look where the key and the token come from.',
  signature: '',
  policy:
    'Compare the fields of the form with the conditions that were signed: names, values, length, and the time it expires.',
  permission:
    'An UploadAuth may write the one file that it was made for, and nothing else: take bucket and key from the UploadAddress that came with it. Reading and deleting take the account.',
}

/** What the client should do, where no comparison of signed texts can tell. */
export function adviceFor(
  step: CheckStep,
  code: string,
  { at, parts, isAnonymous }: { at: number; parts: SignedParts | undefined; isAnonymous: boolean },
): string {
  if (isAnonymous) {
    return 'The request carries no signature: neither an Authorization header, nor one in the query or in the form. Objects here are not public.'
  }
  const signedAt = parts && signingTime(parts)
  if (step === 'clock' && signedAt !== undefined && code !== 'SignatureNonceUsed')
    return clockAdvice(signedAt - at)
  return BY_CODE[code] ?? BY_STEP[step]
}

function clockAdvice(aheadMs: number): string {
  const minutes = Math.round(Math.abs(aheadMs) / 60_000)
  return (
    `The client's clock is ${minutes} minutes ${aheadMs > 0 ? 'ahead of' : 'behind'} the server's, and 15 are allowed. ` +
    'Take the time from the Date header of an answer, keep the difference, and sign again; phones are often off.'
  )
}

function signingTime(parts: SignedParts): number | undefined {
  if (parts.version === 'V4') return parseBasicTime(parts.time)
  if (parts.version === 'V1') return parseHttpTime(parts.request.dateLine)
  const text = parts.version === 'RPC 1.0' ? parts.parameters.get('Timestamp') : undefined
  const at = Date.parse(text ?? '')
  return Number.isNaN(at) ? undefined : at
}
