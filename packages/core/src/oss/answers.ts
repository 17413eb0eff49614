import type { HttpResponse } from '@vod-upload/platform'
import { UploadError } from '../errors/upload-error'
import type { UploadedPart } from './calls'
import { xmlBlocks, xmlText } from './xml'

export { isSuccess, type OssFault, readRefusal } from './refusal'

// All that follow read a success, and throw `answer-unreadable` where a success is not OSS's: a captive portal says
// 200 to everything. A header may be missing anyway, because some hosts hide them.

/** What OSS says of the bytes it took. */
export interface Receipt {
  /** As received, quotes included. */
  readonly etag?: string
  /** CRC-64 as an unsigned decimal. */
  readonly crc64?: string
}

export interface ListedPart extends UploadedPart {
  readonly sizeBytes: number
}

/** The upload id. */
export function readInitiate({ text }: HttpResponse): string {
  const uploadId = xmlText(text, 'UploadId')
  return rootOf(text, 'InitiateMultipartUploadResult') && uploadId
    ? uploadId
    : unreadable('to start an upload')
}

export function readPart(response: HttpResponse): Receipt {
  // OSS sends no body here.
  return isSigned(response) || isBare(response) ? receipt(response) : unreadable('to a part')
}

/** `nextMarker`: there are more parts, after this number. */
export function readListParts({ text }: HttpResponse): { parts: ListedPart[]; nextMarker?: number } {
  if (!rootOf(text, 'ListPartsResult')) return unreadable('to a list of parts')
  const parts = xmlBlocks(text, 'Part').map((part) => ({
    partNumber: wholeNumber(xmlText(part, 'PartNumber')),
    etag: xmlText(part, 'ETag') || unreadable('to a list of parts'),
    sizeBytes: wholeNumber(xmlText(part, 'Size')),
  }))
  if (xmlText(text, 'IsTruncated') !== 'true') return { parts }
  return { parts, nextMarker: wholeNumber(xmlText(text, 'NextPartNumberMarker')) }
}

export function readComplete(response: HttpResponse): Receipt & { location?: string } {
  const { text } = response
  // With a callback the body is the app server's, whatever that is.
  const isOss = rootOf(text, 'CompleteMultipartUploadResult') || isSigned(response)
  if (!isOss) return unreadable('to the end of an upload')
  const { etag, crc64 } = receipt(response)
  return { etag: xmlText(text, 'ETag') || etag, crc64, location: xmlText(text, 'Location') }
}

export function readHead(response: HttpResponse): Receipt & { sizeBytes?: number } {
  if (!isSigned(response) && !isBare(response)) return unreadable('to a question about the object')
  const length = response.headers['content-length']
  return { ...receipt(response), sizeBytes: length ? wholeNumber(length) : undefined }
}

export function readForm(response: HttpResponse): Receipt {
  const { text } = response
  // 200 is what the form asks for; OSS itself says 204 where a host has lost that field.
  const isAsked = response.status === 200 && (isSigned(response) || isBare(response))
  const isOss = isAsked || (response.status === 204 && isSigned(response))
  if (!isOss && !rootOf(text, 'PostResponse')) return unreadable('to a form')
  const { etag, crc64 } = receipt(response)
  return { etag: etag ?? xmlText(text, 'ETag'), crc64 }
}

function receipt({ headers }: HttpResponse): Receipt {
  return { etag: headers.etag || undefined, crc64: headers['x-oss-hash-crc64ecma'] || undefined }
}

/**
 * Every answer of OSS has the first of these headers, which a proxy may cut off; nobody else sends the second. A host
 * that shows usual headers alone leaves the name of the server. Markup in place of what was expected is an error, even so.
 */
function isSigned({ headers, text }: HttpResponse): boolean {
  const ofOss = headers['x-oss-request-id'] ?? headers['x-oss-hash-crc64ecma']
  const isOfOss = ofOss !== undefined || headers.server === 'AliyunOSS'
  return isOfOss && text.trim().charAt(0) !== '<'
}

/**
 * Could this be OSS's empty answer, seen without its headers? Some hosts hide all of them, browsers those that CORS does
 * not expose; where even these three can be seen, nothing is hidden, and OSS's own would be there, its ETag at least.
 */
function isBare({ headers, text }: HttpResponse): boolean {
  const hidesNothing = headers.date || headers.server || headers.connection
  return text.trim() === '' && (!hidesNothing || headers.etag !== undefined)
}

function rootOf(text: string, tag: string): boolean {
  return xmlBlocks(text, tag).length > 0
}

function wholeNumber(text = ''): number {
  return /^\d{1,15}$/.test(text) ? Number(text) : unreadable('with numbers')
}

function unreadable(what: string): never {
  throw new UploadError(
    'answer-unreadable',
    `The answer ${what} is not in the form of OSS: check that no proxy or login page of the network stands in between.`,
  )
}
