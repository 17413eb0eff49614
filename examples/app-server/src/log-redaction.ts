// Two nets, for what must never stand in a log: nothing that holds a secret is logged, and what got there all the same is
// taken out of the finished line.

const CENSORED = '[redacted]'

/** Where a secret would lie in what is logged. */
export const secretPaths = [
  'req.headers.authorization',
  'req.headers.cookie',
  'headers.authorization',
  'headers.cookie',
  ...['UploadAuth', 'UploadAddress', 'AccessKeyId', 'AccessKeySecret', 'SecurityToken', 'token'].flatMap(
    (name) => [name, `*.${name}`],
  ),
]

const shapes: readonly RegExp[] = [
  /\bBearer\s+[\w.~+/=-]+/gi,
  // A signed token.
  /\beyJ[\w-]{8,}\.[\w-]+\.[\w-]+/g,
  // JSON in base64, as UploadAuth and UploadAddress are.
  /\beyJ[A-Za-z0-9+/]{24,}={0,2}/g,
  // Key ids: of an account, and of STS.
  /\bLTAI[A-Za-z0-9]{8,}/g,
  /\bSTS\.[\w-]{8,}/g,
  /\b(signature|securitytoken|accesskeyid|accesskeysecret|policy)(["']?\s*[=:]\s*["']?)[^\s"'&,}]+/gi,
]

/** @param secrets texts that are known to be secret, for example the key of the account */
export function createRedaction(secrets: readonly string[]): (line: string) => string {
  // A short one would be found in every line.
  const known = secrets.filter((secret) => secret.length >= 8)
  return (line) => {
    let clean = line
    for (const secret of known) clean = clean.replaceAll(secret, CENSORED)
    for (const shape of shapes) clean = clean.replace(shape, CENSORED)
    return clean
  }
}

/** An address without its query, in which apps put tokens. */
export function withoutQuery(url: string): string {
  return url.split('?')[0] ?? ''
}
