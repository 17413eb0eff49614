import {
  bindPlatform,
  type CreateUploaderOptions,
  createUploader as createUploaderOn,
  type Uploader,
  type VODUploadConstructor,
} from '@vod-upload/vod-upload'
import { bytedancePlatform } from './bytedance-platform'

/** The documented uploader, in a Douyin mini app. */
export const VODUpload: VODUploadConstructor = /* @__PURE__ */ bindPlatform(() => bytedancePlatform())
export default VODUpload

/**
 * The promise API, in a Douyin mini app.
 * @throws UploadError `option-invalid`
 */
export function createUploader<Meta = unknown>(options: CreateUploaderOptions<Meta>): Uploader<Meta> {
  return createUploaderOn(bytedancePlatform(), options)
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
export { bytedancePlatform }
