import { type Callbacks, callBack, type Failure } from '../host/callbacks'
import { isAllowed } from '../host/domain-list'
import { createEventList } from '../host/event-list'
import { formBody } from '../host/form-body'
import { type FilePlace, type MultipartBody, multipartBody } from '../host/multipart-body'
import type { Body } from '../host/network'
import { toText } from '../host/page-answer'
import { mediaTypeOf, type TempFiles } from '../host/temp-files'
import { hostHeader } from '../host/wire-request'
import { bytedanceOwnHeader, type CallSettings, effectiveTimeoutMs, type Task } from './calls'

export interface UploadFileOptions extends Callbacks<UploadFileResult> {
  readonly url: string
  readonly filePath: string
  /** Of the form field that carries the file. */
  readonly name: string
  readonly formData?: Readonly<Record<string, unknown>>
  readonly header?: Readonly<Record<string, unknown>>
  /** Milliseconds. */
  readonly timeout?: number
}

/** No headers in it, and no event that tells them. */
export interface UploadFileResult {
  data: string
  statusCode: number
  errMsg: string
}

export interface UploadProgress {
  /** Whole percents. */
  progress: number
  /** Of the whole body, form fields included. */
  totalBytesSent: number
  totalBytesExpectedToSend: number
}

export interface UploadTask extends Task {
  onProgressUpdate(listener: (update: UploadProgress) => void): void
}

export function createUploadFile(
  settings: CallSettings & { readonly files: TempFiles },
): (options: UploadFileOptions) => UploadTask {
  const { network, activity, files, words, sdkVersion, domains } = settings
  return (options) => {
    const progress = createEventList<UploadProgress>()
    const toTask = (abort: () => void): UploadTask => ({ abort, onProgressUpdate: progress.on })
    const failNow = (failure: Failure) => {
      callBack(activity, options, { failure })
      return toTask(() => undefined)
    }
    const { url, filePath } = options
    if (typeof url !== 'string' || typeof filePath !== 'string') {
      return failNow(words.badParameter('uploadFile', 'params.filePath should be string'))
    }
    if (!isAllowed(domains, url)) return failNow(words.domain('uploadFile'))
    const multipart = multipartFor(options, settings.filePlace)
    const missing = words.fileMissing('uploadFile')
    return toTask(
      network.start<UploadFileResult>({
        api: 'uploadFile',
        method: 'POST',
        url,
        // A content type that the page sets is passed over here, unlike in WeChat.
        header: hostHeader(options.header, {
          ...bytedanceOwnHeader(sdkVersion),
          'Content-Type': multipart.contentType,
        }),
        body: () => bodyOf(files.realPath(filePath), multipart, missing),
        timeoutMs: effectiveTimeoutMs(options.timeout, sdkVersion, '1.0.0'),
        callbacks: options,
        toOutcome: ({ status, body }) => ({
          result: { data: toText(body), statusCode: status, errMsg: 'uploadFile:ok' },
        }),
        onProgress: (sentBytes, totalBytes) =>
          progress.emit({
            progress: Math.floor((sentBytes / totalBytes) * 100),
            totalBytesSent: sentBytes,
            totalBytesExpectedToSend: totalBytes,
          }),
      }),
    )
  }
}

let uploads = 0

function multipartFor({ filePath, name, formData }: UploadFileOptions, place: FilePlace): MultipartBody {
  uploads += 1
  const fileName = filePath.slice(filePath.lastIndexOf('/') + 1)
  const file = { name, fileName, contentType: mediaTypeOf(fileName) }
  const boundary = `----ToutiaoMicroAppBoundary${String(uploads).padStart(12, '0')}`
  return multipartBody(formData ?? {}, file, boundary, place)
}

async function bodyOf(
  realPath: string | undefined,
  multipart: MultipartBody,
  missing: Failure,
): Promise<Body | Failure> {
  return realPath === undefined ? missing : formBody(realPath, multipart).catch(() => missing)
}
