import { XMLParser } from 'fast-xml-parser'

/** The elements of an error by name, such as Code, Message and ServerTime. */
export type ErrorFields = Readonly<Record<string, string>>

export type ReadError =
  | { kind: 'error'; fields: ErrorFields & { readonly Code: string } }
  /** Somebody between the phone and OSS answered. */
  | { kind: 'page' }
  | { kind: 'unreadable' }

/**
 * Finds OSS's XML, also inside of a log line or base64 (header `x-oss-err`), VOD's JSON, or a code that stands alone.
 */
export function readError(text: string): ReadError {
  const plain = fromBase64(text.trim())
  const xml = /<Error[\s>][\s\S]*<\/Error>/.exec(plain)?.[0]
  const fields = xml === undefined ? fromJson(plain) : fromXml(xml)
  if (fields && typeof fields.Code === 'string')
    return { kind: 'error', fields: { ...fields, Code: fields.Code } }
  if (/<(!doctype html|html|head|body)\b/i.test(plain)) return { kind: 'page' }
  return /^[A-Z][A-Za-z]+(\.[A-Za-z]+)*$/.test(plain)
    ? { kind: 'error', fields: { Code: plain } }
    : { kind: 'unreadable' }
}

function fromBase64(text: string): string {
  if (!/^[A-Za-z0-9+/\s]{40,}={0,2}$/.test(text)) return text
  const decoded = Buffer.from(text, 'base64').toString('utf8')
  return decoded.includes('<Error') ? decoded : text
}

function fromXml(xml: string): ErrorFields | undefined {
  try {
    // Line ends and blanks count in a StringToSign, so nothing is trimmed; numbers stay text.
    const parser = new XMLParser({ ignoreAttributes: true, parseTagValue: false, trimValues: false })
    return wordsOf(parser.parse(xml).Error, false)
  } catch {
    return undefined
  }
}

function fromJson(text: string): ErrorFields | undefined {
  try {
    return wordsOf(JSON.parse(text), true)
  } catch {
    return undefined
  }
}

function wordsOf(value: unknown, isJson: boolean): ErrorFields | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const words = Object.entries(value).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  return Object.fromEntries(
    words.map(([name, word]) => [
      name,
      isJson || name === 'StringToSign' || name === 'CanonicalRequest' ? word : word.trim(),
    ]),
  )
}
