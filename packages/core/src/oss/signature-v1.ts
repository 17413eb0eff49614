import { hmacSha1Base64 } from '../integrity/hmac'
import type { SigningInput } from './signing'

/** Parameters that V1 signs, beside `x-oss-*`; max-parts and part-number-marker, for two, are not among them. */
const SIGNED_PARAMETERS =
  'acl append bucketInfo callback callback-var cloudboxes continuation-token delete location objectMeta partNumber ' +
  'position regionList response-cache-control response-content-disposition response-content-encoding ' +
  'response-content-language response-content-type response-expires restore security-token sequential stat ' +
  'symlink tagging uploadId uploads versionId versioning versions'

type Signed = Pick<SigningInput, 'method' | 'bucket' | 'object' | 'query' | 'headers' | 'credential'>

/**
 * Base64. `dateLine` is the `x-oss-date` or `date` header, or the end of a presigned URL's life in seconds since 1970;
 * `alsoSigned` names parameters that OSS signs for operations this package does not know.
 */
export function signatureV1(input: Signed, dateLine: string, alsoSigned: readonly string[] = []): string {
  const { method, bucket, object, query, headers, credential } = input
  const ossHeaders = Object.keys(headers).filter((name) => name.startsWith('x-oss-'))
  const signed = [...SIGNED_PARAMETERS.split(' '), ...alsoSigned]
  const parameters = Object.keys(query)
    .filter((name) => signed.includes(name) || name.startsWith('x-oss-'))
    .sort()
    .map((name) => name + (query[name] && `=${query[name]}`))
    .join('&')
  const lines = [
    method,
    headers['content-md5'] ?? '',
    headers['content-type'] ?? '',
    dateLine,
    ...ossHeaders.sort().map((name) => `${name}:${headers[name].trim()}`),
    `/${bucket}/${object ?? ''}${parameters && `?${parameters}`}`,
  ]
  return hmacSha1Base64(credential.accessKeySecret, lines.join('\n'))
}
