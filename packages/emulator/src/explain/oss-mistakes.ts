import { percentEncode, percentEncodePath } from '../signature/percent-encode'
import type { Mistake } from './mistake'
import type { SignedParts } from './signed-parts'

type OssParts = Extract<SignedParts, { version: 'V1' | 'V4' }>

const METHODS = ['GET', 'HEAD', 'PUT', 'POST', 'DELETE']

/** What hosts and clients put in by themselves when the program names no type. */
const CONTENT_TYPES = [
  'application/octet-stream',
  'application/json',
  'application/x-www-form-urlencoded',
  'application/xml',
  'text/plain',
  'text/plain;charset=UTF-8',
  'image/jpeg',
  'image/png',
  'video/mp4',
]

/** What may have been amiss with a request that was signed in its headers or its query. */
export function ossMistakes({ request, version }: OssParts): Mistake[] {
  return [
    ...contentTypeMistakes(request.headers['content-type']),
    ...headerMistakes(request.headers),
    ...METHODS.filter((method) => method !== request.method).map((method) => ({
      sentence: `The client signed ${method}, and sent ${request.method}. Sign the method that is sent.`,
      parts: changing((old) => ({ ...old, method })),
    })),
    ...pathMistakes(request.key),
    ...queryMistakes([...request.query], version),
    ...(version === 'V1' ? v1Mistakes(request.headers) : v4Mistakes()),
  ]
}

function contentTypeMistakes(sent: string | undefined): Mistake[] {
  const signed = [undefined, ...CONTENT_TYPES, sent?.split(';')[0]].filter((value) => value !== sent)
  return [...new Set(signed)].map((value) => ({
    sentence:
      `The client signed ${value === undefined ? 'no Content-Type' : `the Content-Type ${value}`}, and sent ` +
      `${sent === undefined ? 'none' : sent}. Set the header yourself and sign that: a host puts one in where none is set.`,
    parts: changing((old) => ({ ...old, headers: withHeader(old.headers, 'content-type', value) })),
  }))
}

function headerMistakes(headers: Readonly<Record<string, string>>): Mistake[] {
  return Object.keys(headers)
    .filter((name) => name === 'content-md5' || name.startsWith('x-oss-'))
    .map((name) => ({
      sentence:
        name === 'x-oss-security-token'
          ? 'The client put the token into the request after it had signed. Set x-oss-security-token first, and sign it too.'
          : `The client left the header ${name} out of what it signed. Every header of that kind that is sent must be signed.`,
      parts: changing((old) => ({ ...old, headers: withHeader(old.headers, name, undefined) })),
    }))
}

function pathMistakes(key: string | undefined): Mistake[] {
  if (key === undefined) return []
  const asKey = (name: string) => changing((old) => ({ ...old, key: name }))
  return [
    {
      sentence:
        'The client signed the path without the bucket. The signed resource is /bucket/key also where the bucket is part of the host.',
      text: (text: string) => text.replace(/^(\/)[^/\n]+\//m, '$1'),
    },
    {
      sentence: 'The client encoded the path before it signed it. What is signed starts from the plain key.',
      parts: asKey(percentEncodePath(key)),
    },
    {
      sentence:
        'The client encoded the slashes of the key (%2F) when it signed. Encode each segment by itself.',
      parts: asKey(percentEncode(key)),
    },
    {
      sentence: 'The path was encoded twice on its way. Send the key encoded once.',
      parts: asKey(decodedKey(key)),
    },
    {
      sentence: 'The client signed the key with a slash in front. A key does not begin with one.',
      parts: asKey(`/${key}`),
    },
    {
      sentence: 'The client signed the path without encoding it. A V4 signature covers the encoded path.',
      text: (text: string) => text.replace(percentEncodePath(key), key),
    },
  ]
}

function queryMistakes(query: [string, string][], version: OssParts['version']): Mistake[] {
  const without = query.map(([name]) => ({
    sentence: `The client left the query parameter ${name} out of what it signed. Sign the query that is sent.`,
    parts: changing((old) => ({ ...old, query: query.filter(([other]) => other !== name) })),
  }))
  const bare = query.filter(([, value]) => value === '').map(([name]) => name)
  return [
    ...without,
    {
      sentence: 'The client left the query out of what it signed. Sign the query that is sent.',
      parts: changing((old) => ({ ...old, query: [] })),
    },
    ...bare.map((name) => ({
      sentence: `The client signed ${name}= where ${name} alone is signed: a parameter without value has no equals sign.`,
      text: (text: string) => text.replace(new RegExp(`([?&\\n])${name}(?=[&\\n]|$)`), `$1${name}=`),
    })),
    ...(version === 'V1'
      ? [
          {
            sentence:
              'The client signed query parameters that a V1 signature does not cover. Only subresources such as uploadId and partNumber are signed.',
            parts: (parts: SignedParts): SignedParts | undefined =>
              parts.version === 'V1'
                ? { ...parts, request: { ...parts.request, extraSubresources: query.map(([name]) => name) } }
                : undefined,
          },
        ]
      : []),
  ]
}

function v1Mistakes({ date }: Readonly<Record<string, string>>): Mistake[] {
  const asTime = (dateLine: string) => (parts: SignedParts) =>
    parts.version === 'V1' ? { ...parts, request: { ...parts.request, dateLine } } : undefined
  return [
    {
      sentence: 'The client left the line of the time empty. It holds x-oss-date, or else Date.',
      parts: asTime(''),
    },
    ...(date === undefined
      ? []
      : [
          {
            sentence: 'The client signed Date, but x-oss-date is there too, and counts.',
            parts: asTime(date),
          },
        ]),
  ]
}

function v4Mistakes(): Mistake[] {
  return [
    {
      sentence:
        'The client signed the header host without naming it in AdditionalHeaders. Name it, or leave it out.',
      parts: (parts) =>
        parts.version === 'V4'
          ? {
              ...parts,
              request: { ...parts.request, additionalHeaders: ['host', ...parts.request.additionalHeaders] },
            }
          : undefined,
    },
    {
      sentence: 'The client left out the empty line between the headers and the digest of the body.',
      text: (text) => text.replace(/\n\n(?=[^\n]*$)/, '\n'),
    },
  ]
}

function changing(change: (request: OssParts['request']) => Partial<OssParts['request']>): Mistake['parts'] {
  return (parts) => {
    if (parts.version === 'V1') return { ...parts, request: { ...parts.request, ...change(parts.request) } }
    if (parts.version === 'V4') return { ...parts, request: { ...parts.request, ...change(parts.request) } }
    return undefined
  }
}

function withHeader(
  headers: Readonly<Record<string, string>>,
  name: string,
  value: string | undefined,
): Record<string, string> {
  const { [name]: _, ...rest } = headers
  return value === undefined ? rest : { ...rest, [name]: value }
}

function decodedKey(key: string): string {
  try {
    return decodeURIComponent(key)
  } catch {
    return key
  }
}
