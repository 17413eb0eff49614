/** Percent-encodes everything but RFC 3986's unreserved characters, as both OSS V4 and the RPC signature ask. */
export function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/** The same for a path: its slashes stay. */
export function percentEncodePath(path: string): string {
  return path.split('/').map(percentEncode).join('/')
}

/**
 * `name=value` pairs, encoded and sorted by encoded name, joined by `&`.
 * @param bareWhenEmpty true for OSS V4, which writes `name` and not `name=` for an empty value
 */
export function canonicalQuery(parameters: Iterable<[string, string]>, bareWhenEmpty: boolean): string {
  const pairs = [...parameters].map(([name, value]): [string, string] => [
    percentEncode(name),
    percentEncode(value),
  ])
  pairs.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return pairs.map(([name, value]) => (value === '' && bareWhenEmpty ? name : `${name}=${value}`)).join('&')
}
