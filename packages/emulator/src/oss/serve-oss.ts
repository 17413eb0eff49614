import type { Backend } from '../backend'
import type { Answer } from '../http/answer'
import type { Incoming } from '../http/incoming'
import { authorize } from './authorize'
import { checkObjectName, type ObjectCall } from './call'
import { completeMultipartUpload } from './complete-multipart'
import { listMultipartUploads } from './list-uploads'
import type { Location } from './locate'
import { abortMultipartUpload, initiateMultipartUpload, listParts, uploadPart } from './multipart-calls'
import { deleteObject, getObject, headObject, putObject } from './object-calls'
import type { OssOperation } from './operation'
import { OssError } from './oss-error'
import { postObject } from './post-object'

type ObjectOperation = Exclude<OssOperation, 'PostObject' | 'ListMultipartUploads' | 'Options' | 'Unknown'>

const OBJECT_CALLS: Readonly<Record<ObjectOperation, (call: ObjectCall) => Answer | Promise<Answer>>> = {
  PutObject: putObject,
  GetObject: getObject,
  HeadObject: headObject,
  DeleteObject: deleteObject,
  InitiateMultipartUpload: initiateMultipartUpload,
  UploadPart: uploadPart,
  ListParts: listParts,
  CompleteMultipartUpload: completeMultipartUpload,
  AbortMultipartUpload: abortMultipartUpload,
}

/** @returns the answer, and the key where only the call itself told it. @throws OssError */
export async function serveOss(
  incoming: Incoming,
  location: Location,
  operation: Exclude<OssOperation, 'Options'>,
  backend: Backend,
): Promise<{ answer: Answer; key?: string }> {
  const { bucket, key } = location
  if (incoming.queryDefect !== undefined) throw untrustworthy(incoming.queryDefect)
  if (bucket === undefined) {
    throw new OssError('NotImplemented', {
      message:
        'No bucket is named. Address it as /bucket/key, or as bucket.oss-region.localhost. The dashboard is at /_emulator/.',
    })
  }
  const region = regionOfBucket(bucket, location, backend)
  if (operation === 'PostObject') return postObject(incoming, bucket, region, backend)
  authorize(incoming, location, operation, region, backend)
  if (operation === 'Unknown') throw new OssError('NotImplemented')
  if (operation === 'ListMultipartUploads') return { answer: listMultipartUploads(incoming, bucket, backend) }
  if (key === undefined) throw new OssError('InvalidObjectName')
  checkObjectName(key)
  return { answer: await OBJECT_CALLS[operation]({ incoming, bucket, key, backend }) }
}

function untrustworthy(name: string): OssError {
  return new OssError('InvalidArgument', {
    message: 'A query parameter may be given once, and percent-encoded as UTF-8.',
    details: { ArgumentName: name, ArgumentValue: '' },
  })
}

/** A bucket is served at its own region's endpoint only (and at those that name no region). */
function regionOfBucket(bucket: string, { hostRegion }: Location, { settings }: Backend): string {
  const region = Object.hasOwn(settings.buckets, bucket) ? settings.buckets[bucket] : undefined
  if (region === undefined) throw new OssError('NoSuchBucket', { details: { BucketName: bucket } })
  if (hostRegion === undefined || hostRegion === region) return region
  throw new OssError('AccessDenied', {
    message:
      'The bucket you are attempting to access must be addressed using the specified endpoint. Please send all ' +
      'future requests to this endpoint.',
    details: { Bucket: bucket, Endpoint: `oss-${region}.aliyuncs.com` },
  })
}
