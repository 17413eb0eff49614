import type { UploadEvent, UploadListener } from '@vod-upload/core'
import type { Caller } from './callbacks'
import { documentedCode } from './error-codes'
import { refreshInfo, type UploadInfo } from './upload-info'
import type { UploadEntry, UploadList } from './upload-list'

/** Turns the core's events into the documented callbacks, each `uploadInfo` brought up to date before. */
export function createAnnouncer(list: UploadList, caller: Caller): UploadListener {
  let lastEnded: UploadInfo | undefined

  const announceState = ({ info, file: { state } }: UploadEntry) => {
    switch (state.phase) {
      case 'succeeded':
        lastEnded = info
        return caller.call('onUploadSucceed', info)
      case 'failed':
        lastEnded = info
        return caller.call('onUploadFailed', info, documentedCode(state.error), state.error.message)
      case 'cancelled':
        lastEnded = info
        return caller.call('onUploadCanceled', info)
    }
  }

  return (event: UploadEvent) => {
    if (event.type === 'drained') return caller.call('onUploadEnd', lastEnded)
    const entry = list.byFile(event.file)
    if (entry === undefined) return
    refreshInfo(entry.info, event.file)
    if (event.type === 'state') announceState(entry)
    if (event.type === 'progress') {
      caller.call('onUploadProgress', entry.info, event.file.sizeBytes ?? 0, entry.info.loaded)
    }
  }
}
