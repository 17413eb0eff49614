import { type Callbacks, callBack, type Failure } from '../host/callbacks'
import { type DomainList, isAllowed } from '../host/domain-list'
import { createEventList } from '../host/event-list'
import { formBody } from '../host/form-body'
import type { Header } from '../host/header'
import { type MultipartBody, multipartBody } from '../host/multipart-body'
import type { Body } from '../host/network'
import { cookiesOf, toPageHeader, toText } from '../host/page-answer'
import { mediaTypeOf, type TempFiles } from '../host/temp-files'
import { hostHeader } from '../host/wire-request'
import { networkFailures } from './error-messages'
import { wechatOwnHeader } from './own-header'
import type { CallSettings, HeadersReceived, RequestTask } from './request'

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

export interface UploadFileResult {
  /** Always text, never parsed. */
  data: string
  statusCode: number
  /** Given by devices though their documentation does not name it. */
  header?: Header
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
  offProgressUpdate(listener?: (update: UploadProgress) => void): void
}

export interface UploadSettings extends CallSettings {
  readonly files: TempFiles
  readonly domains: DomainList
  /** Whether `success` is given the headers. */
  readonly givesHeader: boolean
}

export function createUploadFile(settings: UploadSettings): (options: UploadFileOptions) => UploadTask {
  const { network, activity, appId, headerCase, files } = settings
  return (options) => {
    const received = createEventList<HeadersReceived>()
    const progress = createEventList<UploadProgress>()
    const toTask = (abort: () => void): UploadTask => ({
      abort,
      onHeadersReceived: received.on,
      offHeadersReceived: received.off,
      onProgressUpdate: progress.on,
      offProgressUpdate: progress.off,
    })
    const failNow = (failure: Failure) => {
      callBack(activity, options, { failure })
      return toTask(() => undefined)
    }
    const { url, filePath } = options
    if (typeof url !== 'string' || typeof filePath !== 'string') {
      return failNow(networkFailures.badParameter('uploadFile', 'url and filePath should be String'))
    }
    if (!isAllowed(settings.domains, url)) return failNow(networkFailures.domain('uploadFile'))
    const multipart = multipartFor(options)
    return toTask(
      network.start<UploadFileResult>({
        api: 'uploadFile',
        method: 'POST',
        url,
        header: withContentType(hostHeader(options.header, wechatOwnHeader(appId)), multipart.contentType),
        body: () => bodyOf(files.realPath(filePath), multipart),
        timeoutMs: (settings.knowsTimeout ? options.timeout : undefined) ?? settings.defaultTimeoutMs,
        callbacks: options,
        toOutcome: ({ status, rawHeaders, body }) => ({
          result: {
            data: toText(body),
            statusCode: status,
            ...(settings.givesHeader ? { header: toPageHeader(rawHeaders, headerCase) } : {}),
            errMsg: 'uploadFile:ok',
          },
        }),
        onProgress: (sentBytes, totalBytes) =>
          progress.emit({
            progress: Math.floor((sentBytes / totalBytes) * 100),
            totalBytesSent: sentBytes,
            totalBytesExpectedToSend: totalBytes,
          }),
        onHead: (statusCode, rawHeaders) =>
          received.emit({
            statusCode,
            header: toPageHeader(rawHeaders, headerCase),
            cookies: cookiesOf(rawHeaders),
          }),
      }),
    )
  }
}

let uploads = 0

function multipartFor({ filePath, name, formData }: UploadFileOptions): MultipartBody {
  uploads += 1
  const fileName = filePath.slice(filePath.lastIndexOf('/') + 1)
  const boundary = `----MiniProgramBoundary${String(uploads).padStart(12, '0')}`
  return multipartBody(formData ?? {}, { name, fileName, contentType: mediaTypeOf(fileName) }, boundary)
}

/** A content type that the page sets wins, which costs the server the boundary: a trap of the host. */
function withContentType(header: Header, contentType: string): Header {
  return Object.keys(header).some((name) => name.toLowerCase() === 'content-type')
    ? header
    : { ...header, 'Content-Type': contentType }
}

async function bodyOf(realPath: string | undefined, multipart: MultipartBody): Promise<Body | Failure> {
  const missing = networkFailures.fileMissing('uploadFile')
  return realPath === undefined ? missing : formBody(realPath, multipart).catch(() => missing)
}
