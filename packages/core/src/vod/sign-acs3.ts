import { toHex } from '../bytes/hex'
import { utf8Bytes } from '../bytes/utf8'
import { hmacSha256, sha256Hex } from '../integrity/hmac'
import { encodePath, type Query, queryString } from '../oss/canonical'
import type { Credential } from '../oss/credential'

const ALGORITHM = 'ACS3-HMAC-SHA256'

export interface Acs3Input {
  readonly method: string
  /** Raw; `/` for RPC-style services such as VOD. */
  readonly path: string
  readonly query: Query
  /** Lower-case names: `host`, and `x-acs-` action, version, date and signature-nonce. All of them are signed. */
  readonly headers: Readonly<Record<string, string>>
  /** `''` where there is none. */
  readonly body: string
  readonly credential: Credential
}

/** The headers to send with a call to an API of Alibaba Cloud, signature version 3: those given, and those that sign them. */
export function signAcs3({
  method,
  path,
  query,
  headers,
  body,
  credential,
}: Acs3Input): Record<string, string> {
  const payload = sha256Hex(body)
  const signed: Record<string, string> = { ...headers, 'x-acs-content-sha256': payload }
  if (credential.securityToken) signed['x-acs-security-token'] = credential.securityToken
  const names = Object.keys(signed).sort()
  const lines = names.map((name) => `${name}:${signed[name].trim()}\n`).join('')
  const list = names.join(';')
  const canonical = [method, encodePath(path), queryString(query, '='), lines, list, payload].join('\n')
  const key = utf8Bytes(credential.accessKeySecret)
  const signature = toHex(hmacSha256(key, `${ALGORITHM}\n${sha256Hex(canonical)}`))
  const authorization = `${ALGORITHM} Credential=${credential.accessKeyId},SignedHeaders=${list},Signature=${signature}`
  return { ...signed, authorization }
}
