import { isArrayBuffer, PlatformError, settleTask } from '@vod-upload/platform'
import { classify, saidBy, type WxLikeDialect } from './dialect'
import type { HostFailure, WxLikeHost } from './host'

export interface FileStats {
  readonly size: number
  readonly modifiedAt?: number
}

/** Rejects with `file-missing` or `file-unreadable`, also where the path leads to a folder. */
export function statFile(host: WxLikeHost, dialect: WxLikeDialect, path: string): Promise<FileStats> {
  return settleTask<
    { readonly stats?: unknown; readonly stat?: unknown } | undefined,
    HostFailure,
    FileStats
  >({
    start({ success, fail }) {
      host.getFileSystemManager().stat({ path, success, fail })
      return undefined
    },
    // Douyin's older libraries tell it as `stat`.
    toResult: (result) => readStats(result?.stats ?? result?.stat),
    toFailure: (failure) => fileFailure(dialect, failure),
  })
}

/** The bytes that the host gives for a range, or for the whole file: not checked against what was asked for. */
export function readFile(
  host: WxLikeHost,
  dialect: WxLikeDialect,
  path: string,
  range: { readonly position?: number; readonly length?: number },
): Promise<ArrayBuffer> {
  return settleTask<{ readonly data: unknown } | undefined, HostFailure, ArrayBuffer>({
    start({ success, fail }) {
      host.getFileSystemManager().readFile({ filePath: path, ...range, success, fail })
      return undefined
    },
    toResult: (result) => {
      const data = result?.data
      if (isArrayBuffer(data)) return data
      if (ArrayBuffer.isView(data))
        return new Uint8Array(data.buffer, data.byteOffset, data.byteLength).slice().buffer
      // As Douyin's typings promise. What it was made of cannot be told from it.
      if (typeof data === 'string') {
        throw new PlatformError(
          'unsupported',
          `${dialect.name} reads files as text alone: update ${dialect.name}.`,
        )
      }
      throw new PlatformError('file-unreadable', 'The host gave something else than the bytes of the file.')
    },
    toFailure: (failure) => fileFailure(dialect, failure),
  })
}

/** MD5 of the whole file in lower-case hex, computed by the host; `unsupported` where it does not. */
export function digestFile(host: WxLikeHost, dialect: WxLikeDialect, path: string): Promise<string> {
  return settleTask<object | undefined, HostFailure, string>({
    start({ success, fail }) {
      host.getFileSystemManager().getFileInfo?.({ filePath: path, digestAlgorithm: 'md5', success, fail })
      return undefined
    },
    toResult: (info) => {
      const digest = info && 'digest' in info ? info.digest : undefined
      if (typeof digest === 'string' && digest !== '') return digest.toLowerCase()
      throw new PlatformError('unsupported', 'The host told no MD5 of the file.')
    },
    toFailure: (failure) => fileFailure(dialect, failure),
  })
}

function readStats(stats: unknown): FileStats {
  const size = typeof stats === 'object' && stats !== null && 'size' in stats ? stats.size : undefined
  if (typeof stats === 'object' && stats !== null && isSize(size)) {
    if (isFolder(stats))
      throw new PlatformError('file-unreadable', 'The path leads to a folder, not to a file.')
    // POSIX seconds, as the host documents it.
    const seconds = 'lastModifiedTime' in stats ? Number(stats.lastModifiedTime) : Number.NaN
    return { size, ...(seconds > 0 ? { modifiedAt: seconds * 1000 } : {}) }
  }
  throw new PlatformError('file-unreadable', 'The host did not tell the size of the file.')
}

function isSize(size: unknown): size is number {
  return typeof size === 'number' && Number.isInteger(size) && size >= 0
}

function isFolder(stats: object): boolean {
  return 'isDirectory' in stats && typeof stats.isDirectory === 'function' && stats.isDirectory() === true
}

function fileFailure(dialect: WxLikeDialect, failure: HostFailure): PlatformError {
  const code = classify(dialect.fileFailures, failure, 'file-unreadable')
  const sentence =
    code === 'file-missing' ? 'The file does not exist (any more)' : `${dialect.name} cannot read the file`
  return new PlatformError(code, `${sentence} (${saidBy(failure)}).`)
}
