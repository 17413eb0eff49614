import { type Credential, signRpc } from '@vod-upload/core'
import type { VodCall } from './calls'

export interface Signing {
  /** STS token of a role that may call VOD. */
  readonly token: Credential
  /** Milliseconds since 1970, by the server's clock as far as it is known: VOD tolerates 15 minutes. */
  readonly atMs: number
  /** Unlike that of any other call. */
  readonly nonce: string
}

/** The signed query of the call, to be put behind `https://vod.<region>.aliyuncs.com/?`. */
export function signCall({ action, parameters }: VodCall, { token, atMs, nonce }: Signing): string {
  const { accessKeyId, accessKeySecret, securityToken } = token
  return signRpc({
    accessKeySecret,
    params: {
      ...parameters,
      Action: action,
      Version: '2017-03-21',
      Format: 'JSON',
      AccessKeyId: accessKeyId,
      ...(securityToken && { SecurityToken: securityToken }),
      SignatureMethod: 'HMAC-SHA1',
      SignatureVersion: '1.0',
      SignatureNonce: nonce,
      Timestamp: new Date(atMs).toISOString().replace(/\.\d+/, ''),
    },
  })
}
