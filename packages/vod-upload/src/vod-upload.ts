import { consoleLog, createUploader, isUploadError } from '@vod-upload/core'
import type { PlatformAdapter } from '@vod-upload/platform'
import { type AddedFile, infoOf, overridesOf, sourceOf } from './added-file'
import { createAnnouncer } from './announce'
import { createCaller } from './callbacks'
import { documentedCode } from './error-codes'
import { newId } from './new-id'
import { coreOptions, type VODUploadOptions } from './options'
import { createPushedGrants } from './pushed-grants'
import type { UploadInfo } from './upload-info'
import { createUploadList } from './upload-list'
import { parseUserData } from './user-data'

/** The documented uploader: files wait in a list, callbacks tell how each one fares. */
export interface VODUpload {
  /**
   * Puts a picked file on the list.
   * @param endpoint, bucket, object win over what the credential says
   * @param userData JSON text, `{"Vod": {...}}`
   * @returns false where the file was not taken
   */
  addFile(
    file: AddedFile,
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
   * @param uploadAuth, uploadAddress as VOD gave them: base64 of JSON
   * @returns false where they cannot be used, or nobody waits for them
   */
  setUploadAuthAndAddress(
    uploadInfo: UploadInfo,
    uploadAuth: string,
    uploadAddress: string,
    videoId?: string,
  ): boolean
  /** Answers `onUploadTokenExpired`. Returns false where it cannot be used, or nobody waits for it. */
  resumeUploadWithAuth(uploadAuth: string): boolean
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
}

export function createVODUpload(platform: PlatformAdapter, options: VODUploadOptions): VODUpload {
  const log = consoleLog
  const caller = createCaller(options, log)
  const list = createUploadList()
  const grants = createPushedGrants(caller, Date.now)
  const notify = createAnnouncer(list, caller)
  const uploader = createUploader({ platform, options: coreOptions(options), log, notify })

  return {
    addFile(picked, endpoint, bucket, object, userData) {
      if (!picked?.url || list.holds(picked.url)) return false
      const id = newId()
      try {
        const info = infoOf(id, picked, parseUserData(userData))
        const file = uploader.add({ source: sourceOf(picked), grants: grants.grantsFor(info) })
        list.push({ info, file, overrides: overridesOf(endpoint, bucket, object) })
        caller.call('addFileSuccess', info)
        return true
      } catch (cause) {
        if (!isUploadError(cause)) throw cause
        const info = infoOf(id, picked, undefined)
        caller.call('onUploadFailed', info, documentedCode(cause), cause.message)
        return false
      }
    },
    startUpload() {
      if (uploader.going) return log('startUpload was called while the upload was going on already.')
      for (const { file } of list.entries) {
        if (file.state.phase === 'failed' || file.state.phase === 'stopped') uploader.requeue(file)
      }
      uploader.start()
    },
    stopUpload: () => uploader.stop(),
    setUploadAuthAndAddress(uploadInfo, uploadAuth, uploadAddress, videoId) {
      const entry = list.byId(uploadInfo?.ri)
      if (entry === undefined) return false
      if (videoId) entry.info.videoId = videoId
      return grants.hand(entry, uploadAuth, uploadAddress)
    },
    resumeUploadWithAuth: (uploadAuth) => grants.handRenewal(uploadAuth),
    listFiles: () => list.infos,
    cancelFile(index) {
      const entry = list.entries[index]
      if (entry === undefined || entry.info.state === 'Success') return false
      uploader.cancel(entry.file)
      return true
    },
    resumeFile(index) {
      const entry = list.entries[index]
      return entry?.info.state === 'Canceled' && uploader.requeue(entry.file)
    },
    deleteFile(index) {
      const entry = list.entries[index]
      if (entry === undefined) return false
      uploader.remove(entry.file)
      list.remove(entry)
      return true
    },
    cleanList() {
      uploader.stop()
      for (const entry of Array.from(list.entries)) {
        list.remove(entry)
        uploader.remove(entry.file)
      }
    },
  }
}
