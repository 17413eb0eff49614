import type { Cause, KnownCode } from './cause'
import { evidenceIn } from './evidence'
import { CREDENTIAL_CODES } from './known-credential-codes'
import { OBJECT_CODES } from './known-object-codes'
import { VOD_CODES } from './known-vod-codes'
import { masked, maskedMessage } from './mask'
import { type ErrorFields, readError } from './read-error'
import { readSignedText, type ShownLine } from './signed-text'

export interface ErrorReport {
  /** Undefined where nothing that was given is an error of OSS or VOD. */
  code: string | undefined
  means: string
  /** In the service's own words, without secrets. */
  message: string | undefined
  requestId: string | undefined
  ec: string | undefined
  /** The likeliest first. */
  causes: readonly Cause[]
  /** What OSS signed, where it says so. */
  signedLines: readonly ShownLine[]
}

export const KNOWN_CODES: Readonly<Record<string, KnownCode>> = {
  ...CREDENTIAL_CODES,
  ...OBJECT_CODES,
  ...VOD_CODES,
}

/** Such a word is asked about, and is not the name of a file. */
export function isKnownCode(text: string | undefined): text is string {
  return text !== undefined && Object.hasOwn(KNOWN_CODES, text)
}

const NO_CODE = { code: undefined, message: undefined, requestId: undefined, ec: undefined, signedLines: [] }

/** @param signed what the client signed, if somebody kept it */
export function explainError(text: string, signed: string | undefined): ErrorReport {
  const read = readError(text)
  if (read.kind === 'error') return reportOf(read.fields, signed)
  if (read.kind === 'page') {
    return {
      ...NO_CODE,
      means: 'This is a web page, not an answer of OSS.',
      causes: [
        {
          says: 'A Wi-Fi shows its login page in the place of every answer.',
          remedy: 'Sign in to it, or use mobile data.',
        },
        { says: 'A proxy or firewall refused the call.', remedy: 'Let *.aliyuncs.com through.' },
        { says: 'The address is that of a web server, not of OSS.', remedy: 'Look at the endpoint.' },
      ],
    }
  }
  return {
    ...NO_CODE,
    means: 'This is no error of OSS or VOD.',
    causes: [
      { says: 'The body of the answer was not taken whole.', remedy: 'Take it from <Error> to </Error>.' },
    ],
  }
}

function reportOf(fields: ErrorFields & { readonly Code: string }, signed: string | undefined): ErrorReport {
  const known = isKnownCode(fields.Code) ? KNOWN_CODES[fields.Code] : undefined
  const signedText = readSignedText(fields, signed)
  const link =
    fields.EC === undefined
      ? undefined
      : `https://api.aliyun.com/troubleshoot?q=${encodeURIComponent(fields.EC)}`
  return {
    code: masked(fields.Code),
    means: known?.means ?? 'The doctor does not know this code.',
    message: fields.Message === undefined ? undefined : maskedMessage(fields.Message),
    requestId: fields.RequestId === undefined ? undefined : masked(fields.RequestId),
    ec: fields.EC === undefined ? undefined : masked(fields.EC),
    causes: [
      ...(signedText?.causes ?? []),
      ...evidenceIn(fields),
      ...(known?.causes ?? [unknownCode(link)]),
    ].map(({ says, remedy }) => ({ says: masked(says), remedy: masked(remedy) })),
    signedLines: signedText?.lines ?? [],
  }
}

function unknownCode(link: string | undefined): Cause {
  return {
    says: "It is in none of the doctor's tables.",
    remedy: link === undefined ? 'Give the RequestId to Alibaba Cloud’s support.' : `Look at ${link}.`,
  }
}
