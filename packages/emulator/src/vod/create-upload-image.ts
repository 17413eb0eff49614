import { oneOf, type RpcCall } from '../rpc/rpc-call'
import { missingParameter } from '../rpc/rpc-error'
import { checkDescribingParameters } from './check-parameters'
import { describingParameters, newMediaId } from './media-id'
import { chooseBucket, fileUrl, issueTicket } from './upload-target'

export function createUploadImage(call: RpcCall): object {
  const { parameters, backend } = call
  const imageType = oneOf(call, 'ImageType', ['default', 'cover'])
  if (imageType === undefined) throw missingParameter('ImageType')
  const extension = oneOf(call, 'ImageExt', ['png', 'jpg', 'jpeg', 'gif']) ?? 'png'
  checkDescribingParameters(call)
  const bucket = chooseBucket(call)
  const mediaId = newMediaId()
  const key = `image/${imageType}/${mediaId.toUpperCase()}-6-2.${extension}`
  backend.media.add({
    mediaId,
    kind: 'image',
    title: parameters.get('Title') ?? '',
    bucket,
    key,
    createdAt: backend.now(),
    parameters: describingParameters(parameters),
  })
  const url = fileUrl(call, bucket, key)
  return { ImageId: mediaId, ImageURL: url, FileURL: url, ...issueTicket(call, bucket, key) }
}
