/** Names of the request headers that OSS stores with an object and gives back with it. */
const KEPT = new Set([
  'content-type',
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'expires',
])

/** How the stored names are written on the wire. */
const SPELLING: Readonly<Record<string, string>> = {
  'content-type': 'Content-Type',
  'cache-control': 'Cache-Control',
  'content-disposition': 'Content-Disposition',
  'content-encoding': 'Content-Encoding',
  'content-language': 'Content-Language',
  expires: 'Expires',
}

/** @param headers lower-case names: a request's headers, or a form's fields */
export function keptHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const kept: Record<string, string> = { 'content-type': 'application/octet-stream' }
  for (const [name, value] of Object.entries(headers)) {
    if ((KEPT.has(name) && value !== '') || name.startsWith('x-oss-meta-')) kept[name] = value
  }
  return kept
}

/** The stored headers as an answer sends them; `response-*` query parameters win over what is stored. */
export function spelledHeaders(
  kept: Readonly<Record<string, string>>,
  query: ReadonlyMap<string, string>,
): Record<string, string> {
  const spelled: Record<string, string> = {}
  for (const [name, value] of Object.entries(kept)) spelled[SPELLING[name] ?? name] = value
  for (const name of KEPT) {
    const wanted = query.get(`response-${name}`)
    if (wanted !== undefined) spelled[SPELLING[name] ?? name] = wanted
  }
  return spelled
}
