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
  /** What `recall` wants to be told after a restart of the app: an id of VOD, no key. */
  memo?(): string | undefined
  /**
   * An earlier run of the app left this file unfinished: what it is called, and where it goes. The next `issue` is for
   * that record. `undefined`: for a new one after all.
   */
  recall?(earlier: { readonly memo?: string; readonly object: string } | undefined): void
  /** False where a record of its own is known, or being asked for: then there is nothing to recall. */
  readonly mayRecall?: boolean
  /** The app's side has answered the last question by a failure, and not by silence. */
  readonly deniesRecord?: boolean
  /** Another upload goes on with this one's record: the next `issue` is for a new one. */
  disown?(): void
  /** May be asked to renew ahead of the end, where the end is known. Default: only after a refusal. */
  readonly renewsAhead?: boolean
}
