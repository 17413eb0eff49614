import type { SignedParts } from './signed-parts'

export interface SignedLine {
  /** What stands in this line. */
  label: string
  text: string
}

/** Takes a signed text apart, so that each line says what it is. A call's one long line is split at its parameters. */
export function signedLines(version: SignedParts['version'], text: string): SignedLine[] {
  switch (version) {
    case 'V1':
      return v1Lines(text.split('\n'))
    case 'V4':
    case 'ACS3':
      return canonicalLines(text.split('\n'))
    case 'RPC 1.0':
      return rpcLines(text)
    case 'form V1':
    case 'form V4':
      return [{ label: 'policy, as it was sent', text }]
  }
}

function v1Lines(lines: string[]): SignedLine[] {
  const fixed = ['method', 'Content-MD5', 'Content-Type', 'time']
  return lines.map((text, index) => {
    const label = fixed[index] ?? (/^x-oss-[^:]*:/.test(text) ? 'header' : 'resource')
    return { label, text }
  })
}

function canonicalLines(lines: string[]): SignedLine[] {
  const first = ['method', 'path', 'query']
  const isHeader = (text: string) => /^[a-z0-9-]+:/.test(text)
  const afterHeaders = lines.findIndex((text, index) => index >= first.length && !isHeader(text))
  return lines.map((text, index) => {
    if (index < first.length) return { label: first[index] ?? '', text }
    if (isHeader(text)) return { label: 'header', text }
    if (index === afterHeaders && text === '') return { label: 'end of the headers', text }
    return { label: index === lines.length - 1 ? 'digest of the body' : 'names of signed headers', text }
  })
}

function rpcLines(text: string): SignedLine[] {
  const [method = '', path = '', ...query] = text.split('&')
  const parameters = query.join('&').split('%26')
  return [
    { label: 'method', text: method },
    { label: 'path', text: path },
    ...parameters.map((parameter) => ({ label: 'parameter', text: parameter })),
  ]
}
