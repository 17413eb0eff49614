import type { Backend } from '../backend'
import type { Incoming } from '../http/incoming'
import type { Grant } from '../identity/credential-book'
import { takeStep } from '../refusal'
import { V4_ALGORITHM } from '../signature/oss-v4'
import type { Claim } from './claim'
import { readHeaderV1, readQueryV1 } from './claim-v1'
import { readHeaderV4, readQueryV4 } from './claim-v4'
import type { Location } from './locate'
import type { OssOperation } from './operation'
import { OssError } from './oss-error'
import { verifyClaim } from './verify-claim'

/** Operations that writing one object takes; an UploadAuth allows these and no others. */
const WRITING: ReadonlySet<OssOperation> = new Set([
  'PutObject',
  'PostObject',
  'InitiateMultipartUpload',
  'UploadPart',
  'ListParts',
  'CompleteMultipartUpload',
  'AbortMultipartUpload',
])

/** Lets a request signed in its headers or its query through, or throws an OssError. */
export function authorize(
  incoming: Incoming,
  location: Location,
  operation: OssOperation,
  bucketRegion: string,
  { credentials, now }: Backend,
): void {
  const claim = takeStep('reading', undefined, () => {
    const read = readClaim(incoming, location)
    if (!read) throw anonymous()
    return read
  })
  const grant = verifyClaim(claim, { credentials, now: now(), bucketRegion })
  takeStep('permission', claim, () => checkGrant(grant, operation, location))
}

/** Whether what a credential may do covers this operation. */
export function checkGrant(grant: Grant, operation: OssOperation, { bucket, key }: Location): void {
  if (grant.kind === 'account') return
  if (WRITING.has(operation) && grant.bucket === bucket && grant.key === key) return
  throw new OssError('AccessDenied', {
    message: 'You have no right to access this object because of authorization policy.',
  })
}

export function anonymous(): OssError {
  return new OssError('AccessDenied', { message: 'Anonymous access is forbidden for this operation.' })
}

function readClaim(incoming: Incoming, location: Location): Claim | undefined {
  const { headers, query } = incoming
  const { authorization } = headers
  if (authorization?.startsWith(`${V4_ALGORITHM} `)) return readHeaderV4(incoming, location)
  if (authorization !== undefined) return readHeaderV1(incoming, location)
  if (query.has('x-oss-signature-version') || query.has('x-oss-signature'))
    return readQueryV4(incoming, location)
  if (query.has('OSSAccessKeyId') || query.has('Signature')) return readQueryV1(incoming, location)
  return undefined
}
