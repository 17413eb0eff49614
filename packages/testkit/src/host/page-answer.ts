import type { Header } from './header'

/** How names of response headers reach the page: that depends on device and on HTTP version. */
export type HeaderCase = 'as-sent' | 'lower' | 'upper'

/** From Node's flat list of names and values; a name that comes twice is joined with a comma. */
export function toPageHeader(rawHeaders: readonly string[], headerCase: HeaderCase): Header {
  const header: Header = {}
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = inCase(rawHeaders[index] ?? '', headerCase)
    const value = rawHeaders[index + 1] ?? ''
    header[name] = name in header ? `${header[name]},${value}` : value
  }
  return header
}

export function cookiesOf(rawHeaders: readonly string[]): string[] {
  return rawHeaders.filter((_, index) => index % 2 === 1 && /^set-cookie$/i.test(rawHeaders[index - 1] ?? ''))
}

export interface WantedData {
  readonly responseType?: string
  readonly dataType?: string
}

/**
 * The body as the page gets it: a buffer of its own if it asked for one; else text, which the default `dataType` of
 * `json` tries to parse, whatever the content type says, and leaves as it is if that fails.
 */
export function toPageData(body: Buffer, { responseType, dataType = 'json' }: WantedData): unknown {
  if (responseType === 'arraybuffer') return copyOf(body)
  const text = toText(body)
  if (dataType !== 'json') return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** The host takes the byte order mark off. */
export function toText(body: Buffer): string {
  return body.toString('utf8').replace(/^\ufeff/, '')
}

/** What crosses the bridge is a copy with nothing around it. */
export function copyOf(bytes: Uint8Array): ArrayBuffer {
  const copy = new ArrayBuffer(bytes.byteLength)
  new Uint8Array(copy).set(bytes)
  return copy
}

function inCase(name: string, headerCase: HeaderCase): string {
  if (headerCase === 'lower') return name.toLowerCase()
  return headerCase === 'upper' ? name.toUpperCase() : name
}
