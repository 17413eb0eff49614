import type { Callbacks } from '../host/callbacks'
import type { Device } from '../host/device'
import { formBody } from '../host/form-body'
import type { Header } from '../host/header'
import { multipartBody } from '../host/multipart-body'
import { LINE_LOST, nativeFetch } from './native-fetch'
import { settle, within } from './settle'

export interface UploadFileOptions extends Callbacks<Response> {
  readonly url: string
  readonly filePath: string
  /** Of the form field that carries the file. */
  readonly name: string
  readonly formData?: Readonly<Record<string, unknown>>
  readonly header?: Header
  readonly fileName?: string
  /** Milliseconds. */
  readonly timeout?: number
}

const DEFAULT_TIMEOUT_MS = 2000
let uploads = 0

/** Resolves with a Response of fetch. There is no task; what has timed out goes on behind the app's back. */
export function createUploadFile({
  network,
  files,
}: Pick<Device, 'network' | 'files'>): (options: UploadFileOptions) => Promise<Response> {
  return (options) => {
    const { url, filePath, name, formData = {}, timeout = DEFAULT_TIMEOUT_MS } = options
    uploads += 1
    const fileName = options.fileName ?? filePath.slice(filePath.lastIndexOf('/') + 1)
    const file = { name, fileName, contentType: 'application/octet-stream' }
    const multipart = multipartBody(formData, file, `taro-rn-${uploads}`)
    const { response } = nativeFetch(network, {
      api: 'uploadFile',
      method: 'POST',
      url,
      header: { ...options.header, 'Content-Type': multipart.contentType },
      async body() {
        const realPath = files.realPath(filePath)
        // Native code fails without saying that it was the file.
        if (realPath === undefined) return { errMsg: LINE_LOST }
        return formBody(realPath, multipart).catch(() => ({ errMsg: LINE_LOST }))
      },
    })
    // Its end is nobody's business after a timeout.
    response.catch(() => undefined)
    const timed = within(response, timeout, () => new Error('网络请求超时'))
    return settle(timed, options, (cause) => ({ errMsg: `uploadFile fail: ${cause}` }))
  }
}
