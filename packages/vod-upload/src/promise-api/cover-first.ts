import { asUploadError, type Log, type RunDeps } from '@vod-upload/core'
import type { CancelSignal } from '@vod-upload/platform'
import { readPicked } from '../picked-file/read-picked'
import { isHostFile, sendCover } from '../vod-api/send-cover'
import { type AppGrants, type AppGrantsDeps, createAppGrants } from './app-grants'

/** The cover of a video, from a path or an address to the address that VOD is told. */
export interface Cover {
  /** `undefined` while a cover that is a file of the host has not been uploaded. */
  readonly url: string | undefined
  /** Uploads it, where it is a file of the host and has not been; a failure is said in the log, and stops nothing. */
  send(signal: CancelSignal): Promise<void>
}

export function createCover<Meta>(
  given: string | undefined,
  meta: Meta | undefined,
  grantsDeps: AppGrantsDeps<Meta>,
  runDeps: RunDeps,
  log: Log,
): Cover {
  let url = given !== undefined && !isHostFile(given) ? given : undefined
  let pending = given !== undefined && url === undefined
  return {
    get url() {
      return url
    },
    async send(signal) {
      if (!pending || given === undefined) return
      const { name, type } = readPicked(given, 'image').source
      let size = 0
      const file = () => ({ name, path: given, type, size })
      const grants = createAppGrants({ kind: 'image', meta, file, isCover: true }, grantsDeps)
      try {
        await sendCover(given, grants, runDeps, signal, (sizeBytes) => {
          size = sizeBytes
        })
        url = grants.ids.imageURL
      } catch (cause) {
        if (signal.cancelled) throw cause
        log(`The cover could not be uploaded; the video goes on without it. ${asUploadError(cause).message}`)
      }
      pending = false
    },
  }
}

/** Grants of a video whose cover goes first, so that its address can be told when the video is created. */
export function afterCover(grants: AppGrants, cover: Cover): AppGrants {
  return {
    get ids() {
      return grants.ids
    },
    get renewsAhead() {
      return grants.renewsAhead
    },
    get mayRecall() {
      return grants.mayRecall
    },
    get deniesRecord() {
      return grants.deniesRecord
    },
    async issue(signal) {
      // A video that exists already has got its cover, or has done without.
      if (grants.ids.videoId === undefined) await cover.send(signal)
      return grants.issue(signal)
    },
    renew: grants.renew,
    discard: grants.discard,
    memo: grants.memo,
    recall: grants.recall,
    disown: grants.disown,
  }
}
