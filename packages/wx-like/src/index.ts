export type { FailureRule, WxLikeDialect } from './dialect'
export type {
  HostAnswer,
  HostEvents,
  HostFailure,
  HostFileSystem,
  HostRequestOptions,
  HostRequestTask,
  HostStorage,
  HostUploadOptions,
  HostUploadTask,
  HostVersion,
  WxLikeHost,
} from './host'
export { isAtLeast, readClientVersion, readSdkVersion } from './sdk-version'
export { wakeSource } from './wake'
export { wxLikePlatform } from './wx-like-platform'
