import {
  bindPlatform,
  type CreateUploaderOptions,
  createUploader as createUploaderOn,
  type Uploader,
  type VODUploadConstructor,
} from '@vod-upload/vod-upload'
import { wechatPlatform } from './wechat-platform'

/** The documented uploader, in a WeChat mini program. */
export const VODUpload: VODUploadConstructor = /* @__PURE__ */ bindPlatform(() => wechatPlatform())
export default VODUpload

/**
 * The promise API, in a WeChat mini program.
 * @throws UploadError `option-invalid`
 */
export function createUploader<Meta = unknown>(options: CreateUploaderOptions<Meta>): Uploader<Meta> {
  return createUploaderOn(wechatPlatform(), options)
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
export { wechatPlatform }
