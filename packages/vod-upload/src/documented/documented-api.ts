import type { UploadSource } from '../picked-file/picked-file'
import type { AddedFile } from './added-file'
import type { Checkpoint } from './checkpoint'
import type { FileState, UploadInfo } from './upload-info'

/** The documented uploader: files wait in a list, callbacks tell how each one fares. */
export interface VODUpload {
  /**
   * Puts a picked file on the list. What is wrong with it is told through `onUploadFailed`, never thrown.
   * @param file the file as the picker returned it; of several, one at a time
   * @param endpoint wins, like bucket and object, over what the credential says
   * @param userData JSON text, `{"Vod": {...}}`
   * @returns false where the file was not taken
   */
  addFile(
    file: AddedFile | UploadSource,
    endpoint?: string | null,
    bucket?: string | null,
    object?: string | null,
    userData?: string | null,
  ): boolean
  /** Starts the list, one file after another; those that failed or were stopped are tried again. */
  startUpload(): void
  /** Stops at once. `startUpload` goes on with what has arrived. */
  stopUpload(): void
  /**
   * Answers `onUploadstarted`.
   * @param uploadAuth as VOD gave it: base64 of JSON; left out, like uploadAddress, where your server gave none, which
   * ends the upload with `onUploadFailed`
   * @param videoId VOD's id of the video; of the image, for an image
   * @returns false where they cannot be used, or nobody waits for them
   */
  setUploadAuthAndAddress(
    uploadInfo: UploadInfo,
    uploadAuth?: string,
    uploadAddress?: string,
    videoId?: string,
  ): boolean
  /** Answers `onUploadTokenExpired`. Returns false where it cannot be used, or nobody waits for it. */
  resumeUploadWithAuth(uploadAuth: string): boolean
  /**
   * Answers `onUploadstarted` with an STS token: VOD is called with it, to create the video or image, or to renew the
   * credential of a video that is known already; as often as the token lasts.
   * @returns false where it cannot be used, or nobody waits for it
   */
  setSTSToken(
    uploadInfo: UploadInfo,
    accessKeyId: string,
    accessKeySecret: string,
    securityToken: string,
  ): boolean
  /**
   * Answers `onUploadTokenExpired` in STS mode.
   * @param expireTime seconds from now, or a time in ISO 8601
   */
  resumeUploadWithSTSToken(
    accessKeyId: string,
    accessKeySecret: string,
    securityToken: string,
    expireTime?: string | number,
  ): boolean
  /** Answers `onUploadstarted` for an object of the app's own, at the endpoint, bucket and object given to `addFile`. */
  setSTSTokenDirectlyUpload(
    uploadInfo: UploadInfo,
    accessKeyId: string,
    accessKeySecret: string,
    securityToken: string,
    expiration?: string | number,
  ): boolean
  /** Answers `onUploadTokenExpired` with what an UploadAuth holds, or with an STS token for the object itself. */
  resumeUploadWithToken(
    accessKeyId: string,
    accessKeySecret: string,
    securityToken: string,
    expireTime?: string | number,
  ): boolean
  /** The live list. */
  listFiles(): UploadInfo[]
  /** Ends this file of the list, and removes what has arrived. False where it has succeeded, or is not there. */
  cancelFile(index: number): boolean
  /** Takes a cancelled file to the queue again; `startUpload` starts it. False where it is not cancelled. */
  resumeFile(index: number): boolean
  /** Takes the file off the list; one under way is cancelled. False where it is not there. */
  deleteFile(index: number): boolean
  /** Stops the upload, and empties the list. */
  cleanList(): void
  /** Takes every file in this state off the list; every one that is not under way, if no state is given. */
  clear(state?: FileState): void
  /** What a stopped or failed upload would go on from. */
  getCheckpoint(uploadInfo: UploadInfo): Checkpoint | undefined
}
