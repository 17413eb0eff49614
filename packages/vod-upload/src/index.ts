export {
  type ContentMd5,
  isUploadError,
  type Span,
  type Trace,
  UploadError,
  type UploadErrorCode,
} from '@vod-upload/core'
export { type Canceller, type CancelSignal, createCanceller } from '@vod-upload/platform'
export type { AddedFile } from './documented/added-file'
export { bindPlatform, type VODUploadConstructor } from './documented/bind-platform'
export type { UploadCallbacks } from './documented/callbacks'
export type { Checkpoint } from './documented/checkpoint'
export type { VODUpload } from './documented/documented-api'
export type { Locale } from './documented/messages'
export type { VODUploadOptions } from './documented/options'
export type { FileState, UploadInfo } from './documented/upload-info'
export { createVODUpload } from './documented/vod-upload'
export { formatProgress } from './format-progress'
export type { MediaKind, PickedFile, UploadSource } from './picked-file/picked-file'
export type { AbortSignalShape, StopSignal } from './promise-api/abort-signal'
export type {
  AuthAnswer,
  CamelVodAuthAnswer,
  OssAuthAnswer,
  OssTarget,
  StsCredentials,
  VodAuthAnswer,
} from './promise-api/auth-answer'
export { createUploader } from './promise-api/create-uploader'
export type { AuthContext, AuthFile, CreateContext, GetAuth, RefreshContext } from './promise-api/get-auth'
export type { UploadProgress } from './promise-api/progress-meter'
export type { MediaIds } from './promise-api/read-answer'
export type { UploadEvents, UploadHandle } from './promise-api/upload-handle'
export type { Uploaded, UploadState } from './promise-api/upload-state'
export type { Uploader, UploadSettings } from './promise-api/uploader'
export type { CreateUploaderOptions } from './promise-api/uploader-options'
export type { Surroundings } from './surroundings'
