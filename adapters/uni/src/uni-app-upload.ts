import { wordsOf } from '@vod-upload/platform'
import type { HostUploadOptions, HostUploadTask } from '@vod-upload/wx-like'
import { createLateTask } from './late-task'
import type { UniAppHost } from './uni-app-host'

/**
 * Uploads a file after a look at it: the native uploader only answers `false` to a file that it does not find, which
 * uni-app does not heed, and sends the form without it.
 */
export function uploadExisting(host: UniAppHost, options: HostUploadOptions): HostUploadTask {
  const { filePath, fail } = options
  const task = createLateTask()
  let begun = false
  const upload = () => {
    // A host may call back twice, which must not send the form twice.
    if (begun || task.isAborted) return
    begun = true
    try {
      task.come(host.uploadFile(options), fail)
    } catch (cause) {
      fail({ errMsg: `uploadFile:fail not supported: ${wordsOf(cause)}` })
    }
  }
  host.getFileInfo({ filePath, success: upload, fail })
  return task
}
