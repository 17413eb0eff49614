import type { Incoming } from '../http/incoming'
import {
  canonicalRequestV4,
  signatureV4,
  stringToSignV4,
  UNSIGNED_PAYLOAD,
  V4_ALGORITHM,
  V4_TERMINATOR,
  type V4Scope,
} from '../signature/oss-v4'
import type { Claim } from './claim'
import type { Location } from './locate'
import { OssError } from './oss-error'
import { basicTime, parseBasicTime, readHeaderTime } from './signing-time'

/** Source: the presigned-address page of OSS: at most seven days. */
const LONGEST_EXPIRES_SECONDS = 7 * 24 * 3600

/** `Authorization: OSS4-HMAC-SHA256 Credential=<key id>/<scope>[,AdditionalHeaders=a;b],Signature=<hex>` */
export function readHeaderV4(incoming: Incoming, { bucket, key }: Location): Claim {
  const { method, query, headers } = incoming
  const fields = authorizationFields(headers.authorization ?? '')
  const credential = fields.get('Credential')
  const signature = fields.get('Signature')
  if (!credential || !signature) throw invalid('Authorization header is invalid.', '0002-00000202')
  const { accessKeyId, scope } = readCredential(credential, 'Authorization header', '0002-00000213')
  if (headers['x-oss-content-sha256'] !== UNSIGNED_PAYLOAD) {
    throw invalid(`The x-oss-content-sha256 header must be ${UNSIGNED_PAYLOAD}.`, '0002-00000214')
  }
  const { text: time, at } = readHeaderTime(headers, parseBasicTime)
  if (!isDayOf(scope.date, at)) {
    throw invalid('Invalid signing date in Authorization header.', '0002-00000212')
  }
  const additionalHeaders = (fields.get('AdditionalHeaders') ?? '').split(';').filter(Boolean)
  const request = { method, bucket, key, query, headers, additionalHeaders }
  const canonicalRequest = canonicalRequestV4(request)
  return {
    accessKeyId,
    securityToken: headers['x-oss-security-token'],
    signature,
    canonicalRequest,
    stringToSign: stringToSignV4(time, scope, canonicalRequest),
    parts: { version: 'V4', request, time, scope },
    region: {
      name: scope.region,
      refusal: invalid('Invalid signing region in Authorization header.', '0002-00000226'),
    },
    validity: { kind: 'signed-at', at },
    expectedSignature(accessKeySecret) {
      return signatureV4(accessKeySecret, scope, this.stringToSign)
    },
  }
}

/** `?x-oss-signature-version=...&x-oss-date=...&x-oss-expires=...&x-oss-credential=...&x-oss-signature=...` */
export function readQueryV4(incoming: Incoming, { bucket, key }: Location): Claim {
  const { method, query, headers } = incoming
  const time = query.get('x-oss-date') ?? ''
  const from = parseBasicTime(time)
  const expires = query.get('x-oss-expires') ?? ''
  const expiresSeconds = /^\d+$/.test(expires) ? Number(expires) : Number.NaN
  const signature = query.get('x-oss-signature')
  const { accessKeyId, scope } = readCredential(query.get('x-oss-credential') ?? '', 'query')
  if (query.get('x-oss-signature-version') !== V4_ALGORITHM || !signature || from === undefined) {
    throw invalid('The V4 query parameters are incomplete or invalid.')
  }
  if (!(expiresSeconds >= 1 && expiresSeconds <= LONGEST_EXPIRES_SECONDS)) {
    throw invalid(`x-oss-expires must be from 1 to ${LONGEST_EXPIRES_SECONDS} seconds.`)
  }
  if (!isDayOf(scope.date, from)) throw invalid('Invalid signing date in query.', '0002-00000223')
  const signed = new Map(query)
  signed.delete('x-oss-signature')
  const additionalHeaders = (query.get('x-oss-additional-headers') ?? '').split(';').filter(Boolean)
  const request = { method, bucket, key, query: signed, headers, additionalHeaders }
  const canonicalRequest = canonicalRequestV4(request)
  return {
    accessKeyId,
    securityToken: query.get('x-oss-security-token'),
    signature,
    canonicalRequest,
    stringToSign: stringToSignV4(time, scope, canonicalRequest),
    parts: { version: 'V4', request, time, scope },
    region: { name: scope.region, refusal: invalid('Invalid signing region in query.', '0002-00000228') },
    validity: { kind: 'until', from, until: from + expiresSeconds * 1000 },
    expectedSignature(accessKeySecret) {
      return signatureV4(accessKeySecret, scope, this.stringToSign)
    },
  }
}

/** Splits `<key id>/<yyyymmdd>/<region>/oss/aliyun_v4_request`. */
export function readCredential(
  credential: string,
  where: string,
  ec?: string,
): { accessKeyId: string; scope: V4Scope } {
  const [accessKeyId, date, region, product, terminator, ...rest] = credential.split('/')
  if (!accessKeyId || !date || !region || !product || terminator !== V4_TERMINATOR || rest.length > 0) {
    throw invalid(`Invalid credential in ${where}.`, ec)
  }
  if (product !== 'oss') throw invalid(`Invalid signing product in ${where}.`, '0002-00000227')
  return { accessKeyId, scope: { date, region, product } }
}

/** Whether a scope's date is the day, in UTC, of the signing time. */
export function isDayOf(date: string, at: number): boolean {
  return date === basicTime(at).slice(0, 8)
}

/** Each field once: of two it would be unclear which one is meant. */
function authorizationFields(authorization: string): Map<string, string> {
  const fields = new Map<string, string>()
  for (const field of authorization.slice(V4_ALGORITHM.length).split(',')) {
    const at = field.indexOf('=')
    const name = field.slice(0, at).trim()
    if (at < 0 || fields.has(name)) throw invalid('Authorization header is invalid.', '0002-00000202')
    fields.set(name, field.slice(at + 1).trim())
  }
  return fields
}

function invalid(message: string, ec?: string): OssError {
  return new OssError('InvalidArgument', { message, ec })
}
