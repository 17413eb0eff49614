import { utf8Bytes } from '../bytes/utf8'
import type { Query } from './canonical'
import { escapeXml } from './xml'

/** A request to one object as a value: where it goes and who signs it is added when it is sent. */
export interface OssCall {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE' | 'HEAD'
  readonly query: Query
  /** Lower-case names; `content-type` is always there, because hosts invent one that breaks the signature. */
  readonly headers: Readonly<Record<string, string>>
  readonly body?: ArrayBuffer
}

/** A part that has arrived. */
export interface UploadedPart {
  /** 1..10000. */
  readonly partNumber: number
  /** As received, quotes included. */
  readonly etag: string
}

const BINARY = { 'content-type': 'application/octet-stream' }

/**
 * `notification`: base64 of the JSON that tells VOD what to do with the file, sent as `x-oss-notification`.
 * `forbidOverwrite`: refuse with `FileAlreadyExists` where there is such an object.
 */
export function initiateMultipart(options: {
  contentType: string
  notification?: string
  forbidOverwrite?: boolean
}): OssCall {
  const headers = {
    'content-type': options.contentType,
    ...notificationHeader(options.notification),
    ...(options.forbidOverwrite && { 'x-oss-forbid-overwrite': 'true' }),
  }
  return { method: 'POST', query: { uploads: '' }, headers }
}

/** `body`: 100 KB to 5 GB, the last part any size. `contentMd5`: base64; OSS refuses a body that does not match it. */
export function uploadPart(options: {
  uploadId: string
  partNumber: number
  body: ArrayBuffer
  contentMd5?: string
}): OssCall {
  const { uploadId, partNumber, body, contentMd5 } = options
  const headers = contentMd5 === undefined ? BINARY : { ...BINARY, 'content-md5': contentMd5 }
  return { method: 'PUT', query: { partNumber: String(partNumber), uploadId }, headers, body }
}

/** Up to 1000 parts, those after `afterPartNumber`. */
export function listParts(options: { uploadId: string; afterPartNumber?: number }): OssCall {
  const query: Record<string, string> = { 'max-parts': '1000', uploadId: options.uploadId }
  if (options.afterPartNumber !== undefined) query['part-number-marker'] = String(options.afterPartNumber)
  return { method: 'GET', query, headers: BINARY }
}

/** The parts may come in any order. `notification`: as for `initiateMultipart`. */
export function completeMultipart(options: {
  uploadId: string
  parts: readonly UploadedPart[]
  notification?: string
}): OssCall {
  const parts = [...options.parts].sort((a, b) => a.partNumber - b.partNumber)
  const items = parts.map(
    ({ partNumber, etag }) =>
      `<Part><PartNumber>${partNumber}</PartNumber><ETag>${escapeXml(etag)}</ETag></Part>`,
  )
  return {
    method: 'POST',
    query: { uploadId: options.uploadId },
    headers: { 'content-type': 'application/xml', ...notificationHeader(options.notification) },
    body: utf8Bytes(`<CompleteMultipartUpload>${items.join('')}</CompleteMultipartUpload>`).buffer,
  }
}

export function abortMultipart(options: { uploadId: string }): OssCall {
  return { method: 'DELETE', query: { uploadId: options.uploadId }, headers: BINARY }
}

export function headObject(): OssCall {
  return { method: 'HEAD', query: {}, headers: BINARY }
}

function notificationHeader(notification: string | undefined): Record<string, string> {
  return notification === undefined ? {} : { 'x-oss-notification': notification }
}
