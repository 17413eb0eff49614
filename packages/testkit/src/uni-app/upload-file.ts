import type { Activity } from '../host/activity'
import { type Callbacks, callBack, type Failure } from '../host/callbacks'
import { createEventList } from '../host/event-list'
import { bytesBody, formBody } from '../host/form-body'
import { type MultipartBody, multipartBody } from '../host/multipart-body'
import type { Body, Network } from '../host/network'
import { toText } from '../host/page-answer'
import { mediaTypeOf, type TempFiles } from '../host/temp-files'
import { hostHeader } from '../host/wire-request'
import { badUrl, uniAppWords } from './error-messages'
import { type RequestTask, taskFor } from './request'
import type { UniAppSettings } from './switches'

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

/** No headers in it, and the event that would tell them is never raised. */
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

export interface UploadTask extends RequestTask {
  onProgressUpdate(listener: (update: UploadProgress) => void): void
  offProgressUpdate(listener: (update: UploadProgress) => void): void
}

export interface UploadSettings extends Pick<UniAppSettings, 'absentFile' | 'abortedUpload'> {
  readonly activity: Activity
  readonly network: Network
  readonly files: TempFiles
}

const DEFAULT_TIMEOUT_MS = 60000

export function createUploadFile(settings: UploadSettings): (options: UploadFileOptions) => UploadTask {
  const { activity, network, files, abortedUpload } = settings
  return (options) => {
    const progress = createEventList<UploadProgress>()
    const toTask = (abort: () => void): UploadTask => ({
      ...taskFor(abort),
      onProgressUpdate: progress.on,
      offProgressUpdate: progress.off,
    })
    if (!URL.canParse(options.url)) {
      callBack(activity, options, { failure: badUrl('uploadFile') })
      return toTask(() => undefined)
    }
    const multipart = multipartFor(options)
    let silent = false
    const abort = network.start<UploadFileResult>({
      api: 'uploadFile',
      method: 'POST',
      url: options.url,
      header: hostHeader(options.header, { 'Content-Type': multipart.contentType }),
      body: () => bodyOf(files.realPath(options.filePath), multipart, settings),
      timeoutMs: options.timeout ?? DEFAULT_TIMEOUT_MS,
      callbacks: unless(() => silent, options),
      toOutcome: ({ status, body }) => ({
        result: { data: toText(body), statusCode: status, errMsg: 'uploadFile:ok' },
      }),
      onProgress: (sentBytes, totalBytes) =>
        progress.emit({
          progress: Math.floor((sentBytes / totalBytes) * 100),
          totalBytesSent: sentBytes,
          totalBytesExpectedToSend: totalBytes,
        }),
    })
    return toTask(() => {
      silent = abortedUpload === 'is silent'
      abort()
    })
  }
}

function unless<Result>(silent: () => boolean, callbacks: Callbacks<Result>): Callbacks<Result> {
  return {
    success: (result) => silent() || callbacks.success?.(result),
    fail: (failure) => silent() || callbacks.fail?.(failure),
    complete: (end) => silent() || callbacks.complete?.(end),
  }
}

let uploads = 0

interface Form extends MultipartBody {
  readonly boundary: string
}

function multipartFor({ filePath, name, formData }: UploadFileOptions): Form {
  uploads += 1
  const fileName = filePath.slice(filePath.lastIndexOf('/') + 1)
  const boundary = `------------------------uni${String(uploads).padStart(12, '0')}`
  const file = { name, fileName, contentType: mediaTypeOf(fileName) }
  return { boundary, ...multipartBody(formData ?? {}, file, boundary) }
}

async function bodyOf(
  realPath: string | undefined,
  form: Form,
  { absentFile }: Pick<UniAppSettings, 'absentFile'>,
): Promise<Body | Failure> {
  const without = () =>
    absentFile === 'fails' ? uniAppWords.ended('abort', 'uploadFile') : bytesBody(fieldsAlone(form))
  return realPath === undefined ? without() : formBody(realPath, form).catch(without)
}

function fieldsAlone({ head, boundary }: Form): Buffer {
  return Buffer.concat([
    head.subarray(0, head.lastIndexOf(`--${boundary}`)),
    Buffer.from(`--${boundary}--\r\n`),
  ])
}
