import type { Activity } from '../host/activity'
import { blobOfDataUrl, type ObjectUrls } from './object-urls'
import type { PageWindow } from './page-window'
import type { PickedFiles } from './picked-files'

export interface PageNetwork {
  readonly XMLHttpRequest: typeof XMLHttpRequest
  readonly FormData: typeof FormData
  /** Offline, what is on its way breaks off, and what begins fails. */
  setOnline(online: boolean): void
  /** Breaks off what is on its way. */
  endAll(): void
}

/** jsdom's own requests over real sockets, with its own checks of CORS; only what it lacks is added. */
export function createPageNetwork(
  window: PageWindow,
  activity: Activity,
  files: PickedFiles,
  urls: ObjectUrls,
): PageNetwork {
  const live = new Set<PageRequest>()
  const formFiles = new WeakMap<object, Blob[]>()
  let online = true

  class PageForm extends window.FormData {
    override append(name: string, value: string | Blob, fileName?: string): void {
      if (typeof value === 'string') {
        super.append(name, value)
      } else {
        formFiles.set(this, [...(formFiles.get(this) ?? []), value])
        // Given as undefined, jsdom takes the name for `undefined`.
        super.append(name, value, ...(fileName === undefined ? [] : [fileName]))
      }
    }
  }

  class PageRequest extends window.XMLHttpRequest {
    private local: Promise<Blob | undefined> | undefined
    private served: Blob | undefined
    private lost = false

    constructor() {
      super()
      // First of all listeners, so that a lost line passes for no abort.
      this.addEventListener('abort', (event) => {
        if (!this.lost) return
        event.stopImmediatePropagation()
        this.dispatchEvent(new window.ProgressEvent('error'))
      })
    }

    override get status(): number {
      return this.served === undefined ? super.status : 200
    }

    override get response(): unknown {
      return this.served ?? super.response
    }

    override open(method: string, url: string | URL): void {
      this.local = local(method, String(url))
      super.open(method, this.local === undefined ? url : 'data:,')
    }

    override send(body?: XMLHttpRequestBodyInit | null): void {
      const end = activity.begin()
      live.add(this)
      this.addEventListener('loadend', () => {
        live.delete(this)
        end()
      })
      if (this.local !== undefined) this.local.then((blob) => this.end(blob))
      else if (!online || hasBrokenFile(body)) setImmediate(() => this.end(undefined))
      else super.send(body)
    }

    lose(): void {
      if (this.local !== undefined) return
      this.lost = true
      super.abort()
    }

    /** What jsdom has no part in. */
    private end(served: Blob | undefined): void {
      this.served = served
      this.dispatchEvent(new window.ProgressEvent(served === undefined ? 'error' : 'load'))
      this.dispatchEvent(new window.ProgressEvent('loadend'))
    }
  }

  /** What a URL of the page itself leads to; a revoked one, or a file that is gone, is an error like any other. */
  function local(method: string, url: string): Promise<Blob | undefined> | undefined {
    if (!/^(blob|data):/.test(url)) return undefined
    const blob = url.startsWith('blob:') ? urls.blobOf(url) : blobOfDataUrl(window, url)
    const isThere = method === 'GET' && blob !== undefined && files.faultOf(blob) === undefined
    return Promise.resolve(isThere ? blob : undefined)
  }

  function hasBrokenFile(body: XMLHttpRequestBodyInit | null | undefined): boolean {
    const sent = typeof body === 'object' && body !== null ? (formFiles.get(body) ?? []) : []
    return sent.some((blob) => files.faultOf(blob) !== undefined)
  }

  const endAll = () => {
    for (const request of [...live]) request.lose()
  }
  return {
    XMLHttpRequest: PageRequest,
    FormData: PageForm,
    setOnline(value) {
      online = value
      if (!online) endAll()
    },
    endAll,
  }
}
