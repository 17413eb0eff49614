import { checkRange, type FileHandle, type FileSource, PlatformError } from '@vod-upload/platform'
import { blobOf } from './blob'
import type { BrowserHost } from './host'
import { readBytes } from './read-bytes'

/** Opens a picked file; what is picked stays picked, so there is nothing to close. */
export async function openFile(host: BrowserHost, source: FileSource): Promise<FileHandle> {
  const blob = await blobOf(host, source)
  const { size, lastModified } = blob
  if (!(size >= 0)) {
    throw new PlatformError(
      'file-unreadable',
      'The browser did not tell the size of the file: let the user pick it again.',
    )
  }
  return {
    size,
    ...(lastModified === undefined ? {} : { modifiedAt: lastModified }),
    async read(start, end) {
      checkRange(start, end, size)
      if (start === end) return new ArrayBuffer(0)
      const bytes = await readBytes(host, blob, [start, end])
      if (bytes.byteLength === end - start) return bytes
      throw new PlatformError('file-unreadable', 'The file is not as long as when it was picked.')
    },
    close: async () => undefined,
  }
}
