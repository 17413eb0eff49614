import type { SignedParts } from '../explain/signed-parts'
import { canonicalRequestAcs3, signatureAcs3, stringToSignAcs3 } from '../signature/acs3'
import { sha256Hex } from '../signature/digests'
import { signatureRpc, stringToSignRpc } from '../signature/rpc'
import { RpcError } from './rpc-error'
import { isAcs3, type RpcRequest } from './rpc-request'

const ACS3_FIELDS = /^ACS3-HMAC-SHA256 +Credential=([^,]+),\s*SignedHeaders=([^,]+),\s*Signature=([0-9a-f]+)$/

/** What a signed call claims, whichever of the two signatures it carries. */
export interface RpcClaim {
  accessKeyId: string
  securityToken: string | undefined
  signature: string
  /** Unlike that of any other call of this key. */
  nonce: string
  /** ISO 8601, UTC; optional, because the vendor's own JavaScript SDKs leave it out. */
  timestamp: string | undefined
  stringToSign: string
  parts: SignedParts
  expectedSignature(accessKeySecret: string): string
}

export function readRpcClaim(request: RpcRequest): RpcClaim {
  return isAcs3(request.incoming.headers) ? readAcs3(request) : readV1(request)
}

function readV1({ incoming, parameters }: RpcRequest): RpcClaim {
  const accessKeyId = parameters.get('AccessKeyId')
  const signature = parameters.get('Signature')
  if (!accessKeyId) throw new RpcError('MissingAccessKeyId', 'AccessKeyId is mandatory for this action.')
  if (!signature) throw new RpcError('MissingSignature', 'Signature is mandatory for this action.')
  const method = parameters.get('SignatureMethod') ?? 'HMAC-SHA1'
  if (method !== 'HMAC-SHA1' || (parameters.get('SignatureVersion') ?? '1.0') !== '1.0') {
    throw new RpcError('InvalidSignatureMethod', 'Specified signature method or version is not valid.')
  }
  const nonce = parameters.get('SignatureNonce')
  if (!nonce) throw missingNonce('SignatureNonce')
  return {
    accessKeyId,
    securityToken: parameters.get('SecurityToken'),
    signature,
    nonce,
    timestamp: parameters.get('Timestamp'),
    stringToSign: stringToSignRpc(incoming.method, parameters),
    parts: { version: 'RPC 1.0', method: incoming.method, parameters },
    expectedSignature(accessKeySecret) {
      return signatureRpc(accessKeySecret, this.stringToSign)
    },
  }
}

function readAcs3({ incoming, query, body }: RpcRequest): RpcClaim {
  const { method, rawPath, headers } = incoming
  const match = ACS3_FIELDS.exec(headers.authorization ?? '')
  if (!match) throw new RpcError('IncompleteSignature', 'The Authorization header is incomplete.')
  const [, accessKeyId = '', names = '', signature = ''] = match
  if (headers['x-acs-content-sha256'] !== sha256Hex(body)) {
    throw new RpcError('InvalidContentSha256', 'x-acs-content-sha256 does not match the body.')
  }
  const signedHeaders = names.split(';').map((name) => name.toLowerCase())
  const unsigned = Object.keys(headers).find(
    (name) => name.startsWith('x-acs-') && !signedHeaders.includes(name),
  )
  if (unsigned !== undefined || !signedHeaders.includes('host')) {
    throw new RpcError('IncompleteSignature', `The header ${unsigned ?? 'host'} must be signed.`)
  }
  const nonce = headers['x-acs-signature-nonce']
  if (!nonce) throw missingNonce('x-acs-signature-nonce')
  const acs3 = { method, path: rawPath, query, headers, signedHeaders }
  const canonical = canonicalRequestAcs3(acs3)
  return {
    accessKeyId,
    securityToken: headers['x-acs-security-token'],
    signature,
    nonce,
    timestamp: headers['x-acs-date'],
    stringToSign: stringToSignAcs3(canonical),
    parts: { version: 'ACS3', request: acs3 },
    expectedSignature(accessKeySecret) {
      return signatureAcs3(accessKeySecret, this.stringToSign)
    },
  }
}

/** Without a nonce a recorded call could be sent again. */
function missingNonce(name: string): RpcError {
  return new RpcError('MissingSignatureNonce', `${name} is mandatory for this action.`)
}
