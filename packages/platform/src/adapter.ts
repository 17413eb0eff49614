import type { CancelSignal, Unsubscribe } from './cancel'

/**
 * Everything the uploader needs of a mini-program host. Write one of these and every upload feature works there.
 *
 * Rules that hold for every member:
 * - a promise rejects with `PlatformError` and nothing else;
 * - an HTTP status, whatever it is, resolves;
 * - a buffer that crosses is an exact `ArrayBuffer`, never a view into a larger one.
 */
export interface PlatformAdapter {
  /** For logs only: the core never branches on it. */
  readonly name: string
  readonly capabilities: Capabilities
  /** Small strings that outlive the app. */
  readonly storage: KeyValueStorage
  /**
   * Rejects with `file-missing` or `file-unreadable`; with `unsupported` where the host has no way to look at a file.
   * No file call has a timeout of its own: the uploader bounds them, and leaves alone what comes later.
   */
  openFile(source: FileSource): Promise<FileHandle>
  /** One exchange over HTTP. Rejects when no answer came. */
  request(request: HttpRequest): Promise<HttpResponse>
  /** The host's own multipart/form-data uploader: it reads the file itself, by path. */
  uploadForm(form: FormUpload): Promise<HttpResponse>
  /**
   * Calls the listener when waiting makes no more sense (`online`, `foreground`), and where the host tells it, when
   * going on makes none (`offline`, `background`). Where the host can be asked for its network, the listener also
   * hears once, soon after it began to listen, how that is.
   */
  onWake?(listener: WakeListener): Unsubscribe
}

/**
 * Hears what the host tells of its network and of the app.
 * @param network with `online`, where the host tells what it goes by
 */
export type WakeListener = (reason: WakeReason, network?: NetworkKind) => void

/** What has changed. */
export type WakeReason =
  | 'online' // there is a network, perhaps another one than before
  | 'offline' // there is none
  | 'foreground' // the app is in front
  | 'background' // it is not, and will be halted soon

/** `mobile` is paid for by the byte; `wifi` stands for every network that is not. */
export type NetworkKind = 'wifi' | 'mobile'

/** What the planner must know of a host. */
export interface Capabilities {
  /** Can `FileHandle.read` fetch a range without holding the whole file in memory? */
  readonly sliceRead: boolean
  /** Can `request` send a PUT with an ArrayBuffer body? `'unknown'` is tried once, and the outcome remembered. */
  readonly binaryPut: boolean | 'unknown'
  /**
   * Does `uploadForm` send the file after the fields? OSS heeds no field behind it. `'unknown'` is tried once, and
   * the outcome remembered.
   */
  readonly formFileLast: boolean | 'unknown'
  /** The largest file, in bytes, that may be read whole where `sliceRead` is false. */
  readonly maxWholeReadBytes: number
  /** How many requests the host runs at once before it queues; uploads and downloads of the app share it. */
  readonly maxConcurrentRequests: number
  /** The longest `timeoutMs` that the host honours for `request`; the uploader asks for no more. */
  readonly maxTimeoutMs: number
}

/** A picked file, as the picker of the host returned it. */
export interface FileSource {
  /** Temp path or URL; the identity of a file for the host, meaningless after a restart. */
  readonly path: string
  /** Bytes, where the picker told it. */
  readonly size?: number
  /** A name for people, with extension. */
  readonly name?: string
  /** Media type, for example `video/mp4`. */
  readonly type?: string
  /** The host's own object (a browser `File`), where paths are not enough. */
  readonly raw?: unknown
}

/** A file that was found. */
export interface FileHandle {
  /** Bytes, as the host's file system says. */
  readonly size: number
  /** Milliseconds since 1970, where the host tells it. */
  readonly modifiedAt?: number
  /**
   * Bytes `[start, end)`, `0 <= start <= end <= size`: exactly `end - start` of them, never short, never zero-padded.
   * Rejects with `file-missing` or `file-unreadable` (which covers a file that shrank since it was opened).
   */
  read(start: number, end: number): Promise<ArrayBuffer>
  /**
   * MD5 of the whole file in lower-case hex, where the host computes it by itself. Rejects as `read` does, and with
   * `unsupported` where it turns out that the host does not tell it.
   */
  md5?(): Promise<string>
  /** Nothing is read afterwards. */
  close(): Promise<void>
}

/** A request as a value: cancel and progress travel inside it. */
export interface HttpRequest {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE' | 'HEAD'
  /** Absolute and fully encoded. */
  readonly url: string
  /** Lower-case names. `content-type` is always present, because hosts invent one that breaks the signature. */
  readonly headers: Readonly<Record<string, string>>
  readonly body?: ArrayBuffer
  /** Milliseconds from call to answer; kept by the adapter's own timer, since hosts blur timeout and abort. */
  readonly timeoutMs: number
  readonly signal?: CancelSignal
  /** Bytes of the body sent so far; hosts that cannot tell never call it. */
  readonly onProgress?: (sentBytes: number) => void
}

/** An answer, whatever its status. */
export interface HttpResponse {
  /** 100..599. */
  readonly status: number
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>
  /** The body as text, `''` if there is none; never parsed. */
  readonly text: string
}

/** A POST of form fields and one file; the file goes last. */
export interface FormUpload {
  readonly url: string
  readonly source: FileSource
  /** Name of the form field that carries the file. */
  readonly fileField: string
  /** Sent before the file, in this order. */
  readonly fields: Readonly<Record<string, string>>
  readonly timeoutMs: number
  readonly signal?: CancelSignal
  /** Bytes sent so far, of the whole body: form fields included, so it may pass the file's size. */
  readonly onProgress?: (sentBytes: number) => void
}

/** Values up to `100 KB`; every member rejects with `storage` when the host refuses. */
export interface KeyValueStorage {
  /** `undefined` when the key is absent. */
  get(key: string): Promise<string | undefined>
  /** Replaces what was there. */
  set(key: string, value: string): Promise<void>
  /** An absent key is no failure. */
  remove(key: string): Promise<void>
}
