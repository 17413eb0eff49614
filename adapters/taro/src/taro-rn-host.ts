// The parts of `Taro` that an upload needs in React Native. Every call answers by its promise, which rejects even where
// `fail` is given, so callbacks are not used.

interface Settings {
  url: string
  header?: Record<string, string>
  /** Milliseconds. */
  timeout: number
}

export interface TaroRnRequestOptions extends Settings {
  method: 'GET' | 'PUT' | 'POST' | 'DELETE' | 'HEAD'
  data?: ArrayBuffer
  dataType: 'text'
  responseType: 'text'
}

export interface TaroRnUploadOptions extends Settings {
  filePath: string
  name: string
  formData: Record<string, string>
}

/** The `Taro` of an app for React Native, as `import Taro from '@tarojs/taro'` gives it. */
export interface TaroRnHost {
  /** What it resolves with has a `Headers` of fetch for a header, which Taro's types do not know. */
  request(options: TaroRnRequestOptions): PromiseLike<{
    readonly statusCode: number
    readonly data: unknown
    readonly header?: unknown
  }> & { abort?(): void }
  /** It resolves with a `Response` of fetch, which Taro's types do not know. */
  uploadFile(options: TaroRnUploadOptions): PromiseLike<object>
  getFileInfo(options: { filePath: string }): PromiseLike<object>
  getStorage(options: { key: string }): PromiseLike<{ readonly data: unknown }>
  setStorage(options: { key: string; data: string }): PromiseLike<unknown>
  removeStorage(options: { key: string }): PromiseLike<unknown>
  onNetworkStatusChange(listener: (status: unknown) => void): void
  getNetworkType?(options: object): PromiseLike<{ readonly networkType: unknown }>
}
