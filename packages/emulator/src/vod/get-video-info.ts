import type { Backend } from '../backend'
import type { RpcCall } from '../rpc/rpc-call'
import type { Medium } from './media-store'
import { findVideo } from './refresh-upload-video'

export function getVideoInfo(call: RpcCall): object {
  const video = findVideo(call)
  const { parameters, createdAt } = video
  const time = new Date(createdAt).toISOString().replace(/\.\d{3}Z$/, 'Z')
  return {
    Video: {
      VideoId: video.mediaId,
      Title: video.title,
      Description: parameters.Description ?? '',
      Tags: parameters.Tags ?? '',
      CoverURL: parameters.CoverURL ?? '',
      AppId: parameters.AppId ?? 'app-1000000',
      TemplateGroupId: parameters.TemplateGroupId ?? '',
      StorageLocation: video.bucket,
      CreationTime: time,
      CreateTime: time,
      Status: statusOf(video, call.backend),
      Size: call.backend.objects.get(video.bucket, video.key)?.sizeBytes ?? 0,
    },
  }
}

/** `Uploading` until the file has arrived. There is no transcoding here, so from then on the video is `Normal`. */
export function statusOf({ bucket, key }: Medium, { objects }: Backend): 'Uploading' | 'Normal' {
  return objects.get(bucket, key) ? 'Normal' : 'Uploading'
}
