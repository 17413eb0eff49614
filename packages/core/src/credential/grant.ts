import type { CancelSignal } from '@vod-upload/platform'
import type { ObjectAddress } from '../oss/address'
import type { Credential } from '../oss/credential'

/** The right to write one object: where it goes, and what to sign with. */
export interface Grant {
  readonly credential: Credential
  readonly address: ObjectAddress
}

/**
 * Where grants come from: the app, by whichever face it talks to us.
 * Both reject with `UploadError`, or with `cancelled` as soon as the signal fires.
 */
export interface GrantSource {
  /** For a file that has none yet, or is started again. */
  issue(signal: CancelSignal): Promise<Grant>
  /** After `ended` was refused as expired; before, where `renewsAhead` is set. */
  renew(ended: Grant, signal: CancelSignal): Promise<Grant>
  /** May be asked to renew ahead of the end, where the end is known. Default: only after a refusal. */
  readonly renewsAhead?: boolean
}
