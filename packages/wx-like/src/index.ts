export type { FailureRule, WxLikeDialect } from './dialect'
export type { WxLikeHost } from './host'
export { isAtLeast, readSdkVersion } from './sdk-version'
export { wxLikePlatform } from './wx-like-platform'
