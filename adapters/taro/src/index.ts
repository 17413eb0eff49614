import {
  bindPlatform,
  type CreateUploaderOptions,
  createUploader as createUploaderOn,
  type Uploader,
  type VODUploadConstructor,
} from '@vod-upload/vod-upload'
import { taroPlatform } from './taro-platform'

/** The documented uploader, in whatever the Taro app is built for. */
export const VODUpload: VODUploadConstructor = /* @__PURE__ */ bindPlatform(() => taroPlatform())
export default VODUpload

/**
 * The promise API, in whatever the Taro app is built for.
 * @throws UploadError `option-invalid`
 */
export function createUploader<Meta = unknown>(options: CreateUploaderOptions<Meta>): Uploader<Meta> {
  return createUploaderOn(taroPlatform(), options)
}

export type * from '@vod-upload/vod-upload'
export {
  /** For an adapter of your own. */
  bindPlatform,
  createCanceller,
  formatProgress,
  isUploadError,
  UploadError,
  type VODUpload as VODUploadInstance,
} from '@vod-upload/vod-upload'
export { taroPlatform }
