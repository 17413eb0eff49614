import type { Callbacks } from '../host/callbacks'
import type { FileInfoOptions, FileSystemManager } from '../host/file-system'

interface Stats {
  readonly mode: number
  readonly size: number
  readonly lastAccessedTime: number
  readonly lastModifiedTime: number
}

/** Whole files only: there is neither a range to read nor a descriptor. */
export interface AlipayFileSystem {
  stat(options: Callbacks<{ stats: Stats }> & { readonly path: string }): void
  readFile(
    options: Callbacks<{ data: string | ArrayBuffer; dataType: string }> & {
      readonly filePath: string
      readonly encoding?: BufferEncoding
    },
  ): void
  getFileInfo(options: Digested & { readonly filePath: string }): void
}

type Digested = Callbacks<{ size: number; digest?: string }> & Pick<FileInfoOptions, 'digestAlgorithm'>

/** The call of base libraries without a file system. */
export type GetFileInfo = (options: Digested & { readonly apFilePath: string }) => void

/**
 * @param files one that knows no ranges
 * @param digests whether `getFileInfo` tells the digest
 */
export function createAlipayFiles(files: FileSystemManager, digests: boolean): AlipayFileSystem {
  return {
    stat: ({ path, success, fail, complete }) =>
      files.stat({
        path,
        success: ({ stats: { mode, size, lastAccessedTime, lastModifiedTime } }) =>
          success?.({ stats: { mode, size, lastAccessedTime, lastModifiedTime } }),
        fail,
        complete: complete && (() => complete({})),
      }),
    readFile: ({ filePath, encoding, success, fail, complete }) =>
      files.readFile({
        filePath,
        encoding,
        success: ({ data }) =>
          success?.({ data, dataType: typeof data === 'string' ? 'string' : 'arraybuffer' }),
        fail,
        complete: complete && (() => complete({})),
      }),
    getFileInfo: getFileInfoBy(files, digests),
  }
}

export function createGetFileInfo(files: FileSystemManager, digests: boolean): GetFileInfo {
  const getFileInfo = getFileInfoBy(files, digests)
  return ({ apFilePath, ...options }) => getFileInfo({ ...options, filePath: apFilePath })
}

function getFileInfoBy(files: FileSystemManager, digests: boolean): AlipayFileSystem['getFileInfo'] {
  return ({ success, complete, ...options }) =>
    files.getFileInfo({
      ...options,
      success: ({ size, digest }) => success?.(digests ? { size, digest } : { size }),
      complete: complete && (() => complete({})),
    })
}
