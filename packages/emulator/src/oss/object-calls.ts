import { createReadStream } from 'node:fs'
import type { Answer } from '../http/answer'
import type { StoredObject } from '../store/object-store'
import { checkOverwrite, type ObjectCall } from './call'
import { keptHeaders, spelledHeaders } from './kept-headers'
import { OssError } from './oss-error'
import { receiveRequest } from './receive-request'

export async function putObject({ incoming, bucket, key, backend }: ObjectCall): Promise<Answer> {
  const { headers } = incoming
  checkOverwrite({ backend, bucket, key }, headers['x-oss-forbid-overwrite'])
  const body = await receiveRequest(incoming, backend.objects.incomingPath())
  const stored = backend.objects.commit(
    {
      bucket,
      key,
      etag: `"${body.md5Hex}"`,
      type: 'Normal',
      headers: keptHeaders(headers),
      notification: headers['x-oss-notification'],
    },
    body,
  )
  return { status: 200, headers: { ETag: stored.etag, 'x-oss-hash-crc64ecma': stored.crc64 } }
}

export function getObject({ incoming, bucket, key, backend }: ObjectCall): Answer {
  const object = backend.objects.get(bucket, key)
  if (!object) throw new OssError('NoSuchKey', { details: { Key: key } })
  const refused = unmetCondition(object, incoming.headers)
  if (refused) return refused
  const headers = { ...objectHeaders(object), ...spelledHeaders(object.headers, incoming.query) }
  const path = backend.objects.pathOf(object)
  const range = readRange(incoming.headers.range, object.sizeBytes)
  if (!range) {
    const body = object.sizeBytes === 0 ? undefined : createReadStream(path)
    return { status: 200, headers: { ...headers, 'Content-Length': String(object.sizeBytes) }, body }
  }
  const [start, end] = range
  return {
    status: 206,
    headers: {
      ...headers,
      'Content-Length': String(end - start),
      'Content-Range': `bytes ${start}-${end - 1}/${object.sizeBytes}`,
    },
    body: createReadStream(path, { start, end: end - 1 }),
  }
}

export function headObject({ incoming, bucket, key, backend }: ObjectCall): Answer {
  const object = backend.objects.get(bucket, key)
  if (!object) throw new OssError('NoSuchKey', { details: { Key: key } })
  const headers = { ...objectHeaders(object), ...spelledHeaders(object.headers, incoming.query) }
  return { status: 200, headers: { ...headers, 'Content-Length': String(object.sizeBytes) } }
}

/** OSS answers 204 whether or not the object was there. */
export function deleteObject({ bucket, key, backend }: ObjectCall): Answer {
  backend.objects.delete(bucket, key)
  return { status: 204, headers: {} }
}

function objectHeaders(object: StoredObject): Record<string, string> {
  return {
    ETag: object.etag,
    'Last-Modified': new Date(object.lastModifiedAt).toUTCString(),
    'Accept-Ranges': 'bytes',
    'x-oss-object-type': object.type,
    'x-oss-storage-class': 'Standard',
    'x-oss-hash-crc64ecma': object.crc64,
  }
}

function unmetCondition(object: StoredObject, headers: Readonly<Record<string, string>>): Answer | undefined {
  const bare = (etag: string) => etag.replaceAll('"', '')
  const { 'if-none-match': unless, 'if-match': only } = headers
  if (unless !== undefined && bare(unless) === bare(object.etag)) {
    return { status: 304, headers: { ETag: object.etag } }
  }
  if (only !== undefined && bare(only) !== bare(object.etag)) {
    throw new OssError('PreconditionFailed', {
      status: 412,
      message: 'At least one of the pre-conditions you specified did not hold.',
    })
  }
  return undefined
}

/** [start, end), or undefined for the whole object: OSS ignores a range that it cannot read or meet. */
function readRange(range: string | undefined, sizeBytes: number): [number, number] | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(range ?? '')
  if (!match) return undefined
  const [, first = '', last = ''] = match
  if (first === '') {
    const tail = Math.min(Number(last), sizeBytes)
    return tail === 0 ? undefined : [sizeBytes - tail, sizeBytes]
  }
  const start = Number(first)
  const end = last === '' ? sizeBytes : Math.min(Number(last) + 1, sizeBytes)
  return start < end ? [start, end] : undefined
}
