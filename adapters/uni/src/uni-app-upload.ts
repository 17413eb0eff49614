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
  let aborted = false
  const upload = () => {
    if (aborted) return
    try {
      task = host.uploadFile(options)
    } catch (cause) {
      options.fail({ errMsg: `uploadFile:fail not supported: ${String(cause)}` })
    }
    if (listener !== undefined) task?.onProgressUpdate?.(listener)
  }
  host.getFileInfo({ filePath: options.filePath, success: upload, fail: options.fail })
  return {
    abort() {
      aborted = true
      task?.abort?.()
    },
    onProgressUpdate(given) {
      listener = given
      task?.onProgressUpdate?.(given)
    },
  }
}
