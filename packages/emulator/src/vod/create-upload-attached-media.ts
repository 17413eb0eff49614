import { oneOf, type RpcCall } from '../rpc/rpc-call'
import { missingParameter, RpcError } from '../rpc/rpc-error'
import { checkDescribingParameters } from './check-parameters'
import { describingParameters, newMediaId } from './media-id'
import { chooseBucket, fileUrl, issueTicket } from './upload-target'

/** Source: CreateUploadAttachedMedia: the extensions of each business type; the first is the default. */
const EXTENSIONS = {
  watermark: ['png', 'gif', 'apng', 'mov'],
  subtitle: ['srt', 'ass', 'stl', 'ttml', 'vtt'],
  material: ['jpg', 'gif', 'png', 'mp4', 'mat', 'zip'],
} as const

export function createUploadAttachedMedia(call: RpcCall): object {
  const { parameters, backend } = call
  const businessType = oneOf(call, 'BusinessType', ['watermark', 'subtitle', 'material'])
  if (businessType === undefined) throw missingParameter('BusinessType')
  const extension = attachedExtension(EXTENSIONS[businessType], parameters)
  checkDescribingParameters(call)
  const bucket = chooseBucket(call)
  const mediaId = newMediaId()
  const key = `${businessType}/${mediaId.toUpperCase()}.${extension}`
  backend.media.add({
    mediaId,
    kind: 'attached',
    title: parameters.get('Title') ?? '',
    bucket,
    key,
    createdAt: backend.now(),
    parameters: describingParameters(parameters),
  })
  const url = fileUrl(call, bucket, key)
  return { MediaId: mediaId, MediaURL: url, FileURL: url, ...issueTicket(call, bucket, key) }
}

/** MediaExt, else the extension of FileName, else the type's default. */
function attachedExtension(allowed: readonly string[], parameters: ReadonlyMap<string, string>): string {
  const fromName = /\.([^./\\]+)$/.exec(parameters.get('FileName') ?? '')?.[1]
  const extension = (parameters.get('MediaExt') || fromName || allowed[0] || '').toLowerCase()
  if (allowed.includes(extension)) return extension
  throw new RpcError(
    'InvalidFileName.Extension',
    'The specified extension is illegal for this business type.',
  )
}
