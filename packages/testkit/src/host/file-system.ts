import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, open, stat } from 'node:fs/promises'
import type { Activity } from './activity'
import { type Callbacks, callBack } from './callbacks'
import { type FileApi, type FileFailureKind, type FileWords, nodeCodeOf } from './failures'
import { copyOf } from './page-answer'
import type { TempFiles } from './temp-files'

export interface ReadFileOptions extends Callbacks<{ data: string | ArrayBuffer; errMsg: string }> {
  readonly filePath: string
  readonly encoding?: BufferEncoding
  readonly position?: number
  readonly length?: number
}

export interface Stats {
  readonly size: number
  readonly mode: number
  /** Unix time in seconds. */
  readonly lastModifiedTime: number
  readonly lastAccessedTime: number
  isFile(): boolean
  isDirectory(): boolean
}

export interface StatOptions extends Callbacks<{ stats: Stats; errMsg: string }> {
  readonly path: string
}

export interface FileInfoOptions extends Callbacks<{ size: number; digest: string; errMsg: string }> {
  readonly filePath: string
  readonly digestAlgorithm?: 'md5' | 'sha1' | 'sha256'
}

export interface FileSystemManager {
  readFile(options: ReadFileOptions): void
  stat(options: StatOptions): void
  access(options: Callbacks<{ errMsg: string }> & { readonly path: string }): void
  getFileInfo(options: FileInfoOptions): void
}

/** The largest file that may be read whole. */
const MAX_WHOLE_READ_BYTES = 100 * 1024 * 1024

export interface FileSystemSettings {
  readonly activity: Activity
  readonly files: TempFiles
  /** Whether `readFile` heeds position and length. */
  readonly knowsRanges: boolean
  /** Default: `zeros`. */
  readonly overRange?: OverRange
  readonly words: FileWords
}

/** A read that goes past the end is filled up, refused or cut short. */
export type OverRange = 'zeros' | 'fails' | 'short'

export function createFileSystem(settings: FileSystemSettings): FileSystemManager {
  const { activity, files, knowsRanges, overRange = 'zeros', words } = settings
  const answer = <Result extends object>(
    api: FileApi,
    path: string,
    options: Callbacks<Result & { errMsg: string }>,
    work: (realPath: string) => Promise<Result>,
  ) => {
    const end = activity.begin()
    settle(files, path, work)
      .then(
        (result) => callBack(activity, options, { result: { ...result, errMsg: `${api}:ok` } }),
        (cause) => callBack(activity, options, { failure: words(failureKindOf(cause), api, path) }),
      )
      .then(end)
  }
  return {
    readFile: (options) => {
      const { filePath, encoding, position, length } = options
      const range = knowsRanges ? { position, length, overRange } : { overRange }
      answer('readFile', filePath, options, async (realPath) => {
        const bytes = await readRange(realPath, range)
        return { data: encoding === undefined ? copyOf(bytes) : bytes.toString(encoding) }
      })
    },
    stat: (options) =>
      answer('stat', options.path, options, async (real) => ({ stats: await statsOf(real) })),
    access: (options) =>
      answer('access', options.path, options, async (realPath) => {
        await stat(realPath)
        return {}
      }),
    getFileInfo: (options) =>
      answer('getFileInfo', options.filePath, options, async (realPath) => {
        const hash = createHash(options.digestAlgorithm ?? 'md5')
        for await (const chunk of createReadStream(realPath)) hash.update(chunk)
        return { size: (await stat(realPath)).size, digest: hash.digest('hex') }
      }),
  }
}

/** Thrown to end a call with one of the host's own errors. */
class Refusal extends Error {
  constructor(readonly kind: FileFailureKind) {
    super(kind)
  }
}

async function settle<Result>(
  files: TempFiles,
  path: string,
  work: (realPath: string) => Promise<Result>,
): Promise<Result> {
  if (files.isLocked(path)) throw new Refusal('notPermitted')
  const realPath = files.realPath(path)
  if (realPath === undefined) throw new Refusal('missing')
  return work(realPath)
}

function failureKindOf(cause: unknown): FileFailureKind {
  if (cause instanceof Refusal) return cause.kind
  const code = nodeCodeOf(cause)
  if (code === 'ENOENT') return 'missing'
  return code === 'EISDIR' ? 'notPermitted' : 'unreadable'
}

async function readRange(
  realPath: string,
  { position, length, overRange }: Pick<ReadFileOptions, 'position' | 'length'> & { overRange: OverRange },
): Promise<Buffer> {
  const file = await open(realPath)
  try {
    const { size } = await file.stat()
    if (position === undefined && length === undefined) {
      if (size > MAX_WHOLE_READ_BYTES) throw new Refusal('tooLarge')
      return await readInto(file, Buffer.alloc(size), 0)
    }
    const from = position ?? 0
    if (!Number.isInteger(from) || from < 0 || from >= size) throw new Refusal('positionOutOfRange')
    const wanted = length ?? size - from
    if (!Number.isInteger(wanted) || wanted < 1) throw new Refusal('lengthOutOfRange')
    if (overRange === 'fails' && from + wanted > size) throw new Refusal('lengthOutOfRange')
    // A device of WeChat does not shorten a read that goes past the end: the rest is zeros, and there is no error.
    const bytes = await readInto(file, Buffer.alloc(wanted), from)
    return overRange === 'short' ? bytes.subarray(0, size - from) : bytes
  } finally {
    await file.close()
  }
}

async function readInto(file: FileHandle, bytes: Buffer, from: number): Promise<Buffer> {
  let filled = 0
  while (filled < bytes.byteLength) {
    const { bytesRead } = await file.read(bytes, filled, bytes.byteLength - filled, from + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return bytes
}

async function statsOf(realPath: string): Promise<Stats> {
  const real = await stat(realPath)
  return {
    size: real.size,
    mode: real.mode,
    lastModifiedTime: Math.floor(real.mtimeMs / 1000),
    lastAccessedTime: Math.floor(real.atimeMs / 1000),
    isFile: () => real.isFile(),
    isDirectory: () => real.isDirectory(),
  }
}
