import { ACS3_ALGORITHM, canonicalRequestAcs3, signatureAcs3, stringToSignAcs3 } from '../signature/acs3'
import { sha256Hex } from '../signature/digests'
import { signatureRpc, stringToSignRpc } from '../signature/rpc'
import { RpcError } from './rpc-error'
import type { RpcRequest } from './rpc-request'

/** What a signed call claims, whichever of the two signatures it carries. */
export interface RpcClaim {
  accessKeyId: string
  securityToken: string | undefined
  signature: string
  nonce: string | undefined
  /** ISO 8601, UTC; optional, because the vendor's own JavaScript SDKs leave it out. */
  timestamp: string | undefined
  stringToSign: string
  expectedSignature(accessKeySecret: string): string
}

export function readRpcClaim(request: RpcRequest): RpcClaim {
  const { authorization } = request.incoming.headers
  return authorization?.startsWith(`${ACS3_ALGORITHM} `) ? readAcs3(request, authorization) : readV1(request)
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
  return {
    accessKeyId,
    securityToken: parameters.get('SecurityToken'),
    signature,
    nonce: parameters.get('SignatureNonce'),
    timestamp: parameters.get('Timestamp'),
    stringToSign: stringToSignRpc(incoming.method, parameters),
    expectedSignature(accessKeySecret) {
      return signatureRpc(accessKeySecret, this.stringToSign)
    },
  }
}

function readAcs3({ incoming, body }: RpcRequest, authorization: string): RpcClaim {
  const { method, rawPath, query, headers } = incoming
  const match = /Credential=([^,]+),\s*SignedHeaders=([^,]+),\s*Signature=([0-9a-f]+)$/.exec(authorization)
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
  const canonical = canonicalRequestAcs3({ method, path: rawPath, query, headers, signedHeaders })
  return {
    accessKeyId,
    securityToken: headers['x-acs-security-token'],
    signature,
    nonce: headers['x-acs-signature-nonce'],
    timestamp: headers['x-acs-date'],
    stringToSign: stringToSignAcs3(canonical),
    expectedSignature(accessKeySecret) {
      return signatureAcs3(accessKeySecret, this.stringToSign)
    },
  }
}
