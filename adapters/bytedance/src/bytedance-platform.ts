import type { PlatformAdapter } from '@vod-upload/platform'
import { readSdkVersion, type WxLikeHost, wxLikePlatform } from '@vod-upload/wx-like'
import { bytedanceDialect } from './bytedance-dialect'

declare const tt: WxLikeHost

/**
 * Everything the uploader needs of Douyin and the other hosts of ByteDance.
 * @param host the mini app's own `tt`; pass another object to run over a simulator or a wrapper
 */
export function bytedancePlatform(host: WxLikeHost = tt): PlatformAdapter {
  return wxLikePlatform(host, bytedanceDialect(readSdkVersion(host)))
}
