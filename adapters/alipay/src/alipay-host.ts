import type { HostEvents, HostVersion } from '@vod-upload/wx-like'

// The parts of `my` that an upload needs, by shape. What clients are known to get wrong is `unknown` here.

/**
 * Newer base libraries write `statusCode` and `header`, older ones `status` and `headers`, and many write both; the
 * developer tools give the status of an upload as a string.
 */
export interface AlipayAnswer {
  readonly statusCode?: unknown
  readonly status?: unknown
  readonly header?: unknown
  readonly headers?: unknown
  readonly data?: unknown
}

/** What a call gives to `fail`; it holds the answer too, where a server gave one that the host did not like. */
export interface AlipayFailure extends AlipayAnswer {
  readonly error?: unknown
  readonly errorMessage?: string
  readonly errMsg?: string
}

interface Callbacks<Result> {
  success(result: Result | undefined): void
  fail(failure: AlipayFailure | undefined): void
}

export interface AlipayTask {
  /** The typings ask for an argument that no client reads. */
  abort?(...args: never[]): unknown
}

/** In words of its own; frameworks, and hosts that run Alipay's mini programs, may use those of `wx`. */
export interface AlipayProgress {
  readonly totalBytesWritten?: unknown
  readonly totalBytesSent?: unknown
}

export interface AlipayUploadTask extends AlipayTask {
  onProgressUpdate?(listener: (update: AlipayProgress | undefined) => void): void
  onHeadersReceived?(listener: (received: Pick<AlipayAnswer, 'header' | 'headers'> | undefined) => void): void
}

export interface AlipayRequestOptions extends Callbacks<AlipayAnswer> {
  url: string
  method: 'GET' | 'PUT' | 'POST' | 'DELETE' | 'HEAD'
  headers: Record<string, string>
  data?: ArrayBuffer
  dataType: 'text'
  timeout: number
}

export type AlipayFileType = 'video' | 'image' | 'audio'

export interface AlipayUploadOptions extends Callbacks<AlipayAnswer> {
  url: string
  filePath: string
  name: string
  fileName: string
  fileType: AlipayFileType
  formData: Record<string, string>
  hideLoading: boolean
  timeout: number
}

interface FileInfoOptions extends Callbacks<{ readonly size?: unknown }> {
  digestAlgorithm: 'md5'
}

export interface AlipayFileSystem {
  stat(options: Callbacks<{ readonly stats: unknown }> & { path: string }): unknown
  readFile(options: Callbacks<{ readonly data: unknown }> & { filePath: string }): unknown
  getFileInfo?(options: FileInfoOptions & { filePath: string }): unknown
}

/** The members of the real `my` fit, and so do a simulator's and a wrapper's. */
export interface AlipayHost extends HostEvents, HostVersion {
  /** The developer tools, and frameworks, may return no task. */
  request(options: AlipayRequestOptions): AlipayTask | undefined
  uploadFile(options: AlipayUploadOptions): AlipayUploadTask | undefined
  /** Since base library 1.13.0. */
  getFileSystemManager?(): AlipayFileSystem
  /** The only call about files before that. */
  getFileInfo?(options: FileInfoOptions & { apFilePath: string }): unknown
  getStorage(options: Callbacks<{ readonly data?: unknown }> & { key: string }): unknown
  setStorage(options: Callbacks<unknown> & { key: string; data: string }): unknown
  removeStorage(options: Callbacks<unknown> & { key: string }): unknown
}
