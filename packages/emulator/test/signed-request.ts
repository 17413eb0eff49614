import { DEFAULT_ACCOUNT, DEFAULT_BUCKET, type Emulator } from '../src'
import { signatureV1, stringToSignV1 } from '../src/signature/oss-v1'
import { canonicalRequestV4, scopeText, signatureV4, stringToSignV4 } from '../src/signature/oss-v4'
import { percentEncodePath } from '../src/signature/percent-encode'
import type { Keys } from './clients'
import { type RawRequest, type RawResponse, send } from './raw-http'

// The signing code is the emulator's own: vectors.test.ts holds it against published values, and the vendor's clients
// against the server. Here it only makes requests that are wrong in one chosen way.

export interface Signing {
  method?: string
  key?: string
  query?: Record<string, string>
  headers?: Record<string, string>
  body?: string | Buffer
  keys?: Keys
  bucket?: string
  version?: 'V1' | 'V4'
  /** When the request says it was signed; default: the emulator's now. */
  at?: number
  /** How the request writes that, in `x-oss-date` or elsewhere; default: as its version asks for. */
  time?: { header?: 'x-oss-date' | 'date'; text: string }
  region?: string
  /** The day of the V4 scope, if it is not that of `at`. */
  scopeDate?: string
}

export function basic(at: number): string {
  return new Date(at).toISOString().replace(/[-:]|\.\d{3}/g, '')
}

/** A path-style request, signed in its headers. */
export function signed(emulator: Emulator, signing: Signing = {}): RawRequest {
  const { method = 'GET', key, query = {}, body, bucket = DEFAULT_BUCKET } = signing
  const keys: Keys = signing.keys ?? DEFAULT_ACCOUNT
  const at = signing.at ?? emulator.now()
  const search = Object.entries(query).map(([k, v]) => `${encodeURIComponent(k)}=${encodeURIComponent(v)}`)
  const path =
    percentEncodePath(`/${bucket}/${key ?? ''}`) + (search.length > 0 ? `?${search.join('&')}` : '')
  const headers: Record<string, string> = { ...signing.headers }
  if (keys.securityToken !== undefined) headers['x-oss-security-token'] = keys.securityToken
  const parts = { method, bucket, key, query: Object.entries(query), headers }
  if (signing.version === 'V1') {
    const dateLine = signing.time?.text ?? new Date(at).toUTCString()
    headers[signing.time?.header ?? 'x-oss-date'] = dateLine
    const signature = signatureV1(keys.accessKeySecret, stringToSignV1({ ...parts, dateLine }))
    headers.authorization = `OSS ${keys.accessKeyId}:${signature}`
    return { method, path, headers, body }
  }
  headers[signing.time?.header ?? 'x-oss-date'] = signing.time?.text ?? basic(at)
  headers['x-oss-content-sha256'] = 'UNSIGNED-PAYLOAD'
  const scope = {
    date: signing.scopeDate ?? basic(at).slice(0, 8),
    region: signing.region ?? emulator.region,
    product: 'oss',
  }
  const canonicalRequest = canonicalRequestV4({ ...parts, additionalHeaders: [] })
  const stringToSign = stringToSignV4(basic(at), scope, canonicalRequest)
  const signature = signatureV4(keys.accessKeySecret, scope, stringToSign)
  headers.authorization = `OSS4-HMAC-SHA256 Credential=${keys.accessKeyId}/${scopeText(scope)},Signature=${signature}`
  return { method, path, headers, body }
}

export function sendSigned(emulator: Emulator, signing: Signing): Promise<RawResponse> {
  return send(emulator, signed(emulator, signing))
}
