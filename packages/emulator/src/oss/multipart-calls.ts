import type { Answer } from '../http/answer'
import type { MultipartSession } from '../store/multipart-store'
import type { ObjectCall } from './call'
import { checkOverwrite } from './call'
import { readCheckedBody } from './content-md5'
import { keptHeaders } from './kept-headers'
import { xmlAnswer } from './oss-answer'
import { OssError } from './oss-error'
import { receiveRequest } from './receive-request'

/** Source: UploadPart: part numbers are 1 to 10,000. */
export const LARGEST_PART_NUMBER = 10_000

const MOST_LISTED_PARTS = 1000

/** The call has no body to speak of; what comes is read only to hold it against its Content-MD5. */
const LARGEST_INITIATE_BYTES = 1024 ** 2

export async function initiateMultipartUpload(call: ObjectCall): Promise<Answer> {
  const { incoming, bucket, key, backend } = call
  if ((await readCheckedBody(incoming, LARGEST_INITIATE_BYTES)) === undefined) {
    throw new OssError('EntityTooLarge')
  }
  checkOverwrite({ backend, bucket, key }, incoming.headers['x-oss-forbid-overwrite'])
  const session = backend.uploads.initiate({
    bucket,
    key,
    headers: keptHeaders(incoming.headers),
    notification: incoming.headers['x-oss-notification'],
  })
  return xmlAnswer(200, 'InitiateMultipartUploadResult', {
    ...encodingType(incoming.query),
    Bucket: bucket,
    Key: encoded(key, incoming.query),
    UploadId: session.uploadId,
  })
}

export async function uploadPart(call: ObjectCall): Promise<Answer> {
  const { incoming, backend } = call
  const partNumber = readPartNumber(incoming.query.get('partNumber'))
  const { uploadId } = findSession(call)
  const body = await receiveRequest(incoming, backend.uploads.incomingPath())
  const part = backend.uploads.commitPart(uploadId, partNumber, body)
  // The session was aborted or completed while this part was on its way.
  if (!part) throw noSuchUpload(uploadId)
  return { status: 200, headers: { ETag: part.etag, 'x-oss-hash-crc64ecma': part.crc64 } }
}

export function listParts(call: ObjectCall): Answer {
  const { incoming, bucket, key, backend } = call
  const { query } = incoming
  const { uploadId } = findSession(call)
  const maxParts = readCount(query.get('max-parts'), 'max-parts', 1, MOST_LISTED_PARTS, MOST_LISTED_PARTS)
  const marker = readCount(query.get('part-number-marker'), 'part-number-marker', 0, LARGEST_PART_NUMBER, 0)
  const after = backend.uploads.partsOf(uploadId).filter((part) => part.partNumber > marker)
  const page = after.slice(0, maxParts)
  return xmlAnswer(200, 'ListPartsResult', {
    ...encodingType(query),
    Bucket: bucket,
    Key: encoded(key, query),
    UploadId: uploadId,
    StorageClass: 'Standard',
    PartNumberMarker: marker,
    NextPartNumberMarker: page.at(-1)?.partNumber ?? 0,
    MaxParts: maxParts,
    IsTruncated: after.length > page.length,
    Part: page.map((part) => ({
      PartNumber: part.partNumber,
      LastModified: new Date(part.lastModifiedAt).toISOString(),
      ETag: part.etag,
      HashCrc64ecma: part.crc64,
      Size: part.sizeBytes,
    })),
  })
}

export function abortMultipartUpload(call: ObjectCall): Answer {
  const { uploadId } = findSession(call)
  call.backend.uploads.end(uploadId)
  call.backend.uploads.dropParts(uploadId)
  return { status: 204, headers: {} }
}

export function findSession({ incoming, bucket, key, backend }: ObjectCall): MultipartSession {
  const uploadId = incoming.query.get('uploadId') ?? ''
  const session = backend.uploads.find(bucket, key, uploadId)
  if (!session) throw noSuchUpload(uploadId)
  return session
}

function noSuchUpload(uploadId: string): OssError {
  return new OssError('NoSuchUpload', { details: { UploadId: uploadId } })
}

function readPartNumber(text: string | undefined): number {
  const partNumber = /^\d+$/.test(text ?? '') ? Number(text) : 0
  if (partNumber >= 1 && partNumber <= LARGEST_PART_NUMBER) return partNumber
  throw new OssError('InvalidArgument', {
    message: `Part number must be an integer between 1 and ${LARGEST_PART_NUMBER}, inclusive.`,
    ec: '0017-00000220',
    details: { ArgumentName: 'PartNumber', ArgumentValue: text ?? '' },
  })
}

function readCount(
  text: string | undefined,
  name: string,
  least: number,
  most: number,
  otherwise: number,
): number {
  if (text === undefined || text === '') return otherwise
  const count = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (count >= least && count <= most) return count
  throw new OssError('InvalidArgument', {
    message: `Argument ${name} must be an integer between ${least} and ${most}.`,
    details: { ArgumentName: name, ArgumentValue: text },
  })
}

/** With `encoding-type=url` keys come percent-encoded, because XML cannot hold every character of a key. */
export function encoded(key: string, query: ReadonlyMap<string, string>): string {
  return query.get('encoding-type') === 'url' ? encodeURIComponent(key) : key
}

export function encodingType(query: ReadonlyMap<string, string>): { EncodingType?: string } {
  return query.get('encoding-type') === 'url' ? { EncodingType: 'url' } : {}
}
