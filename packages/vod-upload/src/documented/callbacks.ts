import type { Log } from '@vod-upload/core'
import { withoutSecrets, wordsOf } from '@vod-upload/platform'
import { reportLater } from '../report-later'
import type { UploadInfo } from './upload-info'

/** The documented callbacks, and those that the family's other SDKs call. All are optional but the first. */
export interface UploadCallbacks {
  /** A file's turn has come: answer with `setUploadAuthAndAddress`, now or later. */
  onUploadstarted?(uploadInfo: UploadInfo): void
  /** The documentation's other spelling; each given one is called once. */
  onUploadStarted?(uploadInfo: UploadInfo): void
  /** The whole file is in OSS, and `uploadInfo.videoId` names it. */
  onUploadSucceed?(uploadInfo: UploadInfo): void
  /** `code` is OSS's own where OSS refused; `message` is one sentence with the remedy. */
  onUploadFailed?(uploadInfo: UploadInfo, code: string, message: string): void
  /**
   * `totalSize` in bytes; `loadedPercent` is a fraction, 0..1, that never falls. Called ten times a second at most for each
   * file, and once more with the whole, before `onUploadSucceed`.
   */
  onUploadProgress?(uploadInfo: UploadInfo, totalSize: number, loadedPercent: number): void
  /** The credential has ended: answer with `resumeUploadWithAuth`, now or later. */
  onUploadTokenExpired?(uploadInfo: UploadInfo): void
  /** The file was cancelled, by `cancelFile` or `deleteFile`. */
  onUploadCanceled?(uploadInfo: UploadInfo): void
  /** Every file that was started has ended. `uploadInfo` is the last of them. */
  onUploadEnd?(uploadInfo?: UploadInfo): void
  /** `addFile` has taken the file. */
  addFileSuccess?(uploadInfo: UploadInfo): void
  /** `clear` took this file off the list. */
  onClear?(uploadInfo: UploadInfo): void
}

type Name = keyof UploadCallbacks
type Arguments<N extends Name> = Parameters<Required<UploadCallbacks>[N]>

export interface Caller {
  /** Calls the app's callback, if it gave one. What that throws is reported, and stops nothing. */
  call<N extends Name>(name: N, ...args: Arguments<N>): void
  has(name: Name): boolean
}

export function createCaller(callbacks: UploadCallbacks, log: Log): Caller {
  return {
    has: (name) => typeof callbacks[name] === 'function',
    call(name, ...args) {
      const callback = callbacks[name] as ((...given: unknown[]) => unknown) | undefined
      if (typeof callback !== 'function') return
      const report = (cause: unknown) => {
        log(`Your ${name} callback threw: ${withoutSecrets(wordsOf(cause))}`)
      }
      try {
        reportLater(callback.apply(callbacks, args), report)
      } catch (cause) {
        report(cause)
      }
    },
  }
}
