import { type Finding, odd, problem } from './finding'

export interface Decoded {
  /** Undefined where it cannot be read. */
  fields: Readonly<Record<string, unknown>> | undefined
  findings: Finding[]
}

/** Base64 of JSON, as VOD writes UploadAuth and UploadAddress. @param about the name to speak of it */
export function decodeCredential(about: string, given: string): Decoded {
  const { text, findings } = tidied(about, given)
  const unreadable = (says: string, remedy: string): Decoded => ({
    fields: undefined,
    findings: [...findings, problem(about, says, remedy)],
  })
  if (text === '') return unreadable('It is empty.', `Pass on the ${about} that VOD answered.`)
  const plain = objectIn(text)
  if (plain) {
    return {
      fields: plain,
      findings: [
        ...findings,
        problem(
          about,
          'It is JSON, but should be base64 of JSON.',
          `Pass VOD's ${about} on as it is, undecoded.`,
        ),
      ],
    }
  }
  const stranger = /[^A-Za-z0-9+/=_-]/.exec(text)?.[0]
  if (stranger !== undefined) {
    return unreadable(
      `It is not base64: character ${text.indexOf(stranger) + 1} does not belong there.`,
      `Pass VOD's ${about} on as it is, neither cut nor encoded nor put into quotes.`,
    )
  }
  const fields = objectIn(Buffer.from(text, 'base64').toString('utf8'))
  if (fields) return { fields, findings }
  return unreadable(
    `It has ${text.length} characters, but they do not decode to JSON.`,
    text.replace(/=+$/, '').length % 4 === 1 || !text.startsWith('eyJ')
      ? 'It was cut, or is something else. Take the whole of what VOD answered.'
      : 'Its end seems to be missing. Take the whole of what VOD answered: logs and shells cut long lines.',
  )
}

/** Repairs what often happens on the way, and tells of it, so that the rest can be judged all the same. */
function tidied(about: string, given: string): { text: string; findings: Finding[] } {
  const findings: Finding[] = []
  let text = given.trim().replace(/^(["'])(.*)\1$/s, '$2')
  if (text !== given.trim()) findings.push(odd(about, 'It stands in quotes; they are left out here.'))
  if (text.startsWith('{')) return { text, findings }
  if (/%(2[BF]|3D)/i.test(text)) {
    text = text.replace(/%2B/gi, '+').replace(/%2F/gi, '/').replace(/%3D/gi, '=')
    findings.push(
      problem(
        about,
        'It is percent-encoded.',
        'Decode it once where it comes out of a URL, before it is used.',
      ),
    )
  }
  if (/[\r\n\t]/.test(text)) {
    text = text.replace(/[\r\n\t]+ */g, '')
    findings.push(odd(about, 'Line ends stand in it; they are left out here. The app must get it without.'))
  }
  if (text.includes(' ')) {
    text = text.replaceAll(' ', '+')
    findings.push(
      problem(
        about,
        'It has blanks where + stood.',
        'Encode it (encodeURIComponent) where it goes into a query or form.',
      ),
    )
  }
  return { text, findings }
}

function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value))
      : undefined
  } catch {
    return undefined
  }
}
