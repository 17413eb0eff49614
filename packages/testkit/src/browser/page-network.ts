import type { Activity } from '../host/activity'
import type { ObjectUrls } from './object-urls'
import { dataUrlOf } from './object-urls'
import type { PageWindow } from './page-window'
import type { PickedFiles } from './picked-files'

export interface PageNetwork {
  readonly XMLHttpRequest: typeof XMLHttpRequest
  readonly FormData: typeof FormData
  /** Offline, what is on its way breaks off, and what begins fails. */
  setOnline(online: boolean): void
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
    private method = 'GET'
    private url = ''
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

    override open(method: string, url: string | URL): void {
      this.method = method
      this.url = String(url)
      // A blob is served at sending; until then, it stands for nothing.
      super.open(method, this.url.startsWith('blob:') ? 'data:,' : url)
    }

    override send(body?: XMLHttpRequestBodyInit | null): void {
      const end = activity.begin()
      live.add(this)
      this.addEventListener('loadend', () => {
        live.delete(this)
        end()
      })
      const isLocal = this.url.startsWith('data:')
      if (this.url.startsWith('blob:')) this.sendForBlob()
      else if ((!online && !isLocal) || this.hasBrokenFile(body)) this.failSoon()
      else super.send(body)
    }

    lose(): void {
      if (this.url.startsWith('blob:') || this.url.startsWith('data:')) return
      this.lost = true
      super.abort()
    }

    private hasBrokenFile(body: XMLHttpRequestBodyInit | null | undefined): boolean {
      const sent = typeof body === 'object' && body !== null ? (formFiles.get(body) ?? []) : []
      return sent.some((blob) => files.faultOf(blob) !== undefined)
    }

    private sendForBlob(): void {
      const blob = urls.blobOf(this.url)
      // As browsers: a revoked URL, one of another page, any other method, a file that is gone: all is one error.
      if (blob === undefined || this.method !== 'GET' || files.faultOf(blob) !== undefined) {
        this.failSoon()
        return
      }
      const { responseType } = this
      dataUrlOf(window, blob).then((dataUrl) => {
        super.open('GET', dataUrl)
        super.responseType = responseType
        super.send()
      })
    }

    private failSoon(): void {
      setImmediate(() => {
        this.dispatchEvent(new window.ProgressEvent('error'))
        this.dispatchEvent(new window.ProgressEvent('loadend'))
      })
    }
  }

  return {
    XMLHttpRequest: PageRequest,
    FormData: PageForm,
    setOnline(value) {
      online = value
      if (!online) for (const request of [...live]) request.lose()
    },
  }
}
