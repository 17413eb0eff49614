import { need, type RpcCall } from '../rpc/rpc-call'
import { RpcError } from '../rpc/rpc-error'
import type { Medium } from './media-store'
import { issueTicket } from './upload-target'

/** A new credential for the same address; also the way to overwrite a video's source file. */
export function refreshUploadVideo(call: RpcCall): object {
  const { mediaId, bucket, key } = findVideo(call)
  return { VideoId: mediaId, ...issueTicket(call, bucket, key) }
}

export function findVideo(call: RpcCall): Medium {
  const video = call.backend.media.get(need(call, 'VideoId'))
  if (video?.kind === 'video') return video
  throw new RpcError('InvalidVideo.NotFound', 'The video does not exist.', 404)
}
