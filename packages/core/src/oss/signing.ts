import type { Query } from './canonical'
import type { Credential } from './credential'

/** One request to OSS, as far as its signature is concerned. */
export interface SigningInput {
  readonly method: string
  readonly bucket: string
  /** The key, raw; absent for a request to the bucket itself. */
  readonly object?: string
  readonly query: Query
  /** Lower-case names; what the signer adds need not be there. */
  readonly headers: Readonly<Record<string, string>>
  readonly credential: Credential
  /** Milliseconds since 1970, by the server's clock as far as it is known: OSS refuses more than 15 minutes of skew. */
  readonly at: number
  /** Of the bucket, also on the acceleration endpoint. V4 only; the credential's, where absent. */
  readonly region?: string
}
