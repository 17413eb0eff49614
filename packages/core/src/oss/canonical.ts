import { toHex } from '../bytes/hex'
import { utf8Bytes } from '../bytes/utf8'

/** Parameters with raw names and values; `''` is a parameter without value. */
export type Query = Readonly<Record<string, string>>

/** RFC 3986: everything but `A-Za-z0-9-._~` becomes the upper-case `%XX` of its UTF-8 bytes. */
export function percentEncode(text: string): string {
  return text.replace(/[^A-Za-z0-9\-._~]+/g, (run) =>
    toHex(utf8Bytes(run)).toUpperCase().replace(/../g, '%$&'),
  )
}

/** As `percentEncode`, but `/` stays: a key's slashes are those of the path. */
export function encodePath(path: string): string {
  return path.split('/').map(percentEncode).join('/')
}

/**
 * Encoded, sorted by encoded name, and thus both what signature V4 signs and what is sent.
 * A parameter without value is its bare name in OSS; VOD's API wants a `=` behind it.
 */
export function queryString(query: Query, emptySuffix: '' | '=' = ''): string {
  const pairs = Object.keys(query).map((name) => [percentEncode(name), percentEncode(query[name])])
  pairs.sort(([a], [b]) => (a < b ? -1 : 1))
  return pairs.map(([name, value]) => name + (value ? `=${value}` : emptySuffix)).join('&')
}
