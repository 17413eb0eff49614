import type { Backend } from '../backend'
import type { Grant } from '../identity/credential-book'
import { noteRefusal, takeStep } from '../refusal'
import { sameSignature } from '../signature/digests'
import { RPC_WINDOW_MS } from './nonce-book'
import type { RpcClaim } from './rpc-claim'
import { RpcError } from './rpc-error'

/** Judges who calls. @returns what the caller may do @throws RpcError */
export function verifyRpc(claim: RpcClaim, { credentials, nonces, now }: Backend): Grant {
  const { accessKeyId, timestamp, nonce } = claim
  if (timestamp !== undefined) takeStep('clock', claim, () => checkTimestamp(timestamp, now()))
  const verdict = credentials.judge(accessKeyId, claim.securityToken)
  if (!verdict.ok) {
    const refused = refusalOf(verdict.why)
    noteRefusal(refused, { step: 'key', claim })
    throw refused
  }
  if (!sameSignature(claim.expectedSignature(verdict.accessKeySecret), claim.signature)) {
    const refused = new RpcError(
      'SignatureDoesNotMatch',
      `Specified signature is not matched with our calculation. server string to sign is:${claim.stringToSign}`,
    )
    noteRefusal(refused, { step: 'signature', claim, accessKeySecret: verdict.accessKeySecret })
    throw refused
  }
  // Only now: a call that was refused has not used its nonce.
  takeStep('clock', claim, () => {
    if (nonces.use(accessKeyId, nonce)) return
    throw new RpcError('SignatureNonceUsed', 'Specified signature nonce was used already.')
  })
  return verdict.grant
}

function checkTimestamp(timestamp: string, now: number): void {
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(timestamp) ? Date.parse(timestamp) : Number.NaN
  // Date.parse takes a 30 February for a day in March.
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 19) !== timestamp.slice(0, 19)) {
    throw new RpcError('InvalidTimeStamp.Format', 'Specified time stamp or date value is not well formatted.')
  }
  if (Math.abs(now - at) > RPC_WINDOW_MS) {
    throw new RpcError('InvalidTimeStamp.Expired', 'Specified time stamp or date value is expired.')
  }
}

function refusalOf(
  why: 'key-unknown' | 'token-missing' | 'token-unknown' | 'token-mismatch' | 'expired',
): RpcError {
  switch (why) {
    case 'key-unknown':
      return new RpcError('InvalidAccessKeyId.NotFound', 'Specified access key is not found.', 404)
    case 'token-missing':
      return new RpcError('MissingSecurityToken', 'SecurityToken is mandatory for this action.')
    case 'token-unknown':
      return new RpcError('InvalidSecurityToken.Malformed', 'Specified SecurityToken is malformed.')
    case 'token-mismatch':
      return new RpcError(
        'InvalidSecurityToken.MismatchWithAccessKey',
        'Specified SecurityToken mismatch with the AccessKey.',
      )
    case 'expired':
      return new RpcError('InvalidSecurityToken.Expired', 'Specified SecurityToken is expired.')
  }
}
