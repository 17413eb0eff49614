import Taro from '@tarojs/taro'
import type { PlatformAdapter } from '@vod-upload/platform'
import {
  bindPlatform,
  type CreateUploaderOptions,
  createUploader as createUploaderOn,
  type Uploader,
  type VODUploadConstructor,
} from '@vod-upload/vod-upload'
import { taroRnPlatform } from './taro-rn-platform'

/** Everything the uploader needs of the host that the app is built for. */
export const taroPlatform = (): PlatformAdapter => taroRnPlatform(Taro)

/** The documented uploader, in a Taro app for React Native. */
export const VODUpload: VODUploadConstructor = /* @__PURE__ */ bindPlatform(() => taroPlatform())
export default VODUpload

/**
 * The promise API, in a Taro app for React Native.
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
