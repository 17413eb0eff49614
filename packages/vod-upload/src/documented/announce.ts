import type { UploadError, UploadEvent, UploadListener } from '@vod-upload/core'
import type { Caller } from './callbacks'
import { documentedCode } from './error-codes'
import { type Locale, messageIn } from './messages'
import { refreshInfo, type UploadInfo } from './upload-info'
import type { UploadEntry, UploadList } from './upload-list'

export interface Manner {
  readonly progressUnit: 'fraction' | 'percent'
  readonly locale: Locale
}

/** Turns the core's events into the documented callbacks, each `uploadInfo` brought up to date before. */
export function createAnnouncer(list: UploadList, caller: Caller, manner: Manner): UploadListener {
  let lastEnded: UploadInfo | undefined

  const announceProgress = ({ info, file }: UploadEntry) => {
    const loaded = manner.progressUnit === 'percent' ? Math.floor(info.loaded * 100) : info.loaded
    caller.call('onUploadProgress', info, file.sizeBytes ?? 0, loaded)
  }
  const announceState = ({ info, file: { state } }: UploadEntry) => {
    switch (state.phase) {
      case 'succeeded':
        lastEnded = info
        return caller.call('onUploadSucceed', info)
      case 'failed':
        lastEnded = info
        return announceFailure(caller, info, state.error, manner.locale)
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
    if (event.type === 'progress') announceProgress(entry)
  }
}

export function announceFailure(caller: Caller, info: UploadInfo, error: UploadError, locale: Locale): void {
  caller.call('onUploadFailed', info, documentedCode(error), messageIn(locale, error))
}
