import { randomBytes } from 'node:crypto'
import { need, type RpcCall } from '../rpc/rpc-call'
import { checkDescribingParameters, videoExtension } from './check-parameters'
import { describingParameters, newMediaId } from './media-id'
import { chooseBucket, issueTicket } from './upload-target'

export function createUploadVideo(call: RpcCall): object {
  const { parameters, backend } = call
  const title = need(call, 'Title')
  const extension = videoExtension(need(call, 'FileName'))
  checkDescribingParameters(call)
  const bucket = chooseBucket(call)
  const mediaId = newMediaId()
  const unique = `${randomBytes(4).toString('hex')}-${Date.now().toString(16)}`
  const key = `sv/${unique}/${unique}.${extension}`
  backend.media.add({
    mediaId,
    kind: 'video',
    title,
    bucket,
    key,
    createdAt: backend.now(),
    parameters: describingParameters(parameters),
  })
  return { VideoId: mediaId, ...issueTicket(call, bucket, key) }
}
