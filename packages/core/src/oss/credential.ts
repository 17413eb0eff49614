/** A temporary key to one object (UploadAuth) or to what a role may do (STS). Never log one. */
export interface Credential {
  readonly accessKeyId: string
  readonly accessKeySecret: string
  readonly securityToken?: string
  /** Milliseconds since 1970, by the server's clock. */
  readonly expiresAt?: number
  /** How long it lives from when it was issued, where a duration was given; right even when the device's clock is not. */
  readonly lifetimeMs?: number
  /** For example `cn-shanghai`; signature V4 needs it. */
  readonly region?: string
}
