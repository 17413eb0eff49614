/** Reads what `getAllResponseHeaders` gives: lines of `name: value`, in any case of letters in old browsers. */
export function readHeaders(raw: string | null): Record<string, string> {
  const headers: Record<string, string> = {}
  // Not by what `headers` has already: it has a `constructor`, and a header may be called so.
  const known = new Set<string>()
  for (const line of (raw ?? '').split(/\r?\n/)) {
    const colon = line.indexOf(':')
    if (colon <= 0) continue
    const name = line.slice(0, colon).trim().toLowerCase()
    const value = line.slice(colon + 1).trim()
    headers[name] = known.has(name) ? `${headers[name]}, ${value}` : value
    known.add(name)
  }
  return headers
}
