import { hmacSha1Base64 } from '../signature/digests'
import { signatureV4, V4_ALGORITHM } from '../signature/oss-v4'
import { anonymous } from './authorize'
import type { Claim } from './claim'
import { isDayOf, readCredential } from './claim-v4'
import { OssError } from './oss-error'
import { parseBasicTime } from './signing-time'

/** Source: PostObject with a V4 signature: valid for at most seven days after x-oss-date. */
const LONGEST_VALIDITY_MS = 7 * 24 * 3_600_000

/** Fields that a V4 policy must hold as conditions; with STS the token too. */
const V4_FIELDS = ['bucket', 'x-oss-signature-version', 'x-oss-credential', 'x-oss-date']

export interface FormClaim extends Claim {
  /** Names that must be conditions of the policy. */
  requiredConditions: readonly string[]
}

/** @param fields the fields before the file, lower-case names */
export function readFormClaim(fields: Readonly<Record<string, string>>): FormClaim {
  if (fields['x-oss-signature-version'] !== undefined || fields['x-oss-signature'] !== undefined) {
    return readFormV4(fields)
  }
  if (!fields.ossaccesskeyid && !fields.signature && !fields.policy) throw anonymous()
  return readFormV1(fields)
}

function readFormV1(fields: Readonly<Record<string, string>>): FormClaim {
  const policy = need(fields, 'policy', 'policy')
  return {
    accessKeyId: need(fields, 'ossaccesskeyid', 'OSSAccessKeyId'),
    securityToken: fields['x-oss-security-token'],
    signature: need(fields, 'signature', 'Signature'),
    stringToSign: policy,
    parts: { version: 'form V1', policy },
    validity: { kind: 'policy' },
    requiredConditions: [],
    expectedSignature: (accessKeySecret) => hmacSha1Base64(accessKeySecret, policy),
  }
}

function readFormV4(fields: Readonly<Record<string, string>>): FormClaim {
  const policy = need(fields, 'policy', 'policy')
  const version = need(fields, 'x-oss-signature-version', 'x-oss-signature-version')
  const credential = need(fields, 'x-oss-credential', 'x-oss-credential')
  const date = need(fields, 'x-oss-date', 'x-oss-date')
  if (version !== V4_ALGORITHM) throw invalidField('x-oss-signature-version', version)
  const { accessKeyId, scope } = readCredential(credential, 'x-oss-credential', '0002-00000710')
  const from = parseBasicTime(date)
  if (from === undefined) throw invalidField('x-oss-date', date)
  if (!isDayOf(scope.date, from)) throw invalidField('x-oss-credential', credential, '0002-00000709')
  const securityToken = fields['x-oss-security-token']
  return {
    accessKeyId,
    securityToken,
    signature: need(fields, 'x-oss-signature', 'x-oss-signature'),
    stringToSign: policy,
    parts: { version: 'form V4', policy, scope },
    region: {
      name: scope.region,
      refusal: new OssError('InvalidArgument', {
        message: 'The signing region in credential is invalid.',
        ec: '0002-00000715',
        details: { ArgumentName: 'x-oss-credential', ArgumentValue: credential },
      }),
    },
    validity: { kind: 'policy', from, until: from + LONGEST_VALIDITY_MS },
    requiredConditions: securityToken === undefined ? V4_FIELDS : [...V4_FIELDS, 'x-oss-security-token'],
    expectedSignature: (accessKeySecret) => signatureV4(accessKeySecret, scope, policy),
  }
}

/** A field that is absent, or came after the file and so does not count. */
export function need(fields: Readonly<Record<string, string>>, name: string, spelling: string): string {
  const value = fields[name]
  if (value) return value
  throw new OssError('InvalidArgument', {
    message:
      `The bucket POST must contain the specified '${spelling}'. If it is specified, please check the order of ` +
      'the fields',
    details: { ArgumentName: spelling, ArgumentValue: '' },
  })
}

function invalidField(name: string, value: string, ec?: string): OssError {
  return new OssError('InvalidArgument', {
    message: `The value of the field ${name} is invalid.`,
    ec,
    details: { ArgumentName: name, ArgumentValue: value },
  })
}
