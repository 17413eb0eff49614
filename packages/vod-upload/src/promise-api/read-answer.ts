import {
  type Credential,
  decodeUploadAddress,
  decodeUploadAuth,
  type Grant,
  type ObjectAddress,
  regionOfEndpoint,
  UploadError,
} from '@vod-upload/core'
import { withoutSecrets } from '@vod-upload/platform'
import { onlyGiven } from '../only-given'
import { type AnswerFields, answerFields, fieldsOf, refusalFields, textField } from './answer-fields'
import { readExpiration } from './expiration'

/** What VOD calls the record that an upload belongs to. */
export interface MediaIds {
  readonly videoId?: string
  readonly imageId?: string
  readonly imageURL?: string
}

/** An answer of `getAuth`, understood. */
export interface ReadAnswer {
  readonly target: 'vod' | 'oss'
  readonly grant: Grant
  readonly ids: MediaIds
}

/**
 * @param receivedAtMs milliseconds since 1970, by the server's clock as far as it is known
 * @param before where the upload went so far: taken for what the answer leaves out
 * @throws UploadError `credential-invalid`, or `credential-unavailable` where the answer is a refusal; neither repeats
 * a value of a credential
 */
export function readAnswer(answer: unknown, receivedAtMs: number, before?: ReadAnswer): ReadAnswer {
  const fields = answerFields(answer)
  if (fields?.uploadauth !== undefined) return readVodAnswer(fields, receivedAtMs, before)
  if (fields?.accesskeyid !== undefined || fields?.credentials !== undefined) {
    return readOssAnswer(fields, before)
  }
  throw nothingIn(answer)
}

function readVodAnswer(fields: AnswerFields, receivedAtMs: number, before?: ReadAnswer): ReadAnswer {
  const credential = decodeUploadAuth(fields.uploadauth, receivedAtMs)
  const known = before?.target === 'vod' ? before.grant.address : undefined
  const address =
    fields.uploadaddress === undefined && known ? known : decodeUploadAddress(fields.uploadaddress)
  const ids = {
    videoId: textField(fields, 'videoid'),
    imageId: textField(fields, 'imageid'),
    imageURL: textField(fields, 'imageurl'),
  }
  return { target: 'vod', grant: { credential, address }, ids: onlyGiven(ids) }
}

function readOssAnswer(fields: AnswerFields, before?: ReadAnswer): ReadAnswer {
  const key = fieldsOf(fields.credentials) ?? fields
  const began = before?.target === 'oss' ? before.grant.address : undefined
  const address = began ?? readTarget(fields)
  const credential: Credential = {
    accessKeyId: demand(key, 'accesskeyid', 'accessKeyId'),
    accessKeySecret: demand(key, 'accesskeysecret', 'accessKeySecret'),
    // A pair without a token is an account's own and never ends: in an app it would be everyone's.
    securityToken: demand(key, 'securitytoken', 'securityToken'),
    ...readExpiration(key.expiration),
    // A renewal need not repeat it, and without it the signature would change in the middle.
    region: regionIn(fields) ?? regionOfEndpoint(address.endpoint) ?? before?.grant.credential.region,
  }
  return { target: 'oss', grant: { credential, address }, ids: {} }
}

function readTarget(fields: AnswerFields): ObjectAddress {
  const region = regionIn(fields)
  const ofRegion = region === undefined ? undefined : `https://oss-${region}.aliyuncs.com`
  return {
    endpoint: textField(fields, 'endpoint') ?? ofRegion ?? demand(fields, 'endpoint', 'endpoint'),
    bucket: demand(fields, 'bucket', 'bucket'),
    object: demand(fields, 'object', 'object'),
    ...(fields.cname === true && { cname: true }),
  }
}

/** Clients of OSS write `oss-cn-shanghai` where the region is `cn-shanghai`. */
function regionIn(fields: AnswerFields): string | undefined {
  return textField(fields, 'region')?.replace(/^oss-/, '')
}

function demand(fields: AnswerFields, name: string, spelling: string): string {
  const text = textField(fields, name)
  if (text !== undefined) return text
  throw new UploadError(
    'credential-invalid',
    `The answer of getAuth has no ${spelling}. For an upload to OSS without VOD, return accessKeyId, accessKeySecret, ` +
      'securityToken, endpoint, bucket and object.',
  )
}

/** Where the answer, or a text of JSON, is a no of VOD or of the app's server, that as an error. */
export function refusalIn(answer: unknown): UploadError | undefined {
  const refusal = refusalFields(answer)
  if (refusal === undefined) return undefined
  const said = `getAuth answered with a refusal instead of a credential (${refusal.code}): ${refusal.message}`
  return new UploadError('credential-unavailable', withoutSecrets(said))
}

function nothingIn(answer: unknown): UploadError {
  const refusal = refusalIn(answer)
  if (refusal !== undefined) return refusal
  const names = Object.keys(fieldsOf(answer) ?? {})
  // Names only: a value could be a secret.
  const seen = names.length > 0 ? `fields: ${names.slice(0, 8).join(', ')}` : `type: ${typeof answer}`
  return new UploadError(
    'credential-invalid',
    `The answer of getAuth holds no credential (${seen}). Return VOD's answer, with UploadAuth, UploadAddress and ` +
      'VideoId or ImageId, as it is.',
  )
}
