import type { Query } from './canonical'
import { signatureV1 } from './signature-v1'
import type { SigningInput } from './signing'

/** The query of a presigned URL that holds until `expiresAt`, milliseconds since 1970, by the server's clock. */
export function signQueryV1(input: Omit<SigningInput, 'at' | 'region'>, expiresAt: number): Query {
  const { accessKeyId, securityToken } = input.credential
  const query: Record<string, string> = { ...input.query }
  if (securityToken) query['security-token'] = securityToken
  const expires = String(Math.floor(expiresAt / 1000))
  const signature = signatureV1({ ...input, query }, expires)
  return { ...query, Expires: expires, OSSAccessKeyId: accessKeyId, Signature: signature }
}
