import type { CredentialBook, Grant } from '../identity/credential-book'
import { noteRefusal, takeStep } from '../refusal'
import { sameSignature } from '../signature/digests'
import type { Claim } from './claim'
import { OssError } from './oss-error'

/** How far a request's time may be from the server's. Source: MaxAllowedSkewMilliseconds in OSS's own answer. */
export const MAX_SKEW_MS = 900_000

const REFUSAL = {
  'key-unknown': 'InvalidAccessKeyId',
  // OSS does not find a temporary key among the permanent ones where it looks without a token.
  'token-missing': 'InvalidAccessKeyId',
  'token-unknown': 'InvalidSecurityToken',
  'token-mismatch': 'AccessKeyIdAndSecurityTokenNotMatch',
  expired: 'SecurityTokenExpired',
} as const

/**
 * Judges a claim: its time, its region, its key and token, its signature.
 * @returns what the signer may do
 * @throws OssError
 */
export function verifyClaim(
  claim: Claim,
  { credentials, now, bucketRegion }: { credentials: CredentialBook; now: number; bucketRegion: string },
): Grant {
  takeStep('clock', claim, () => checkTime(claim, now))
  takeStep('region', claim, () => {
    if (claim.region && claim.region.name !== bucketRegion) throw claim.region.refusal
  })
  const verdict = credentials.judge(claim.accessKeyId, claim.securityToken)
  if (!verdict.ok) {
    const refused = new OssError(REFUSAL[verdict.why], { details: { OSSAccessKeyId: claim.accessKeyId } })
    noteRefusal(refused, { step: 'key', claim })
    throw refused
  }
  if (!sameSignature(claim.expectedSignature(verdict.accessKeySecret), claim.signature)) {
    const refused = new OssError('SignatureDoesNotMatch', {
      details: {
        OSSAccessKeyId: claim.accessKeyId,
        SignatureProvided: claim.signature,
        StringToSign: claim.stringToSign,
        ...(claim.canonicalRequest === undefined ? {} : { CanonicalRequest: claim.canonicalRequest }),
      },
    })
    noteRefusal(refused, { step: 'signature', claim, accessKeySecret: verdict.accessKeySecret })
    throw refused
  }
  return verdict.grant
}

function checkTime({ validity }: Claim, now: number): void {
  const ServerTime = new Date(now).toISOString()
  if (validity.kind === 'signed-at') {
    if (Math.abs(now - validity.at) <= MAX_SKEW_MS) return
    throw new OssError('RequestTimeTooSkewed', {
      details: {
        MaxAllowedSkewMilliseconds: String(MAX_SKEW_MS),
        RequestTime: new Date(validity.at).toISOString(),
        ServerTime,
      },
    })
  }
  if (validity.from !== undefined && validity.from - now > MAX_SKEW_MS) {
    throw new OssError('AccessDenied', {
      message: 'Request is not valid yet.',
      ec: '0002-00000235',
      details: { RequestTime: new Date(validity.from).toISOString(), ServerTime },
    })
  }
  if (validity.until !== undefined && now > validity.until) {
    throw new OssError('AccessDenied', {
      message: 'Request has expired.',
      details: { Expires: new Date(validity.until).toISOString(), ServerTime },
    })
  }
}
