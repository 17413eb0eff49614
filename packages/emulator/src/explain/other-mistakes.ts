import { hmacSha1Base64, hmacSha256 } from '../signature/digests'
import { percentEncode } from '../signature/percent-encode'
import type { Mistake } from './mistake'
import type { SignedParts } from './signed-parts'

/** What may have been amiss with a call on VOD or STS. */
export function rpcMistakes({ method, parameters }: Extract<SignedParts, { version: 'RPC 1.0' }>): Mistake[] {
  const other = method === 'GET' ? 'POST' : 'GET'
  const leftOut = [...parameters.keys()].filter((name) => name !== 'Signature')
  return [
    {
      sentence: `The client signed ${other}, and sent ${method}. Sign the method that is sent.`,
      parts: (parts) => (parts.version === 'RPC 1.0' ? { ...parts, method: other } : undefined),
    },
    ...leftOut.map((name) => ({
      sentence: `The client left the parameter ${name} out of what it signed. Every parameter but Signature is signed.`,
      parts: (parts: SignedParts): SignedParts | undefined =>
        parts.version === 'RPC 1.0'
          ? { ...parts, parameters: new Map([...parts.parameters].filter(([known]) => known !== name)) }
          : undefined,
    })),
    {
      sentence:
        'The client signed the key secret alone. A call is signed with the secret and an & behind it.',
      signature: (_, { text, accessKeySecret }) => hmacSha1Base64(accessKeySecret, text),
    },
    {
      sentence: 'The client encoded a blank as +. In what is signed a blank is %20.',
      text: (text) => text.replaceAll('%2520', '%2B'),
    },
    {
      sentence:
        'The client encoded the parameters once only. In what is signed, the query as a whole is encoded again.',
      text: (text) =>
        text.replace(
          /^(\w+&%2F&)(.*)$/s,
          (_, head: string, query: string) => head + decodeURIComponent(query),
        ),
    },
    {
      sentence: "The client left the characters !'()* as they are. In what is signed they are encoded too.",
      text: (text) =>
        text.replace(/%25(21|27|28|29|2A)/g, (_, hex: string) =>
          percentEncode(String.fromCharCode(Number.parseInt(hex, 16))),
        ),
    },
  ]
}

/** What may have been amiss with a form. */
export function formMistakes(version: 'form V1' | 'form V4'): Mistake[] {
  return [
    {
      sentence: 'The client signed the policy before it was base64. The base64 text is what is signed.',
      text: (text) => Buffer.from(text, 'base64').toString('utf8'),
    },
    ...(version === 'form V4'
      ? [
          {
            sentence:
              'The client signed with the plain secret. A V4 form is signed with the key derived for the day and the region.',
            signature: (_: string, { text, accessKeySecret }: { text: string; accessKeySecret: string }) =>
              hmacSha256(accessKeySecret, text).toString('hex'),
          },
        ]
      : []),
  ]
}

/** What may have been amiss with any signature. */
export function generalMistakes(isHex: boolean): Mistake[] {
  return [
    {
      sentence: 'A line end stands behind the secret that the client signed with.',
      secret: (secret) => `${secret}\n`,
    },
    {
      sentence: 'A blank stands behind the secret that the client signed with.',
      secret: (secret) => `${secret} `,
    },
    { sentence: 'The client signed with an empty secret.', secret: () => '' },
    { sentence: 'The client signed one line end too many at the end.', text: (text) => `${text}\n` },
    {
      sentence: 'The client separated the lines by CR LF. They are separated by LF alone.',
      text: (text) => text.replaceAll('\n', '\r\n'),
    },
    isHex
      ? {
          sentence: 'The client wrote the signature in base64. It is lower-case hex.',
          signature: (signature: string) => Buffer.from(signature, 'hex').toString('base64'),
        }
      : {
          sentence: 'The client wrote the signature in hex. It is base64.',
          signature: (signature: string) => Buffer.from(signature, 'base64').toString('hex'),
        },
    ...(isHex
      ? [
          {
            sentence: 'The client wrote the signature in upper case. It is lower-case hex.',
            signature: (signature: string) => signature.toUpperCase(),
          },
        ]
      : [
          {
            sentence: 'The client signed with HMAC-SHA256. This signature is an HMAC-SHA1.',
            signature: (_: string, { text, accessKeySecret }: { text: string; accessKeySecret: string }) =>
              hmacSha256(accessKeySecret, text).toString('base64'),
          },
        ]),
  ]
}
