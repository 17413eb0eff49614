import { OssError } from './oss-error'

/** Reads V4's `yyyymmddTHHMMSSZ`, milliseconds since 1970. */
export function parseBasicTime(text: string): number | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text)
  if (!match) return undefined
  const [, year, month, day, hour, minute, second] = match
  return exactly(text, Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`), basicTime)
}

/** Reads V1's `Wed, 28 Dec 2022 10:27:41 GMT`, milliseconds since 1970. Source: RFC 1123, the form HTTP prefers. */
export function parseHttpTime(text: string): number | undefined {
  return exactly(text, Date.parse(text), (at) => new Date(at).toUTCString())
}

export function basicTime(at: number): string {
  return new Date(at).toISOString().replace(/[-:]|\.\d{3}/g, '')
}

/**
 * When a request signed in its headers was signed: `x-oss-date`, or else `Date`.
 * @throws OssError where neither is there, or it has another form than the signature version asks for
 */
export function readHeaderTime(
  headers: Readonly<Record<string, string>>,
  parse: (text: string) => number | undefined,
): { text: string; at: number } {
  const text = headers['x-oss-date'] ?? headers.date ?? ''
  const at = parse(text)
  if (at !== undefined) return { text, at }
  throw new OssError('AccessDenied', {
    message: 'OSS authentication requires a valid Date.',
    ec: '0002-00000503',
  })
}

/** `Date.parse` guesses, and takes a 30 February for a day in March: what does not write back the same is no time. */
function exactly(text: string, at: number, write: (at: number) => string): number | undefined {
  return !Number.isNaN(at) && write(at) === text ? at : undefined
}
