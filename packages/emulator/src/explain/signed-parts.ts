import { type Acs3Request, canonicalRequestAcs3, signatureAcs3, stringToSignAcs3 } from '../signature/acs3'
import { hmacSha1Base64 } from '../signature/digests'
import { signatureV1, stringToSignV1, type V1Request } from '../signature/oss-v1'
import {
  canonicalRequestV4,
  signatureV4,
  stringToSignV4,
  type V4Request,
  type V4Scope,
} from '../signature/oss-v4'
import { signatureRpc, stringToSignRpc } from '../signature/rpc'

/** What a signature is made of, for each way to sign. */
export type SignedParts =
  | { version: 'V1'; request: V1Request }
  | { version: 'V4'; request: V4Request; time: string; scope: V4Scope }
  | { version: 'form V1'; policy: string }
  | { version: 'form V4'; policy: string; scope: V4Scope }
  | { version: 'RPC 1.0'; method: string; parameters: ReadonlyMap<string, string> }
  | { version: 'ACS3'; request: Acs3Request }

/** The text whose lines tell: for V4 and ACS3 the canonical request, of which the string to sign holds a digest only. */
export function tellingText(parts: SignedParts): string {
  switch (parts.version) {
    case 'V1':
      return stringToSignV1(parts.request)
    case 'V4':
      return canonicalRequestV4(parts.request)
    case 'form V1':
    case 'form V4':
      return parts.policy
    case 'RPC 1.0':
      return stringToSignRpc(parts.method, parts.parameters)
    case 'ACS3':
      return canonicalRequestAcs3(parts.request)
  }
}

/** The string to sign, where that is not the telling text itself but holds its digest. */
export function digestOf(parts: SignedParts): string | undefined {
  const text = tellingText(parts)
  if (parts.version === 'V4') return stringToSignV4(parts.time, parts.scope, text)
  return parts.version === 'ACS3' ? stringToSignAcs3(text) : undefined
}

/** @param text as `tellingText` gives it, or as a client may have had it */
export function signText(parts: SignedParts, text: string, accessKeySecret: string): string {
  switch (parts.version) {
    case 'V1':
      return signatureV1(accessKeySecret, text)
    case 'V4':
      return signatureV4(accessKeySecret, parts.scope, stringToSignV4(parts.time, parts.scope, text))
    case 'form V1':
      return hmacSha1Base64(accessKeySecret, text)
    case 'form V4':
      return signatureV4(accessKeySecret, parts.scope, text)
    case 'RPC 1.0':
      return signatureRpc(accessKeySecret, text)
    case 'ACS3':
      return signatureAcs3(accessKeySecret, stringToSignAcs3(text))
  }
}
