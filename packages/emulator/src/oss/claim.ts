import type { SignedParts } from '../explain/signed-parts'
import type { OssError } from './oss-error'

/**
 * What a signed request claims: who signs, when, and what was signed. The four ways to sign a request and the two
 * ways to sign a form are all read into this one shape; `verify-claim` judges it.
 */
export interface Claim {
  accessKeyId: string
  securityToken: string | undefined
  signature: string
  stringToSign: string
  parts: SignedParts
  /** V4 only. */
  canonicalRequest?: string
  /** V4 only: the region of the credential's scope, and how OSS words a wrong one. */
  region?: { name: string; refusal: OssError }
  validity: Validity
  expectedSignature(accessKeySecret: string): string
}

export type Validity =
  /** Signed now: must be close to the server's clock. */
  | { kind: 'signed-at'; at: number }
  /** Signed ahead: good until a time, and not long before `from`. Milliseconds since 1970. */
  | { kind: 'until'; from?: number; until: number }
  /** A form: its policy's own expiration is checked with the policy. */
  | { kind: 'policy'; from?: number; until?: number }
