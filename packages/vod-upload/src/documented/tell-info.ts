import type { Grant } from '@vod-upload/core'
import type { VodAnswer } from '../vod-api/answers'
import { nameInVod, type UploadInfo } from './upload-info'

/** Lets the app see what VOD made of its file: every id and address, no key. */
export function tell(info: UploadInfo, { videoId, imageId, imageUrl }: VodAnswer, grant: Grant): void {
  const id = info.isImage ? imageId : videoId
  if (id !== undefined) nameInVod(info, id)
  if (imageUrl !== undefined) info.imageURL = imageUrl
  tellAddress(info, grant)
}

/** Lets the app see where the file goes. */
export function tellAddress(info: UploadInfo, { address, credential }: Grant): void {
  const { endpoint, bucket, object } = address
  Object.assign(info, { endpoint, bucket, object, region: credential.region })
}
