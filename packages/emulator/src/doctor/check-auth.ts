import { checkExpiry } from './check-expiry'
import { decodeCredential } from './decode-credential'
import { type Finding, fine, odd, problem } from './finding'

export interface CheckedAuth {
  findings: Finding[]
  region: string | undefined
  /** Never shown: the report is searched for them. */
  secrets: string[]
}

type Fields = Readonly<Record<string, unknown>>

const KEY_FIELDS = ['AccessKeyId', 'AccessKeySecret', 'SecurityToken'] as const

export function checkAuth(given: string, now: number): CheckedAuth {
  const { fields, findings } = decodeCredential('UploadAuth', given)
  if (fields === undefined) return { findings, region: undefined, secrets: [] }
  if (fields.AccessKeyId === undefined && fields.Bucket !== undefined) {
    const swapped = problem(
      'UploadAuth',
      'This is an UploadAddress.',
      'Give the two in their places: auth first, then address.',
    )
    return { findings: [...findings, swapped], region: undefined, secrets: [] }
  }
  const region = textOf(fields.Region)
  return {
    findings: [...findings, ...checkKeys(fields), ...checkExpiry(fields, now), regionFinding(region)],
    region,
    secrets: KEY_FIELDS.flatMap((name) => textOf(fields[name]) ?? []),
  }
}

/** Key, secret and token of STS: that they are there and of one kind, never what they are. */
export function checkKeys(fields: Fields): Finding[] {
  const keyId = textOf(fields.AccessKeyId) ?? ''
  return [...KEY_FIELDS.map((name) => presence(name, fields[name])), ...kindOfKey(keyId)]
}

function presence(name: string, value: unknown): Finding {
  if (typeof value !== 'string' || value === '') {
    return problem(
      name,
      value === undefined ? 'It is missing.' : 'It is empty or no text.',
      "Pass the whole answer on; where you build it yourself, take all three fields of STS's Credentials.",
    )
  }
  if (value !== value.trim()) {
    return problem(
      name,
      `Present, ${value.length} characters, with blanks around it.`,
      'Remove the blanks or line ends.',
    )
  }
  return fine(name, `Present, ${value.length} character${value.length === 1 ? '' : 's'}.`)
}

function kindOfKey(keyId: string): Finding[] {
  if (/^LTAI/.test(keyId)) {
    return [
      problem(
        'AccessKeyId',
        'It begins as a permanent key does: whoever reads it can do what your account may.',
        'Disable that key now, and give out UploadAuth of VOD or temporary keys of STS alone.',
      ),
    ]
  }
  return keyId === '' || keyId.startsWith('STS.')
    ? []
    : [odd('AccessKeyId', 'It does not begin with STS. as temporary keys do.')]
}

function regionFinding(region: string | undefined): Finding {
  return region === undefined
    ? odd(
        'region',
        'It names no region, so the endpoint has to tell it; where that cannot either, only the old V1 signature is left.',
        'Buckets made since 2025-09 refuse V1. Pass the UploadAuth on as VOD wrote it, with its Region.',
      )
    : fine('region', `${region}, which V4 signatures need.`)
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
