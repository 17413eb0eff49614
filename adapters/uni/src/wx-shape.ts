import type { HostFailure, HostFileSystem, WxLikeHost } from '@vod-upload/wx-like'
import { createLateTask } from './late-task'
import type { UniAppHost } from './uni-app-host'
import { uploadExisting } from './uni-app-upload'

/** `uni` in the shape of `wx`. */
export function wxShape(host: UniAppHost): WxLikeHost {
  const fileSystem = fileSystemOf(host)
  return {
    request(options) {
      const task = createLateTask()
      task.come(host.request(options), options.fail)
      return task
    },
    uploadFile: (options) => uploadExisting(host, options),
    getFileSystemManager: () => fileSystem,
    getStorage: (options) => host.getStorage({ ...options, fail: explainAbsence(host, options) }),
    setStorage: (options) => host.setStorage(options),
    removeStorage: (options) => host.removeStorage(options),
    // None of them uses `this`.
    onNetworkStatusChange: host.onNetworkStatusChange,
    offNetworkStatusChange: host.offNetworkStatusChange,
    onAppShow: host.onAppShow,
    offAppShow: host.offAppShow,
    onAppHide: host.onAppHide,
    offAppHide: host.offAppHide,
    getNetworkType: host.getNetworkType,
  }
}

function fileSystemOf(host: UniAppHost): HostFileSystem {
  return {
    // The whole file is digested natively on the way, which cannot be switched off; still the only look at a file.
    stat: ({ path, success, fail }) => {
      host.getFileInfo({ filePath: path, success: (stats) => success({ stats }), fail })
    },
    getFileInfo: (options) => {
      host.getFileInfo(options)
    },
    readFile: ({ fail }) => fail({ errMsg: 'readFile:fail not supported' }),
  }
}

/** The native words for an absent key differ, and are documented nowhere; the synchronous twin gives an empty string. */
function explainAbsence(
  host: UniAppHost,
  { key, fail }: { readonly key: string; fail(reason: HostFailure): void },
): (reason: HostFailure) => void {
  return (reason) => fail(isAbsent(host, key) ? { errMsg: 'getStorage:fail data not found' } : reason)
}

function isAbsent(host: UniAppHost, key: string): boolean {
  try {
    return host.getStorageSync(key) === ''
  } catch {
    return false
  }
}
