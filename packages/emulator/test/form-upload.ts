import { DEFAULT_ACCOUNT, DEFAULT_BUCKET, type Emulator } from '../src'
import { hmacSha1Base64 } from '../src/signature/digests'
import { signatureV4 } from '../src/signature/oss-v4'
import type { Keys } from './clients'
import { type RawResponse, send } from './raw-http'
import { basic } from './signed-request'

export interface FormOptions {
  version?: 'V1' | 'V4'
  key?: string
  keys?: Keys
  conditions?: unknown[]
  /** Instead of the whole policy. */
  policy?: unknown
  expiresAt?: number
  at?: number
  region?: string
  scopeDate?: string
  content?: string | Buffer
  /** Laid over the signed fields; undefined removes one. */
  fields?: Record<string, string | undefined>
  /** Names in the order to send; the rest follows. Default: the file last. */
  order?: string[]
  files?: number
  path?: string
  host?: string
}

/** The fields of a correctly signed form, in the order they are to be sent, the file among them. */
export function formFields(emulator: Emulator, options: FormOptions = {}): Map<string, string> {
  const keys: Keys = options.keys ?? DEFAULT_ACCOUNT
  const at = options.at ?? emulator.now()
  const scope = {
    date: options.scopeDate ?? basic(at).slice(0, 8),
    region: options.region ?? emulator.region,
    product: 'oss',
  }
  const token: Record<string, string> =
    keys.securityToken === undefined ? {} : { 'x-oss-security-token': keys.securityToken }
  const signing: Record<string, string> = {
    'x-oss-signature-version': 'OSS4-HMAC-SHA256',
    'x-oss-credential': `${keys.accessKeyId}/${scope.date}/${scope.region}/oss/aliyun_v4_request`,
    'x-oss-date': basic(at),
    ...token,
  }
  const required = Object.entries(signing).map(([name, value]) => ({ [name]: value }))
  const isV4 = options.version !== 'V1'
  const document = options.policy ?? {
    expiration: new Date(options.expiresAt ?? emulator.now() + 60_000).toISOString(),
    conditions: [
      { bucket: DEFAULT_BUCKET },
      ...(isV4 ? required : []),
      ...(options.conditions ?? [['content-length-range', 0, 1_000_000]]),
    ],
  }
  const policy = Buffer.from(typeof document === 'string' ? document : JSON.stringify(document)).toString(
    'base64',
  )
  const signature: Record<string, string> = isV4
    ? { ...signing, 'x-oss-signature': signatureV4(keys.accessKeySecret, scope, policy) }
    : {
        OSSAccessKeyId: keys.accessKeyId,
        Signature: hmacSha1Base64(keys.accessKeySecret, policy),
        ...token,
      }
  const all: Record<string, string | undefined> = {
    key: options.key ?? 'form.txt',
    policy,
    ...signature,
    ...options.fields,
  }
  return new Map(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined))
}

/** Posts a form as hosts do, in virtual-hosted style unless told otherwise. */
export function postForm(emulator: Emulator, options: FormOptions = {}): Promise<RawResponse> {
  const fields = formFields(emulator, options)
  const names = [...fields.keys(), ...Array<string>(options.files ?? 1).fill('file')]
  const first = (options.order ?? []).filter((name) => names.includes(name))
  const order = [...first, ...names.filter((name) => !first.includes(name))]
  const boundary = '----boundary7d1f'
  const chunks = order.flatMap((name) => {
    const file = '; filename="视频.txt"\r\nContent-Type: text/plain'
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${name === 'file' ? file : ''}\r\n\r\n`
    const value = name === 'file' ? (options.content ?? 'hello') : (fields.get(name) ?? '')
    return [Buffer.from(head), Buffer.from(value), Buffer.from('\r\n')]
  })
  return send(emulator, {
    method: 'POST',
    path: options.path ?? '/',
    headers: {
      Host: options.host ?? `${DEFAULT_BUCKET}.oss-cn-shanghai.localhost:${emulator.port}`,
      'Content-Type': `multipart/form-data; boundary=${boundary}`,
    },
    body: Buffer.concat([...chunks, Buffer.from(`--${boundary}--\r\n`)]),
  })
}
