// The parts of `wx` that an upload needs, by shape: WeChat's, ByteDance's and Taro's objects all fit, and so does
// a simulator. What hosts are known to get wrong is `unknown` here and read with care where it is used.

/** What a call gives to `fail`; which members are there depends on host and version. */
export interface HostFailure {
  readonly errMsg?: string
  /** Where a host rejects with an error of JavaScript's own. */
  readonly message?: string
  readonly errno?: number
  readonly errNo?: number
  readonly errCode?: number
  readonly errorCode?: number
}

export interface HostRequestTask {
  abort?(): void
}

export interface HostUploadTask extends HostRequestTask {
  onProgressUpdate?(listener: (update: { readonly totalBytesSent: unknown } | undefined) => void): void
  onHeadersReceived?(listener: (received: { readonly header: unknown } | undefined) => void): void
}

export interface HostAnswer {
  readonly statusCode: unknown
  readonly data: unknown
  readonly header?: unknown
}

/** With `dataType`, which has no type here: WeChat's two packages of typings allow different values for it. */
export interface HostRequestOptions {
  url: string
  method: 'GET' | 'PUT' | 'POST' | 'DELETE' | 'HEAD'
  header: Record<string, string>
  data?: ArrayBuffer
  responseType: 'text'
  timeout: number
  success(answer: HostAnswer): void
  fail(reason: HostFailure): void
}

export interface HostUploadOptions {
  url: string
  filePath: string
  name: string
  formData: Record<string, string>
  timeout: number
  success(answer: HostAnswer): void
  fail(reason: HostFailure): void
}

export interface HostFileSystem {
  stat(options: {
    path: string
    success(result: { readonly stats?: unknown; readonly stat?: unknown }): void
    fail(reason: HostFailure): void
  }): void
  readFile(options: {
    filePath: string
    position?: number
    length?: number
    success(result: { readonly data: unknown }): void
    fail(reason: HostFailure): void
  }): void
  getFileInfo?(options: {
    filePath: string
    digestAlgorithm: 'md5'
    success(result: object): void
    fail(reason: HostFailure): void
  }): void
}

export interface HostStorage {
  getStorage(options: {
    key: string
    success(result: { readonly data: unknown }): void
    fail(reason: HostFailure): void
  }): unknown
  setStorage(options: {
    key: string
    data: string
    success(): void
    fail(reason: HostFailure): void
  }): unknown
  removeStorage(options: { key: string; success(): void; fail(reason: HostFailure): void }): unknown
  getStorageInfo?(options: {
    success(result: { readonly keys: readonly string[] }): void
    fail(reason: HostFailure): void
  }): unknown
}

/** Old base libraries lack some of these, and the `off*` ones came later than the `on*` ones. */
export interface HostEvents {
  /** Gives `{ isConnected }`; unknown, since WeChat's typings of `off` want a listener of something else. */
  onNetworkStatusChange?(listener: (status: unknown) => void): void
  offNetworkStatusChange?(listener: (status: unknown) => void): void
  onAppShow?(listener: () => void): void
  offAppShow?(listener: () => void): void
  onAppHide?(listener: () => void): void
  offAppHide?(listener: () => void): void
  /** Gives `{ networkType }`. */
  getNetworkType?(options: { success(status: unknown): void; fail(reason: unknown): void }): unknown
}

/** Where the base library and its client tell their versions; `getSystemInfoSync` is the older of the two. */
export interface HostVersion {
  getAppBaseInfo?(): { readonly SDKVersion?: string; readonly version?: string }
  getSystemInfoSync?(): { readonly SDKVersion?: string; readonly version?: string }
}

/** A host shaped like `wx`. */
export interface WxLikeHost extends HostStorage, HostEvents, HostVersion {
  request(options: HostRequestOptions): HostRequestTask | undefined
  uploadFile(options: HostUploadOptions): HostUploadTask | undefined
  getFileSystemManager(): HostFileSystem
}
