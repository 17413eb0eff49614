import type { Capabilities, PlatformAdapter } from '@vod-upload/platform'
import { openFile } from './files'
import { sendForm } from './form'
import type { BrowserHost } from './host'
import { sendHttp } from './http'
import { pageStorage } from './storage'
import { wakeSource } from './wake'

declare const window: BrowserHost

const capabilities: Capabilities = {
  sliceRead: true,
  binaryPut: true,
  formFileLast: true,
  // No file is ever read whole.
  maxWholeReadBytes: Number.POSITIVE_INFINITY,
  // To one server over HTTP/1.1, which OSS speaks; the rest waits.
  maxConcurrentRequests: 6,
  // An XMLHttpRequest has no limit of its own, so the timer's is the only one.
  maxTimeoutMs: 2147483647,
}

/**
 * Everything the uploader needs of a page in a browser: the H5 builds of Taro and uni-app.
 *
 * The frameworks' own `request` and `uploadFile` are bypassed on purpose. Their H5 builds leave out every API that the
 * app does not name in its own source, so that an object handed to a library has neither; an app's interceptors would
 * rewrite requests that are signed; and Taro's `uploadFile` sends cookies, which a bucket open to all origins refuses.
 * @param host the page's own `window`; pass another object to run over a simulator or another frame
 * @param name for logs
 */
export function browserPlatform(host: BrowserHost = window, name = 'H5'): PlatformAdapter {
  return {
    name,
    capabilities,
    storage: pageStorage(host),
    openFile: (source) => openFile(host, source),
    request: (request) => sendHttp(host, request),
    uploadForm: (form) => sendForm(host, form),
    onWake: wakeSource(host),
  }
}
