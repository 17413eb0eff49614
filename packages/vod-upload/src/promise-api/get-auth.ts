import type { AuthAnswer } from './auth-answer'

/** The file that a credential is wanted for. */
export interface AuthFile {
  /** With an extension, as CreateUploadVideo demands of its FileName. */
  readonly name: string
  /** Bytes, as the host's file system says. */
  readonly size: number
  /** Media type, for example `video/mp4`. */
  readonly type: string
  readonly path: string
}

interface AuthQuestion<Meta> {
  readonly file: AuthFile
  /** What `upload` was given as `meta`. */
  readonly meta: Meta | undefined
  /** Key of the object that the upload goes to already: it can only go on there. */
  readonly object?: string
}

/** A record is wanted: call CreateUploadVideo or CreateUploadImage. */
export interface CreateContext<Meta = unknown> extends AuthQuestion<Meta> {
  readonly kind: 'create-video' | 'create-image'
  readonly videoId: undefined
  /** Is the image the cover of a video? Then ask VOD with ImageType `cover`, and return its ImageURL too. */
  readonly isCover?: boolean
  /** Address of the video's cover, for CreateUploadVideo's CoverURL. */
  readonly coverUrl?: string
}

/** The record is there, and the upload goes on: call RefreshUploadVideo. */
export interface RefreshContext<Meta = unknown> extends AuthQuestion<Meta> {
  readonly kind: 'refresh-video'
  readonly videoId: string
}

/** What `getAuth` is asked, told apart by `kind`. */
export type AuthContext<Meta = unknown> = CreateContext<Meta> | RefreshContext<Meta>

/**
 * Asks the app's server for the right to upload one file, and returns its JSON as it is.
 *
 * Asked when the file's turn has come, when a paused upload goes on, some minutes before a credential ends, and when
 * OSS refuses one. A rejection is taken for a bad line, and it is asked twice more; to end the upload at once, reject
 * with an `UploadError`.
 */
export type GetAuth<Meta = unknown> = (context: AuthContext<Meta>) => AuthAnswer | PromiseLike<AuthAnswer>
