import type { Backend } from '../backend'
import type { Answer } from '../http/answer'
import type { Incoming } from '../http/incoming'
import { encoded, encodingType } from './multipart-calls'
import { xmlAnswer } from './oss-answer'

const MOST_LISTED_UPLOADS = 1000

/** ListMultipartUploads: `prefix` and `max-uploads` are honoured; the markers are not, so one page is all there is. */
export function listMultipartUploads(incoming: Incoming, bucket: string, { uploads }: Backend): Answer {
  const { query } = incoming
  const prefix = query.get('prefix') ?? ''
  const maxUploads = Math.min(Number(query.get('max-uploads') || MOST_LISTED_UPLOADS), MOST_LISTED_UPLOADS)
  const found = uploads
    .list()
    .filter((session) => session.bucket === bucket && session.key.startsWith(prefix))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.initiatedAt - b.initiatedAt))
  const page = found.slice(0, maxUploads)
  return xmlAnswer(200, 'ListMultipartUploadsResult', {
    ...encodingType(query),
    Bucket: bucket,
    Prefix: prefix,
    MaxUploads: maxUploads,
    IsTruncated: found.length > page.length,
    Upload: page.map((session) => ({
      Key: encoded(session.key, query),
      UploadId: session.uploadId,
      StorageClass: 'Standard',
      Initiated: new Date(session.initiatedAt).toISOString(),
    })),
  })
}
