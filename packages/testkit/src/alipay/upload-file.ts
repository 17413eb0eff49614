import { type Callbacks, callBack, type Failure } from '../host/callbacks'
import { createEventList } from '../host/event-list'
import { formBody } from '../host/form-body'
import type { Header } from '../host/header'
import { type MultipartBody, multipartBody } from '../host/multipart-body'
import type { Body } from '../host/network'
import { isSdkAtLeast } from '../host/sdk-floor'
import type { TempFiles } from '../host/temp-files'
import { refusals, worded } from './error-messages'
import { type PageResult, toPageOutcome, visibleHeader } from './page-result'
import { type CallSettings, MAX_TIMEOUT_MS, type RequestTask, urlRefusal } from './request'
import { areStrings, formHeader } from './wire-request'

export interface UploadFileOptions extends Callbacks<PageResult> {
  readonly url: string
  readonly filePath: string
  /** Of the form field that carries the file. */
  readonly name?: string
  /** An older word for `name`. */
  readonly fileName?: string
  readonly fileType?: string
  readonly formData?: Readonly<Record<string, unknown>>
  readonly headers?: Readonly<Record<string, unknown>>
  readonly header?: Readonly<Record<string, unknown>>
  /** Milliseconds. */
  readonly timeout?: number
}

/** In words of this host's own. */
export interface UploadProgress {
  /** Whole percents. */
  progress: number
  /** Of the whole body, form fields included. */
  totalBytesWritten: number
  totalBytesExpectedToWrite: number
}

/** By one of the two names. */
interface Received {
  header?: Header
  headers?: Header
}

export interface UploadTask extends RequestTask {
  onProgressUpdate(listener: (update: UploadProgress) => void): void
  offProgressUpdate(listener?: (update: UploadProgress) => void): void
  onHeadersReceived(listener: (received: Received) => void): void
  offHeadersReceived(listener?: (received: Received) => void): void
}

export interface UploadSettings extends CallSettings {
  readonly files: TempFiles
  /** Whether a path came from `saveFile`: such a file cannot be uploaded. */
  readonly isSaved: (path: string) => boolean
}

export function createUploadFile(
  settings: UploadSettings,
): (options: UploadFileOptions) => UploadTask | undefined {
  const { network, activity, switches } = settings
  const say = (refusal: Failure) => worded(refusal, switches.failureWords, 'uploadFile')
  const knowsTimeout = isSdkAtLeast(switches.clientVersion, '10.2.80')
  return (options) => {
    const progress = createEventList<UploadProgress>()
    const received = createEventList<Received>()
    const toTask = (abort: () => void): UploadTask | undefined =>
      switches.taskReturned
        ? {
            abort,
            onProgressUpdate: progress.on,
            offProgressUpdate: progress.off,
            onHeadersReceived: received.on,
            offHeadersReceived: received.off,
          }
        : undefined
    const refusal = refusalOf(options, settings)
    if (refusal !== undefined) {
      callBack(activity, options, { failure: say(refusal) })
      return toTask(() => undefined)
    }
    const multipart = multipartFor(options)
    return toTask(
      network.start<PageResult>({
        api: 'uploadFile',
        method: 'POST',
        url: options.url,
        header: formHeader(options, multipart.contentType),
        body: () => bodyOf(settings.files.realPath(options.filePath), multipart, say(refusals.fileMissing)),
        timeoutMs: (knowsTimeout ? options.timeout : undefined) ?? MAX_TIMEOUT_MS,
        callbacks: options,
        toOutcome: (answer) => toPageOutcome('uploadFile', answer, 'text', switches),
        onProgress: (sentBytes, totalBytes) =>
          progress.emit({
            progress: Math.floor((sentBytes / totalBytes) * 100),
            totalBytesWritten: sentBytes,
            totalBytesExpectedToWrite: totalBytes,
          }),
        onHead(_, rawHeaders) {
          const header = visibleHeader(rawHeaders, switches)
          received.emit(switches.uploadHeaders === 'event as headers' ? { headers: header } : { header })
        },
      }),
    )
  }
}

const fileTypes = ['image', 'video', 'audio']

function refusalOf(options: UploadFileOptions, { switches, isSaved }: UploadSettings): Failure | undefined {
  const { url, filePath, name, fileName, fileType = '', formData, headers, header } = options
  const isComplete = [url, filePath, name ?? fileName].every((each) => typeof each === 'string')
  const speaksStrings = [formData, headers, header].every(areStrings)
  if (!isComplete || !speaksStrings || !fileTypes.includes(fileType)) return refusals.badParameter
  return urlRefusal('uploadFile', url, switches) ?? (isSaved(filePath) ? refusals.savedFile : undefined)
}

let uploads = 0

function multipartFor({ filePath, name, fileName, fileType, formData }: UploadFileOptions): MultipartBody {
  uploads += 1
  const part = {
    name: name ?? fileName ?? '',
    fileName: filePath.slice(filePath.lastIndexOf('/') + 1),
    // By what the page says the file is, since the path does not tell.
    contentType: `${fileType}/${fileType === 'image' ? 'jpeg' : 'mp4'}`,
  }
  return multipartBody(formData ?? {}, part, `AlipayFormBoundary${String(uploads).padStart(12, '0')}`)
}

async function bodyOf(
  realPath: string | undefined,
  multipart: MultipartBody,
  missing: Failure,
): Promise<Body | Failure> {
  return realPath === undefined ? missing : formBody(realPath, multipart).catch(() => missing)
}
