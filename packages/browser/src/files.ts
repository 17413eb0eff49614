import {
  checkRange,
  type FileHandle,
  type FileSource,
  isArrayBuffer,
  PlatformError,
  settleTask,
} from '@vod-upload/platform'
import { blobOf } from './blob'
import type { BrowserHost, HostBlob, HostFileReader } from './host'

/** Opens a picked file. The browser keeps it as it was when it was picked: one that has changed cannot be read. */
export async function openFile(host: BrowserHost, source: FileSource): Promise<FileHandle> {
  const blob = await blobOf(host, source)
  const { size, lastModified } = blob
  return {
    size,
    ...(lastModified === undefined ? {} : { modifiedAt: lastModified }),
    async read(start, end) {
      checkRange(start, end, size)
      if (start === end) return new ArrayBuffer(0)
      const bytes = await readBlob(host, blob.slice(start, end))
      if (bytes.byteLength === end - start) return bytes
      throw new PlatformError('file-unreadable', 'The file is not as long as when it was picked.')
    },
    close: async () => undefined,
  }
}

/** By FileReader, since a Blob has no `arrayBuffer` before Chrome 76 and Safari 14. */
function readBlob(host: BrowserHost, blob: HostBlob): Promise<ArrayBuffer> {
  return settleTask<unknown, HostFileReader['error'], ArrayBuffer>({
    start({ success, fail }) {
      const reader = new host.FileReader()
      reader.addEventListener('load', () => success(reader.result))
      reader.addEventListener('error', () => fail(reader.error))
      reader.readAsArrayBuffer(blob)
      return undefined
    },
    toResult(result) {
      if (isArrayBuffer(result)) return result
      throw new PlatformError(
        'file-unreadable',
        'The browser gave something else than the bytes of the file.',
      )
    },
    toFailure: readFailure,
  })
}

function readFailure(error: HostFileReader['error']): PlatformError {
  if (error?.name === 'NotFoundError') {
    return new PlatformError(
      'file-missing',
      'The picked file does not exist any more: let the user pick again.',
    )
  }
  const said = error === null ? 'no reason given' : error.name
  return new PlatformError(
    'file-unreadable',
    `The browser cannot read the picked file, or it has changed since: let the user pick it again (${said}).`,
  )
}
