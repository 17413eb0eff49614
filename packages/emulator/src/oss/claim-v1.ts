import type { Incoming } from '../http/incoming'
import { signatureV1, stringToSignV1 } from '../signature/oss-v1'
import type { Claim } from './claim'
import type { Location } from './locate'
import { OssError } from './oss-error'
import { parseHttpTime, readHeaderTime } from './signing-time'

/** `Authorization: OSS <key id>:<signature>` */
export function readHeaderV1(incoming: Incoming, { bucket, key }: Location): Claim {
  const { method, query, headers } = incoming
  const match = /^OSS ([^:\s]+):(\S+)$/.exec(headers.authorization ?? '')
  if (!match) {
    throw new OssError('InvalidArgument', {
      message: 'Authorization header is invalid.',
      ec: '0002-00000065',
    })
  }
  const [, accessKeyId = '', signature = ''] = match
  const { text: dateLine, at } = readHeaderTime(headers, parseHttpTime)
  const request = { method, bucket, key, query, headers, dateLine }
  return {
    accessKeyId,
    securityToken: headers['x-oss-security-token'],
    signature,
    stringToSign: stringToSignV1(request),
    parts: { version: 'V1', request },
    validity: { kind: 'signed-at', at },
    expectedSignature(accessKeySecret) {
      return signatureV1(accessKeySecret, this.stringToSign)
    },
  }
}

/** `?OSSAccessKeyId=...&Expires=...&Signature=...[&security-token=...]` */
export function readQueryV1(incoming: Incoming, { bucket, key }: Location): Claim {
  const { method, query, headers } = incoming
  const accessKeyId = query.get('OSSAccessKeyId')
  const expires = query.get('Expires')
  const signature = query.get('Signature')
  if (!accessKeyId || !expires || !signature || !/^\d+$/.test(expires)) {
    throw new OssError('AccessDenied', {
      message: 'Query-string authentication requires the Signature, Expires and OSSAccessKeyId parameters',
    })
  }
  const request = { method, bucket, key, query, headers, dateLine: expires }
  return {
    accessKeyId,
    securityToken: query.get('security-token'),
    signature,
    stringToSign: stringToSignV1(request),
    parts: { version: 'V1', request },
    validity: { kind: 'until', until: Number(expires) * 1000 },
    expectedSignature(accessKeySecret) {
      return signatureV1(accessKeySecret, this.stringToSign)
    },
  }
}
