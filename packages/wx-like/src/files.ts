import { checkRange, type FileHandle, type FileSource, PlatformError } from '@vod-upload/platform'
import type { WxLikeDialect } from './dialect'
import { digestFile, type FileStats, readFile, statFile } from './file-calls'
import type { WxLikeHost } from './host'

/** Opens a picked file by its path; there is no descriptor behind it, so nothing leaks when it is not closed. */
export async function openFile(
  host: WxLikeHost,
  dialect: WxLikeDialect,
  source: FileSource,
): Promise<FileHandle> {
  const { path } = source
  const hasFiles = readsFiles(host)
  const { size, modifiedAt } = hasFiles ? await statFile(host, dialect, path) : sizeOf(dialect, source)
  const sizeNow = async () => (await statFile(host, dialect, path)).size
  const fetchRange = (start: number, end: number) =>
    readFile(host, dialect, path, { position: start, length: end - start })
  const fetchAll = () => readFile(host, dialect, path, {})
  const { sliceRead, maxWholeReadBytes } = dialect.capabilities
  const reader = sliceRead
    ? sliceReader(size, fetchRange, sizeNow)
    : wholeReader(size, fetchAll, maxWholeReadBytes)
  return {
    size,
    modifiedAt,
    async read(start, end) {
      checkRange(start, end, size)
      // The host refuses a length of 0.
      return start === end ? new ArrayBuffer(0) : reader.read(start, end)
    },
    // Old base libraries have this elsewhere, or not at all.
    ...(hasFiles &&
      host.getFileSystemManager().getFileInfo && { md5: () => digestFile(host, dialect, path) }),
    close: async () => reader.forget(),
  }
}

/** Base libraries of the first years have no file system, and a form takes a file by its path. */
export function readsFiles({ getFileSystemManager }: Partial<WxLikeHost>): boolean {
  return getFileSystemManager !== undefined
}

function sizeOf({ name }: WxLikeDialect, { size }: FileSource): FileStats {
  if (size !== undefined) return { size }
  throw new PlatformError(
    'unsupported',
    `This version of ${name} tells no file sizes: hand over the size that the picker gave, or update ${name}.`,
  )
}

interface Reader {
  read(start: number, end: number): Promise<ArrayBuffer>
  forget(): void
}

/** Fetches each range by itself. */
function sliceReader(
  size: number,
  fetchRange: (start: number, end: number) => Promise<ArrayBuffer>,
  sizeNow: () => Promise<number>,
): Reader {
  return {
    async read(start, end) {
      const data = await fetchRange(start, end)
      // A base library that does not know ranges gives the whole file.
      const bytes = data.byteLength === size && end - start !== size ? data.slice(start, end) : data
      if (bytes.byteLength !== end - start) throw changedError()
      // Past the end of a file that shrank, hosts give zeros and no error; a last byte that is none proves that
      // this did not happen, which spares nearly every part a call.
      if (endsWithZero(bytes) && (await sizeNow()) < size) throw changedError()
      return bytes
    },
    forget: () => undefined,
  }
}

/** Fetches the file once, and keeps it until it is closed. */
function wholeReader(size: number, fetchAll: () => Promise<ArrayBuffer>, maxBytes: number): Reader {
  let whole: Promise<ArrayBuffer> | undefined
  const fetchChecked = async () => {
    const data = await fetchAll()
    if (data.byteLength !== size) throw changedError()
    return data
  }
  return {
    async read(start, end) {
      if (size > maxBytes) {
        throw new PlatformError('unsupported', `This host reads no part of a file over ${maxBytes} bytes.`)
      }
      whole = whole ?? fetchChecked()
      const fetched = whole
      try {
        return (await fetched).slice(start, end)
      } catch (cause) {
        // The next read may find it well; a failure is not worth keeping.
        if (whole === fetched) whole = undefined
        throw cause
      }
    },
    forget() {
      whole = undefined
    },
  }
}

function endsWithZero(bytes: ArrayBuffer): boolean {
  return new Uint8Array(bytes, bytes.byteLength - 1)[0] === 0
}

function changedError(): PlatformError {
  return new PlatformError('file-unreadable', 'The file is not as long as when it was opened.')
}
