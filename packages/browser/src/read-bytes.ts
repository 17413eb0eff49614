import { type CancelSignal, isArrayBuffer, PlatformError, settleTask } from '@vod-upload/platform'
import type { BrowserHost, HostBlob, HostFileReader } from './host'

/** How long a look at a file may take, and what ends it before. */
export interface Limits {
  readonly timeoutMs?: number
  readonly signal?: CancelSignal
}

/**
 * Bytes `[start, end)`, as many as the browser gives of them.
 * By FileReader, since a Blob has no `arrayBuffer` before Chrome 76 and Safari 14.
 */
export function readBytes(
  host: BrowserHost,
  blob: HostBlob,
  [start, end]: readonly [number, number],
  { timeoutMs, signal }: Limits = {},
): Promise<ArrayBuffer> {
  return settleTask<unknown, HostFileReader['error'], ArrayBuffer>({
    start({ success, fail }) {
      const slice = sliceOf(blob, start, end)
      const reader = new host.FileReader()
      reader.addEventListener('load', () => success(reader.result))
      reader.addEventListener('error', () => fail(reader.error))
      // Of a file that was removed since it was picked, Chromium tells size 0, and any slice can be read.
      reader.readAsArrayBuffer(blob.size === 0 ? blob : slice)
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
    timeoutMs,
    signal,
  })
}

/** What a framework wraps around a File has its members, and refuses to be used as one. */
function sliceOf(blob: HostBlob, start: number, end: number): HostBlob {
  try {
    return blob.slice(start, end)
  } catch {
    throw new PlatformError(
      'file-unreadable',
      'The browser does not take this for a file: hand over the File itself, not a wrapper of it.',
    )
  }
}

/** A file that has changed since it was picked is NotReadableError, as is one that may not be read. */
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
