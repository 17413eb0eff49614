import { wordsOf } from '@vod-upload/platform'
import type { HostUploadOptions, HostUploadTask } from '@vod-upload/wx-like'
import type { UniAppHost } from './uni-app-host'

type ProgressListener = Parameters<NonNullable<HostUploadTask['onProgressUpdate']>>[0]

/**
 * Uploads a file after a look at it: the native uploader only answers `false` to a file that it does not find, which
 * uni-app does not heed, and sends the form without it.
 */
export function uploadExisting(host: UniAppHost, options: HostUploadOptions): HostUploadTask {
  let task: HostUploadTask | undefined
  let listener: ProgressListener | undefined
  let begun = false
  let aborted = false
  const upload = () => {
    // A host may call back twice, which must not send the form twice.
    if (begun || aborted) return
    begun = true
    try {
      task = host.uploadFile(options)
    } catch (cause) {
      options.fail({ errMsg: `uploadFile:fail not supported: ${wordsOf(cause)}` })
    }
    if (listener !== undefined) listen(task, listener)
  }
  host.getFileInfo({ filePath: options.filePath, success: upload, fail: options.fail })
  return {
    abort() {
      aborted = true
      task?.abort?.()
    },
    onProgressUpdate(given) {
      listener = given
      listen(task, given)
    },
  }
}

function listen(task: HostUploadTask | undefined, listener: ProgressListener): void {
  try {
    task?.onProgressUpdate?.(listener)
  } catch {
    // A host whose events are not to be had uploads all the same.
  }
}
