import { hmacSha1Base64 } from '../integrity/hmac'
import { percentEncode, type Query, queryString } from '../oss/canonical'

export interface RpcInput {
  readonly method?: 'GET' | 'POST'
  /** All parameters but `Signature`, raw. */
  readonly params: Query
  readonly accessKeySecret: string
}

/** The signed query of a call to VOD's API, signature version 1.0: put it behind `https://vod.<region>.aliyuncs.com/?`. */
export function signRpc({ method = 'GET', params, accessKeySecret }: RpcInput): string {
  const query = queryString(params, '=')
  const signature = hmacSha1Base64(`${accessKeySecret}&`, `${method}&%2F&${percentEncode(query)}`)
  return `${query}&Signature=${percentEncode(signature)}`
}
