import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import type { Backend } from '../backend'
import type { Answer } from '../http/answer'
import type { Incoming } from '../http/incoming'
import { takeStep } from '../refusal'
import { percentEncodePath } from '../signature/percent-encode'
import { checkGrant } from './authorize'
import { checkObjectName, checkOverwrite } from './call'
import { need, readFormClaim } from './claim-form'
import { keptHeaders } from './kept-headers'
import { xmlAnswer } from './oss-answer'
import { OssError } from './oss-error'
import type { PostPolicy } from './post-policy'
import {
  checkExpiration,
  checkFields,
  checkLength,
  checkRequiredConditions,
  parsePolicy,
} from './post-policy'
import { type FormFile, readForm } from './read-form'
import { LARGEST_BODY_BYTES } from './receive-request'
import { verifyClaim } from './verify-claim'

/** What the fields in front of the file have settled. */
interface Admission {
  key: string
  policy: PostPolicy
  fields: Readonly<Record<string, string>>
}

/** PostObject: a form upload, whose permission travels in its own fields. @returns the key too, for the log */
export async function postObject(
  incoming: Incoming,
  bucket: string,
  bucketRegion: string,
  backend: Backend,
): Promise<{ key: string; answer: Answer }> {
  let admission: Admission | undefined
  const { received, file } = await readForm(incoming, (fields, file) => {
    admission = admit(fields, file, bucket, bucketRegion, backend)
    return backend.objects.incomingPath()
  })
  if (!admission) throw new OssError('InternalError')
  const { key, policy, fields } = admission
  try {
    checkLength(policy, received.sizeBytes)
    if (received.sizeBytes > LARGEST_BODY_BYTES) throw new OssError('EntityTooLarge')
  } catch (error) {
    await rm(received.path, { force: true })
    throw error
  }
  const contentType = fields['x-oss-content-type'] ?? fields['content-type'] ?? file.contentType
  const stored = backend.objects.commit(
    {
      bucket,
      key,
      etag: `"${formEtag(received.md5Hex)}"`,
      type: 'Normal',
      headers: keptHeaders({ ...fields, 'content-type': contentType }),
      notification: fields['x-oss-notification'],
    },
    received,
  )
  return { key, answer: success(incoming, fields, { bucket, key, etag: stored.etag, crc64: stored.crc64 }) }
}

function admit(
  fields: Readonly<Record<string, string>>,
  file: FormFile,
  bucket: string,
  bucketRegion: string,
  backend: Backend,
): Admission {
  const key = need(fields, 'key', 'key').replaceAll('$' + '{filename}', file.fileName)
  checkObjectName(key)
  const claim = takeStep('reading', undefined, () => readFormClaim(fields))
  const policy = takeStep('policy', claim, () => parsePolicy(claim.stringToSign))
  const now = backend.now()
  const grant = verifyClaim(claim, { credentials: backend.credentials, now, bucketRegion })
  const contentType = fields['x-oss-content-type'] ?? fields['content-type'] ?? file.contentType
  takeStep('policy', claim, () => {
    checkExpiration(policy, now)
    checkRequiredConditions(policy, claim.requiredConditions)
    checkFields(policy, { ...fields, bucket, 'content-type': contentType })
  })
  takeStep('permission', claim, () => checkGrant(grant, 'PostObject', { bucket, key, hostRegion: undefined }))
  checkOverwrite({ backend, bucket, key }, fields['x-oss-forbid-overwrite'])
  return { key, policy, fields }
}

/** OSS gives an object that came by a form an ETag that is not its MD5; so that nobody may rely on it, neither do we. */
function formEtag(md5Hex: string): string {
  return createHash('md5').update(`form ${md5Hex}`).digest('hex').toUpperCase()
}

function success(
  incoming: Incoming,
  fields: Readonly<Record<string, string>>,
  object: { bucket: string; key: string; etag: string; crc64: string },
): Answer {
  const headers = { ETag: object.etag, 'x-oss-hash-crc64ecma': object.crc64 }
  const redirect = fields.success_action_redirect
  if (redirect) {
    const mark = redirect.includes('?') ? '&' : '?'
    const query = new URLSearchParams({ bucket: object.bucket, key: object.key, etag: object.etag })
    return { status: 303, headers: { ...headers, Location: `${redirect}${mark}${query}` } }
  }
  if (fields.success_action_status === '200') return { status: 200, headers }
  if (fields.success_action_status !== '201') return { status: 204, headers }
  return xmlAnswer(
    201,
    'PostResponse',
    {
      Bucket: object.bucket,
      ETag: object.etag,
      Key: object.key,
      Location: `http://${incoming.host}${incoming.rawPath.replace(/\/?$/, '/')}${percentEncodePath(object.key)}`,
    },
    headers,
  )
}
