import type { Incoming } from '../http/incoming'
import type { Location } from './locate'

export type OssOperation =
  | 'PutObject'
  | 'PostObject'
  | 'GetObject'
  | 'HeadObject'
  | 'DeleteObject'
  | 'InitiateMultipartUpload'
  | 'UploadPart'
  | 'ListParts'
  | 'CompleteMultipartUpload'
  | 'AbortMultipartUpload'
  | 'ListMultipartUploads'
  | 'Options'
  | 'Unknown'

/** Subresources that turn an object call into one that the emulator does not offer. */
const NOT_OFFERED = ['acl', 'append', 'callback', 'objectMeta', 'restore', 'symlink', 'tagging', 'versionId']

export function operationOf(
  { method, query, headers }: Pick<Incoming, 'method' | 'query' | 'headers'>,
  { bucket, key }: Location,
): OssOperation {
  if (method === 'OPTIONS') return 'Options'
  if (bucket === undefined) return 'Unknown'
  if (key === undefined) {
    if (method === 'POST' && /^multipart\/form-data\b/i.test(headers['content-type'] ?? ''))
      return 'PostObject'
    return method === 'GET' && query.has('uploads') ? 'ListMultipartUploads' : 'Unknown'
  }
  if (NOT_OFFERED.some((name) => query.has(name)) || headers['x-oss-copy-source']) return 'Unknown'
  const onUpload = query.has('uploadId')
  switch (method) {
    case 'PUT':
      return onUpload || query.has('partNumber') ? 'UploadPart' : 'PutObject'
    case 'GET':
      return onUpload ? 'ListParts' : 'GetObject'
    case 'HEAD':
      return 'HeadObject'
    case 'DELETE':
      return onUpload ? 'AbortMultipartUpload' : 'DeleteObject'
    case 'POST':
      if (query.has('uploads')) return 'InitiateMultipartUpload'
      return onUpload ? 'CompleteMultipartUpload' : 'Unknown'
    default:
      return 'Unknown'
  }
}
