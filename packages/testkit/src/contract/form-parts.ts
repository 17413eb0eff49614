import type { Arrived } from './bench'
import { ContractBreach } from './clause'

export interface FormPart {
  readonly name: string
  /** Present for the file. */
  readonly fileName: string | undefined
  readonly body: Uint8Array
}

/** Reads a `multipart/form-data` body, in the order in which it arrived. */
export function formParts({ headers, body }: Arrived): readonly FormPart[] {
  const boundary = /boundary="?([^";]+)"?/.exec(headers['content-type'] ?? '')?.[1]
  if (boundary === undefined) {
    throw new ContractBreach(`The content type has no boundary: ${headers['content-type']}.`)
  }
  const text = latin1(body)
  const parts: FormPart[] = []
  const delimiter = `--${boundary}`
  for (let at = text.indexOf(delimiter); at >= 0; ) {
    const headStart = at + delimiter.length
    const headEnd = text.indexOf('\r\n\r\n', headStart)
    const next = text.indexOf(`\r\n${delimiter}`, headStart)
    if (headEnd < 0 || next < 0) break
    const head = text.slice(headStart, headEnd)
    parts.push({
      name: / name="([^"]*)"/.exec(head)?.[1] ?? '',
      fileName: / filename="([^"]*)"/.exec(head)?.[1],
      body: body.slice(headEnd + 4, next),
    })
    at = next + 2
  }
  return parts
}

/** In pieces, as engines limit how many arguments a call may have. */
function latin1(bytes: Uint8Array): string {
  const PIECE = 4096
  let text = ''
  for (let at = 0; at < bytes.length; at += PIECE) {
    text += String.fromCharCode(...Array.from(bytes.subarray(at, at + PIECE)))
  }
  return text
}
