import { statSync } from 'node:fs'
import { basename, extname } from 'node:path'

export type FileKind = 'video' | 'image' | 'file'

/** A temp file with all that the host's pickers tell of one; each picker shows some of it. */
export interface TempFile {
  /** What a page sees. */
  readonly tempFilePath: string
  readonly path: string
  /** Bytes. */
  readonly size: number
  /** Only the picker for chat files gives the name. */
  readonly name: string
  readonly type: FileKind
  readonly fileType: FileKind
  readonly thumbTempFilePath: string
  /** Seconds. */
  readonly duration: number
  readonly width: number
  readonly height: number
  /** Unix time in seconds. */
  readonly time: number
}

export interface TempFileOptions {
  /** Of the temp path, with its dot; the real file's own if absent. */
  readonly extension?: string
  readonly name?: string
}

export interface TempFiles {
  add(realPath: string, options?: TempFileOptions): TempFile
  /** The page's path then leads nowhere: the host cleans temp files when space is short. The real file stays. */
  remove(tempFilePath: string): void
  /** From now on the host does not let the app read it, as where the user has taken a permission back. */
  lock(tempFilePath: string): void
  isLocked(tempFilePath: string): boolean
  /** `undefined` for a path that the host does not know. */
  realPath(tempFilePath: string): string | undefined
}

/** @param newPath the host's own kind of temp path, by random name, kind and extension */
export function createTempFiles(
  newPath: (name: string, kind: FileKind, extension: string) => string,
): TempFiles {
  const realPaths = new Map<string, string>()
  const locked = new Set<string>()
  return {
    add(realPath, { extension = extname(realPath), name = basename(realPath) } = {}) {
      const { size, mtimeMs } = statSync(realPath)
      // Paths say nothing of the file, and are other ones at the next pick.
      const type = kindOf(extension)
      const path = newPath(randomName(), type, extension)
      realPaths.set(path, realPath)
      return {
        tempFilePath: path,
        path,
        size,
        name,
        type,
        fileType: type,
        thumbTempFilePath: type === 'video' ? `${path}.thumb.jpg` : '',
        duration: type === 'video' ? 10 : 0,
        width: 1280,
        height: 720,
        time: Math.floor(mtimeMs / 1000),
      }
    },
    remove(tempFilePath) {
      realPaths.delete(tempFilePath)
    },
    lock(tempFilePath) {
      locked.add(tempFilePath)
    },
    isLocked: (tempFilePath) => locked.has(tempFilePath),
    realPath: (tempFilePath) => realPaths.get(tempFilePath),
  }
}

const mediaTypes: Record<string, string> = {
  '.mp4': 'video/mp4',
  '.mov': 'video/quicktime',
  '.m4v': 'video/x-m4v',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.gif': 'image/gif',
}

/** By extension, as the host picks it for the file in a form. */
export function mediaTypeOf(fileName: string): string {
  return mediaTypes[extname(fileName).toLowerCase()] ?? 'application/octet-stream'
}

function kindOf(extension: string): FileKind {
  const type = mediaTypeOf(`file${extension}`)
  if (type.startsWith('video/')) return 'video'
  return type.startsWith('image/') ? 'image' : 'file'
}

function randomName(): string {
  return Math.random().toString(16).slice(2).padEnd(14, '0')
}
