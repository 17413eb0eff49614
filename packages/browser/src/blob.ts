import { type FileSource, PlatformError, settleTask } from '@vod-upload/platform'
import type { BrowserHost, HostBlob, HostXhr } from './host'
import { type Limits, readBytes } from './read-bytes'

/** How long the browser may take to fetch what a `blob:` or `data:` URL stands for: it is on the device already. */
const FETCH_TIMEOUT_MS = 60000

/** The picked file itself, where the picker gave it; else what its `blob:` or `data:` URL stands for. */
export async function blobOf(host: BrowserHost, source: FileSource, limits: Limits = {}): Promise<HostBlob> {
  const { raw, path } = source
  if (isBlob(raw)) {
    // A picked File stands for what is on the disk, or was: a folder that was dropped, too. Sending it would fail
    // as if the line were broken, so its first byte is asked for.
    await readBytes(host, raw, [0, 1], limits)
    return raw
  }
  if (/^(blob|data):/i.test(path)) return fetchBlob(host, path, limits)
  // Any other path would be taken for an address of this site, whose page would be uploaded instead.
  throw new PlatformError(
    'file-missing',
    'A page can read no file by its path: hand over the File that the user picked, or a blob: or data: URL.',
  )
}

/** Not by `instanceof`: a file may come from another frame, or be wrapped by a framework. */
function isBlob(value: unknown): value is HostBlob {
  return (
    typeof value === 'object' &&
    value !== null &&
    'size' in value &&
    typeof value.size === 'number' &&
    'slice' in value &&
    typeof value.slice === 'function'
  )
}

function fetchBlob(host: BrowserHost, url: string, { timeoutMs, signal }: Limits): Promise<HostBlob> {
  return settleTask<HostXhr, void, HostBlob>({
    start({ success, fail }) {
      const xhr = new host.XMLHttpRequest()
      xhr.addEventListener('load', () => success(xhr))
      xhr.addEventListener('error', () => fail())
      xhr.addEventListener('abort', () => fail())
      xhr.open('GET', url)
      xhr.responseType = 'blob'
      xhr.send(null)
      return xhr
    },
    toResult(xhr) {
      // 0 is how some WebViews answer for what is no HTTP.
      if ((xhr.status === 200 || xhr.status === 0) && isBlob(xhr.response)) return xhr.response
      throw missingError()
    },
    toFailure: missingError,
    timeoutMs: Math.min(timeoutMs ?? FETCH_TIMEOUT_MS, FETCH_TIMEOUT_MS),
    signal,
  })
}

function missingError(): PlatformError {
  return new PlatformError(
    'file-missing',
    'The URL of the file leads nowhere (any more): do not revoke it before the upload has ended, and let connect-src of the Content-Security-Policy allow blob: and data:.',
  )
}
