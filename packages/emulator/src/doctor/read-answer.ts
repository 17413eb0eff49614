import { type Finding, odd, problem } from './finding'

/** What was found in the JSON that an app's server answered. */
export interface ReadAnswer {
  findings: Finding[]
  uploadAuth: string | undefined
  uploadAddress: string | undefined
  /** Fields of STS, in the vendor's names; undefined where there are none. */
  sts: Readonly<Record<string, unknown>> | undefined
  /** VOD's own error, passed on as it is. */
  refusal: { code: string; message: string; requestId: string | undefined } | undefined
}

const ENVELOPES = ['data', 'body', 'result', 'Credentials', 'credentials']
const KNOWN = [
  ...['UploadAuth', 'UploadAddress', 'VideoId', 'ImageId', 'MediaId', 'RequestId', 'Code', 'Message'],
  ...[
    'AccessKeyId',
    'AccessKeySecret',
    'SecurityToken',
    'Expiration',
    'ExpireUTCTime',
    'Region',
    'Bucket',
    'Endpoint',
  ],
]

export function readAnswer(text: string): ReadAnswer {
  const none = { uploadAuth: undefined, uploadAddress: undefined, sts: undefined, refusal: undefined }
  const given = parsed(text)
  if (given === undefined) {
    const what = /^\s*</.test(text) ? 'It is HTML or XML, not JSON.' : 'It is not JSON.'
    return {
      ...none,
      findings: [problem('answer', what, 'The server has to answer with the JSON that VOD gave it.')],
    }
  }
  const { fields, path } = opened(given)
  const named = vendorNames(fields)
  const findings =
    path === ''
      ? []
      : [
          odd(
            'answer',
            `The credential lies in ${path}.`,
            `VODUpload takes the fields themselves: pass on answer.${path}.…; getAuth opens data, body and result by itself.`,
          ),
        ]
  if (typeof named.Code === 'string' && named.UploadAuth === undefined) {
    const refusal = {
      code: named.Code,
      message: String(named.Message ?? ''),
      requestId: wordOf(named.RequestId),
    }
    return { ...none, findings, refusal }
  }
  if (named.UploadAuth === undefined && named.AccessKeyId !== undefined)
    return { ...none, findings, sts: named }
  return {
    ...none,
    findings: [...findings, ...missing(named)],
    uploadAuth: wordOf(named.UploadAuth),
    uploadAddress: wordOf(named.UploadAddress),
  }
}

function missing(named: Readonly<Record<string, unknown>>): Finding[] {
  const found = (['UploadAuth', 'UploadAddress'] as const)
    .filter((name) => wordOf(named[name]) === undefined)
    .map((name) => problem('answer', `${name} is missing.`, `Pass VOD's answer on as it is.`))
  if (['VideoId', 'ImageId', 'MediaId'].some((name) => wordOf(named[name]) !== undefined)) return found
  return [
    ...found,
    odd(
      'answer',
      'It has no VideoId, ImageId or MediaId.',
      'Without a VideoId no credential can be renewed (RefreshUploadVideo), unless the app knows it.',
    ),
  ]
}

/** Opens envelopes, three deep at most. */
function opened(
  value: Readonly<Record<string, unknown>>,
  path = '',
  depth = 0,
): { fields: Readonly<Record<string, unknown>>; path: string } {
  const inner = ENVELOPES.find((name) => isObject(value[name]))
  const content = inner === undefined ? undefined : value[inner]
  if (inner === undefined || depth === 3 || !isObject(content)) return { fields: value, path }
  return opened(content, path === '' ? inner : `${path}.${inner}`, depth + 1)
}

/** `uploadAuth` and `upload_auth` are UploadAuth. */
function vendorNames(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const plain = (name: string) => name.replaceAll('_', '').toLowerCase()
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      KNOWN.find((each) => plain(each) === plain(name)) ?? name,
      value,
    ]),
  )
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function wordOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
