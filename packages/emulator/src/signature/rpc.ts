import { hmacSha1Base64 } from './digests'
import { canonicalQuery, percentEncode } from './percent-encode'

/** @param parameters all of the call's parameters, raw; a `Signature` among them is left out */
export function stringToSignRpc(method: string, parameters: Iterable<[string, string]>): string {
  const signed = [...parameters].filter(([name]) => name !== 'Signature')
  return `${method}&${percentEncode('/')}&${percentEncode(canonicalQuery(signed, false))}`
}

export function signatureRpc(accessKeySecret: string, stringToSign: string): string {
  return hmacSha1Base64(`${accessKeySecret}&`, stringToSign)
}
