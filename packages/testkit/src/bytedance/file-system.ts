import type { Callbacks, Failure } from '../host/callbacks'
import {
  createFileSystem,
  type FileInfoOptions,
  type FileSystemManager,
  type FileSystemSettings,
  type Stats,
} from '../host/file-system'
import type { BytedanceSettings } from './switches'

type StatResult = { stat?: Stats; stats?: Stats; errMsg: string }
type FileInfo = { size: number; digest?: string; errMsg: string }

export interface BytedanceFileSystem extends Pick<FileSystemManager, 'readFile' | 'access'> {
  stat(options: Callbacks<StatResult> & { readonly path: string }): void
  getFileInfo(options: Callbacks<FileInfo> & Pick<FileInfoOptions, 'filePath' | 'digestAlgorithm'>): void
}

/** The generic file system, with the answers of two of its calls in the shape of Douyin's. */
export function createBytedanceFileSystem(
  settings: FileSystemSettings,
  { statMember, digest }: Pick<BytedanceSettings, 'statMember' | 'digest'>,
): BytedanceFileSystem {
  const { readFile, access, stat, getFileInfo } = createFileSystem(settings)
  return {
    readFile,
    access,
    stat: ({ path, ...callbacks }) =>
      stat({
        path,
        ...mapped(callbacks, ({ stats, errMsg }: { stats: Stats; errMsg: string }) => ({
          ...(statMember === 'stats' ? {} : { stat: stats }),
          ...(statMember === 'stat' ? {} : { stats }),
          errMsg,
        })),
      }),
    getFileInfo: ({ filePath, digestAlgorithm, ...callbacks }) =>
      getFileInfo({
        filePath,
        digestAlgorithm,
        // There is no default algorithm.
        ...mapped(callbacks, (info: FileInfo) => {
          if (digest && digestAlgorithm !== undefined) return info
          return { size: info.size, errMsg: info.errMsg }
        }),
      }),
  }
}

/** Callbacks that take another answer than the page's own do. */
function mapped<From extends object, To>(
  { success, fail, complete }: Callbacks<To>,
  toResult: (from: From) => To,
): Callbacks<From> {
  let told: To | Failure | undefined
  return {
    success(from) {
      told = toResult(from)
      success?.(told)
    },
    fail(failure) {
      told = failure
      fail?.(failure)
    },
    complete() {
      if (told !== undefined) complete?.(told)
    },
  }
}
