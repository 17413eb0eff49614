import {
  scopeV4,
  signatureV4,
  signedHeaderNames,
  UNSIGNED_PAYLOAD,
  V4_ALGORITHM,
  type V4Options,
} from './signature-v4'
import type { SigningInput } from './signing'

/**
 * The headers to send: those given, and those that sign them. The body is not signed, so that a part need not be
 * hashed before it is sent. Throws `option-invalid` without a region.
 */
export function signHeaderV4(input: SigningInput, options: V4Options = {}): Record<string, string> {
  const scope = scopeV4(input.credential, input.at, input.region, options.product)
  const headers: Record<string, string> = {
    ...input.headers,
    'x-oss-date': scope.time,
    'x-oss-content-sha256': UNSIGNED_PAYLOAD,
  }
  const { securityToken } = input.credential
  if (securityToken) headers['x-oss-security-token'] = securityToken
  const additional = signedHeaderNames(headers, options.additionalHeaders)
  const signature = signatureV4({ ...input, headers }, scope, additional)
  const named = additional && `AdditionalHeaders=${additional},`
  headers.authorization = `${V4_ALGORITHM} Credential=${scope.credentialScope},${named}Signature=${signature}`
  return headers
}
