// The parts of `window` that an upload needs, by shape: a page of a browser fits, and so does a simulated one.

/** A `Blob` or a `File`; old WebViews have neither `arrayBuffer` nor `stream` on it. */
export interface HostBlob {
  /** Bytes. */
  readonly size: number
  /** Of a `File` only. */
  readonly name?: string
  /** Milliseconds since 1970; of a `File` only. */
  readonly lastModified?: number
  slice(start: number, end: number): HostBlob
}

export interface HostFormData {
  append(name: string, value: string): void
  append(name: string, value: HostBlob, fileName: string): void
}

export interface HostXhr {
  readonly status: number
  readonly responseText: string
  /** What `responseType` asks for, or null. */
  readonly response: unknown
  responseType: '' | 'text' | 'blob' | 'arraybuffer' | 'document' | 'json'
  withCredentials: boolean
  readonly upload: {
    addEventListener(type: 'progress', listener: (event: { readonly loaded: number }) => void): void
  }
  open(method: string, url: string): void
  setRequestHeader(name: string, value: string): void
  getAllResponseHeaders(): string | null
  addEventListener(type: 'load' | 'error' | 'abort', listener: () => void): void
  /** Takes an ArrayBuffer or a HostFormData; unknown, since lib.dom has a closed union here. */
  send(body: unknown): void
  abort(): void
}

export interface HostFileReader {
  readonly result: unknown
  readonly error: { readonly name: string } | null
  addEventListener(type: 'load' | 'error', listener: () => void): void
  readAsArrayBuffer(blob: HostBlob): void
}

export interface HostLocalStorage {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
}

/** What `window` is to the uploader. */
export interface BrowserHost {
  readonly XMLHttpRequest: new () => HostXhr
  readonly FormData: new () => HostFormData
  readonly FileReader: new () => HostFileReader
  /** Its getter throws where the user or the frame forbids storage; some WebViews have null here. */
  readonly localStorage: HostLocalStorage | null
  readonly document: {
    readonly visibilityState: string
    addEventListener(type: 'visibilitychange', listener: () => void): void
    removeEventListener(type: 'visibilitychange', listener: () => void): void
  }
  readonly navigator?: {
    readonly onLine?: boolean
    readonly connection?: {
      readonly type?: string
      addEventListener?(type: 'change', listener: () => void): void
      removeEventListener?(type: 'change', listener: () => void): void
    }
  }
  addEventListener(type: 'online' | 'offline', listener: () => void): void
  removeEventListener(type: 'online' | 'offline', listener: () => void): void
}
