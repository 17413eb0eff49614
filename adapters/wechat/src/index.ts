import { bindPlatform, type VODUploadConstructor } from '@vod-upload/vod-upload'
import { wechatPlatform } from './wechat-platform'

/** The documented uploader, in a WeChat mini program. */
export const VODUpload: VODUploadConstructor = bindPlatform(() => wechatPlatform())
export default VODUpload

export type {
  AddedFile,
  FileState,
  UploadCallbacks,
  UploadInfo,
  VODUpload as VODUploadInstance,
  VODUploadConstructor,
  VODUploadOptions,
} from '@vod-upload/vod-upload'
export { wechatPlatform }
