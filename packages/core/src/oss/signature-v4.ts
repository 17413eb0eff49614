import { toHex } from '../bytes/hex'
import { utf8Bytes } from '../bytes/utf8'
import { UploadError } from '../errors/upload-error'
import { hmacSha256, sha256Hex } from '../integrity/hmac'
import { encodePath, queryString } from './canonical'
import type { Credential } from './credential'
import type { SigningInput } from './signing'
import { basicTime } from './time'

export const V4_ALGORITHM = 'OSS4-HMAC-SHA256'
export const UNSIGNED_PAYLOAD = 'UNSIGNED-PAYLOAD'

/** What else V4 can sign, and for whom. */
export interface V4Options {
  /** Headers to sign beyond content-type, content-md5 and x-oss-*; absent ones are passed over. */
  readonly additionalHeaders?: readonly string[]
  /** `oss`, or `oss-cloudbox` with the cloud box's id for a region. */
  readonly product?: string
}

/** What a V4 signature is good for: one key, one day, one region. */
export interface V4Scope {
  /** `20231216T162057Z`. */
  readonly time: string
  /** `20231216/cn-hangzhou/oss/aliyun_v4_request`. */
  readonly scope: string
  /** `<AccessKeyId>/<scope>`. */
  readonly credentialScope: string
  readonly key: Uint8Array
}

/** Throws `option-invalid` when neither the caller nor the credential names a region. */
export function scopeV4(credential: Credential, at: number, regionGiven?: string, product = 'oss'): V4Scope {
  const region = regionGiven ?? credential.region
  if (!region) {
    throw new UploadError(
      'option-invalid',
      'Signature V4 needs the region of the bucket: name it, or sign with V1.',
    )
  }
  const time = basicTime(at)
  const date = time.slice(0, 8)
  const scope = `${date}/${region}/${product}/aliyun_v4_request`
  const key = signingKeyV4(credential.accessKeySecret, date, region, product)
  return { time, scope, credentialScope: `${credential.accessKeyId}/${scope}`, key }
}

let lastKey: { readonly inputs: string; readonly key: Uint8Array } | undefined

/**
 * The key of the day. The last one is kept, since the parts of a file all need the same one, and four HMACs take
 * milliseconds where an engine may not compile. That keeps a secret no longer than its credential is kept anyway.
 */
export function signingKeyV4(secret: string, date: string, region: string, product = 'oss'): Uint8Array {
  const inputs = JSON.stringify([secret, date, region, product])
  if (lastKey?.inputs !== inputs) {
    const steps = [date, region, product, 'aliyun_v4_request']
    lastKey = { inputs, key: steps.reduce(hmacSha256, utf8Bytes(`aliyun_v4${secret}`)) }
  }
  return lastKey.key
}

/** Of `additional`, those that are there and are not signed anyway: lower-case, sorted, joined by `;`. */
export function signedHeaderNames(
  headers: SigningInput['headers'],
  additional: readonly string[] = [],
): string {
  const names = additional.map((name) => name.toLowerCase())
  return names
    .filter((name, index) => name in headers && !isAlwaysSigned(name) && names.indexOf(name) === index)
    .sort()
    .join(';')
}

/** Hex. The query must hold all that is sent, but for the signature itself. */
export function signatureV4(
  {
    method,
    bucket,
    object,
    query,
    headers,
  }: Pick<SigningInput, 'method' | 'bucket' | 'object' | 'query' | 'headers'>,
  { time, scope, key }: V4Scope,
  additionalNames: string,
): string {
  const additional = additionalNames.split(';')
  const signed = Object.keys(headers).filter((name) => isAlwaysSigned(name) || additional.includes(name))
  const canonicalHeaders = signed.sort().map((name) => `${name}:${headers[name].trim()}\n`)
  const path = encodePath(`/${bucket}/${object ?? ''}`)
  const canonical = [
    method,
    path,
    queryString(query),
    canonicalHeaders.join(''),
    additionalNames,
    UNSIGNED_PAYLOAD,
  ]
  const stringToSign = [V4_ALGORITHM, time, scope, sha256Hex(canonical.join('\n'))].join('\n')
  return toHex(hmacSha256(key, stringToSign))
}

function isAlwaysSigned(name: string): boolean {
  return name === 'content-type' || name === 'content-md5' || name.startsWith('x-oss-')
}
