import type { Query } from './canonical'
import { scopeV4, signatureV4, signedHeaderNames, V4_ALGORITHM, type V4Options } from './signature-v4'
import type { SigningInput } from './signing'

/**
 * The query of a presigned URL: the parameters given, and those that sign them. It holds for `lifetimeSeconds`,
 * at most 7 days, from `input.at`. Headers that are signed must be sent with it. Throws `option-invalid` without a region.
 */
export function signQueryV4(input: SigningInput, lifetimeSeconds: number, options: V4Options = {}): Query {
  const scope = scopeV4(input.credential, input.at, input.region, options.product)
  const additional = signedHeaderNames(input.headers, options.additionalHeaders)
  const query: Record<string, string> = {
    ...input.query,
    'x-oss-signature-version': V4_ALGORITHM,
    'x-oss-date': scope.time,
    'x-oss-expires': String(lifetimeSeconds),
    'x-oss-credential': scope.credentialScope,
  }
  const { securityToken } = input.credential
  if (securityToken) query['x-oss-security-token'] = securityToken
  if (additional) query['x-oss-additional-headers'] = additional
  query['x-oss-signature'] = signatureV4({ ...input, query }, scope, additional)
  return query
}
