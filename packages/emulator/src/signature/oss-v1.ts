import { hmacSha1Base64 } from './digests'

/**
 * Query parameters that take part in a V1 signature; every `x-oss-*` parameter does too.
 * Source: the subresource list of the vendor's Go SDK 1.5 (its V1 signer). `max-parts`, `part-number-marker`
 * and `encoding-type` are not in it.
 */
const SUBRESOURCES = new Set(
  (
    'acl bucketInfo location stat delete append tagging objectMeta uploads uploadId partNumber security-token ' +
    'position response-content-type response-content-language response-expires response-cache-control ' +
    'response-content-disposition response-content-encoding restore callback callback-var versions versioning ' +
    'versionId sequential continuation-token regionList cloudboxes symlink'
  ).split(' '),
)

export interface V1Request {
  method: string
  bucket: string | undefined
  /** Not encoded; undefined for an operation on the bucket. */
  key: string | undefined
  query: Iterable<[string, string]>
  /** Lower-case names. */
  headers: Readonly<Record<string, string>>
  /** The `x-oss-date` or `Date` header; for a presigned address its `Expires`. */
  dateLine: string
  /** Query names signed beyond the standard list. */
  extraSubresources?: readonly string[]
}

export function stringToSignV1(request: V1Request): string {
  const { method, headers, dateLine } = request
  const lines = [method, headers['content-md5'] ?? '', headers['content-type'] ?? '', dateLine]
  return `${lines.join('\n')}\n${canonicalizedOssHeaders(headers)}${canonicalizedResource(request)}`
}

export function signatureV1(accessKeySecret: string, stringToSign: string): string {
  return hmacSha1Base64(accessKeySecret, stringToSign)
}

function canonicalizedOssHeaders(headers: Readonly<Record<string, string>>): string {
  return Object.keys(headers)
    .filter((name) => name.startsWith('x-oss-'))
    .sort()
    .map((name) => `${name}:${(headers[name] ?? '').trim()}\n`)
    .join('')
}

function canonicalizedResource({ bucket, key, query, extraSubresources = [] }: V1Request): string {
  const resource = bucket === undefined ? '/' : `/${bucket}/${key ?? ''}`
  const signed = [...query]
    .filter(
      ([name]) => SUBRESOURCES.has(name) || name.startsWith('x-oss-') || extraSubresources.includes(name),
    )
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([name, value]) => (value === '' ? name : `${name}=${value}`))
  return signed.length === 0 ? resource : `${resource}?${signed.join('&')}`
}
