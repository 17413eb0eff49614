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

export type {
  AddedFile,
  AuthAnswer,
  AuthContext,
  AuthFile,
  Canceller,
  CreateUploaderOptions,
  FileState,
  GetAuth,
  MediaKind,
  PickedFile,
  StopSignal,
  UploadCallbacks,
  UploadErrorCode,
  Uploaded,
  Uploader,
  UploadHandle,
  UploadInfo,
  UploadProgress,
  UploadSettings,
  UploadSource,
  UploadState,
  VODUpload as VODUploadInstance,
  VODUploadConstructor,
  VODUploadOptions,
} from '@vod-upload/vod-upload'
export { createCanceller, isUploadError, UploadError } from '@vod-upload/vod-upload'
