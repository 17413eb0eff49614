import type { PlatformAdapter } from '@vod-upload/platform'
import { readSdkVersion, type WxLikeHost, wxLikePlatform } from '@vod-upload/wx-like'
import { wechatDialect } from './wechat-dialect'

declare const wx: WxLikeHost

/**
 * Everything the uploader needs of WeChat.
 * @param host the mini program's own `wx`; pass another object to run over a simulator or a wrapper
 */
export function wechatPlatform(host: WxLikeHost = wx): PlatformAdapter {
  return wxLikePlatform(host, wechatDialect(readSdkVersion(host)))
}
