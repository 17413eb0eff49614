import type { SigningInput } from '../src/oss/signing'

/** A request in `vectors/oss-sign-*.json`: the key is raw, `null` where there is none. */
export interface VectorRequest {
  readonly method: string
  readonly bucket: string
  readonly key: string | null
  readonly query: Readonly<Record<string, string | undefined>>
  readonly headers: Readonly<Record<string, string | undefined>>
}

/** JSON modules are typed as the union of their rows, so an absent field shows as `undefined`. */
export function present(fields: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return JSON.parse(JSON.stringify(fields))
}

export function lowerCaseNames(fields: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(present(fields)).map(([name, value]) => [name.toLowerCase(), value]),
  )
}

/** The headers before signing: without those that a signer adds. */
export function unsigned(headers: Readonly<Record<string, string>>): Record<string, string> {
  const added = ['x-oss-date', 'x-oss-content-sha256', 'x-oss-security-token']
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !added.includes(name)))
}

export function toSigningInput(
  request: VectorRequest,
): Pick<SigningInput, 'method' | 'bucket' | 'object' | 'query' | 'headers'> {
  return {
    method: request.method,
    bucket: request.bucket,
    object: request.key ?? undefined,
    query: present(request.query),
    headers: unsigned(lowerCaseNames(request.headers)),
  }
}
