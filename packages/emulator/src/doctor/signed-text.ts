import { compareLines } from '../explain/compare-lines'
import { type SignedLine, signedLines } from '../explain/signed-lines'
import { type Cause, cause } from './cause'
import { masked } from './mask'
import type { ErrorFields } from './read-error'

export interface ShownLine {
  label: string
  /** What OSS signed; undefined where only the client has such a line. */
  oss: string | undefined
  /** What the client signed; undefined where it is not known, or only OSS has such a line. */
  client: string | undefined
  differs: boolean
}

export interface SignedText {
  lines: ShownLine[]
  causes: Cause[]
}

/** What OSS signed, line for line, beside what the client says that it signed, if that is known. */
export function readSignedText(fields: ErrorFields, client: string | undefined): SignedText | undefined {
  const isDigest = client?.startsWith('OSS4-HMAC-SHA256') === true
  const text = isDigest ? fields.StringToSign : (fields.CanonicalRequest ?? fields.StringToSign)
  if (text === undefined) return undefined
  const ours = linesOf(text)
  const compared =
    client === undefined
      ? ours.map(({ label, text: line }) => ({ label, ours: line, theirs: undefined, differs: false }))
      : compareLines(ours, linesOf(client.replace(/\n$/, '')))
  const causes = client === undefined ? hints(ours) : differences(compared)
  return {
    lines: compared.map(({ label, ours: oss, theirs, differs }) => ({
      label,
      oss: oss === undefined ? undefined : masked(oss),
      client: theirs === undefined ? undefined : masked(theirs),
      differs,
    })),
    causes,
  }
}

function linesOf(text: string): SignedLine[] {
  if (text.startsWith('OSS4-HMAC-SHA256')) {
    const labels = ['algorithm', 'time', 'scope', 'digest of the canonical request']
    return text.split('\n').map((line, index) => ({ label: labels[index] ?? 'more', text: line }))
  }
  return signedLines(/^[A-Z]+\n\//.test(text) ? 'V4' : 'V1', text)
}

function differences(compared: ReturnType<typeof compareLines>): Cause[] {
  const labels = [...new Set(compared.filter(({ differs }) => differs).map(({ label }) => label))]
  return [
    labels.length === 0
      ? cause(
          'Both signed the same text, so the secrets differ.',
          'Take key id, secret and token from one UploadAuth; look for blanks and line ends around the secret.',
        )
      : cause(
          `The client signed something else than what arrived: ${labels.join(', ')}.`,
          'Sign what is sent, or find who changes it on the way; the lines are below.',
        ),
  ]
}

/** What is often amiss, seen from OSS's side alone. */
function hints(lines: readonly SignedLine[]): Cause[] {
  const type = contentType(lines)
  const found: Cause[] = []
  if (/^application\/json/.test(type)) {
    found.push(
      cause(
        `The request came with Content-Type ${type}, which hosts add by themselves.`,
        'Name content-type yourself on every request, in small letters, and sign that value.',
      ),
    )
  }
  if (/^application\/x-www-form-urlencoded/.test(type)) {
    found.push(
      cause(
        'The request came with the Content-Type of a form, which tools such as curl add by themselves.',
        'Name content-type yourself, and sign that value.',
      ),
    )
  }
  if (lines.some(({ text }) => /%25[0-9A-F]{2}/i.test(text))) {
    found.push(cause('The key came encoded twice.', 'Encode it once where the address is built.'))
  }
  return found
}

/** V1 has a line for it, V4 a header. */
function contentType(lines: readonly SignedLine[]): string {
  const ofV4 = 'content-type:'
  const line = lines.find(({ label, text }) => label === 'Content-Type' || text.startsWith(ofV4))
  return line?.text.replace(ofV4, '') ?? ''
}
