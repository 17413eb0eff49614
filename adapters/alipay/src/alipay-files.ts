import { PlatformError } from '@vod-upload/platform'
import type { HostFileSystem } from '@vod-upload/wx-like'
import { failBy } from './alipay-answer'
import type { AlipayFileSystem, AlipayHost } from './alipay-host'

/** @param pickedSize what the picker told, for hosts that tell no size at all */
export function fileSystemOf(host: AlipayHost, pickedSize: number | undefined): HostFileSystem {
  const files = host.getFileSystemManager?.()
  return files === undefined ? sizesOnly(host, pickedSize) : wxFileSystem(files)
}

function wxFileSystem(files: AlipayFileSystem): HostFileSystem {
  return {
    stat: ({ path, success, fail }) => {
      files.stat({ path, success: (result) => success({ stats: sizeIn(result?.stats) }), fail: failBy(fail) })
    },
    // There are no ranges: `position` and `length` are never asked for.
    readFile: ({ filePath, success, fail }) => {
      files.readFile({ filePath, success: (result) => success({ data: result?.data }), fail: failBy(fail) })
    },
    ...(files.getFileInfo && {
      getFileInfo: ({ success, fail, ...options }) => {
        files.getFileInfo?.({ ...options, success: (info = {}) => success(info), fail: failBy(fail) })
      },
    }),
  }
}

/** Before base library 1.13.0 nothing can be read, but a form takes a file by its path. */
function sizesOnly(host: AlipayHost, pickedSize: number | undefined): HostFileSystem {
  const { getFileInfo } = host
  const askForInfo: HostFileSystem['getFileInfo'] =
    getFileInfo &&
    (({ filePath, digestAlgorithm, success, fail }) => {
      getFileInfo.call(host, {
        apFilePath: filePath,
        digestAlgorithm,
        success: (info = {}) => success(info),
        fail: failBy(fail),
      })
    })
  return {
    stat({ path, success, fail }) {
      if (askForInfo !== undefined) {
        askForInfo({ filePath: path, digestAlgorithm: 'md5', success: (stats) => success({ stats }), fail })
      } else if (pickedSize !== undefined) {
        success({ stats: { size: pickedSize } })
      } else {
        throw new PlatformError(
          'unsupported',
          'This version of Alipay tells no file sizes: hand over the size that the picker gave, or update Alipay.',
        )
      }
    },
    readFile() {
      throw new PlatformError('unsupported', 'This version of Alipay reads no files: update Alipay.')
    },
    ...(askForInfo && { getFileInfo: askForInfo }),
  }
}

/** Its times stay behind: whether they are seconds or milliseconds is not documented. */
function sizeIn(stats: unknown): unknown {
  return typeof stats === 'object' && stats !== null && 'size' in stats ? { size: stats.size } : undefined
}
