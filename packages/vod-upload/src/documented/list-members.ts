import type { Uploader } from '@vod-upload/core'
import type { Caller } from './callbacks'
import { checkpointOf } from './checkpoint'
import type { VODUpload } from './documented-api'
import type { UploadEntry, UploadList } from './upload-list'

type ListMembers = Pick<
  VODUpload,
  'listFiles' | 'cancelFile' | 'resumeFile' | 'deleteFile' | 'cleanList' | 'clear' | 'getCheckpoint'
>

/** The methods that manage the list. */
export function createListMembers(list: UploadList, uploader: Uploader, caller: Caller): ListMembers {
  /** The app may have reordered the live list, or taken out of it: what it sees at this place is meant. */
  const at = (index: number) => list.byId(list.infos[index]?.ri)
  const remove = (entry: UploadEntry) => {
    // Cancelled first, so that the callback finds the file on the list; then it may change the list itself.
    uploader.remove(entry.file)
    list.remove(entry)
  }

  return {
    listFiles: () => list.infos,
    cancelFile(index) {
      const entry = at(index)
      if (entry === undefined || entry.info.state === 'Success') return false
      uploader.cancel(entry.file)
      return true
    },
    resumeFile(index) {
      const entry = at(index)
      return entry?.info.state === 'Canceled' && uploader.requeue(entry.file)
    },
    deleteFile(index) {
      const entry = at(index)
      if (entry === undefined) return false
      remove(entry)
      return true
    },
    cleanList() {
      uploader.stop()
      for (const entry of list.entries) remove(entry)
    },
    clear(state) {
      for (const entry of list.entries) {
        const chosen = state ? entry.info.state === state : entry.info.state !== 'Uploading'
        if (!chosen) continue
        remove(entry)
        caller.call('onClear', entry.info)
      }
    },
    getCheckpoint(uploadInfo) {
      const entry = list.byId(uploadInfo?.ri)
      return entry === undefined ? undefined : checkpointOf(entry.file)
    },
  }
}
