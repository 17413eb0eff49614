import { type PlatformAdapter, PlatformError } from '@vod-upload/platform'
import { wxLikePlatform } from '@vod-upload/wx-like'
import { taroRnDialect } from './taro-rn-dialect'
import type { TaroRnHost } from './taro-rn-host'
import { wxShape } from './taro-rn-shape'

/**
 * Everything the uploader needs of a Taro app for React Native. Every file goes by one form upload, since such an app
 * reads no part of a file and sends no bytes of its own.
 * @param host `Taro`; pass another object to run over a simulator or a wrapper
 */
export function taroRnPlatform(host: TaroRnHost): PlatformAdapter {
  const platform = wxLikePlatform(wxShape(host), taroRnDialect)
  return {
    ...platform,
    async request(request) {
      if (request.body === undefined) return platform.request(request)
      throw new PlatformError(
        'unsupported',
        'Taro on React Native sends no bytes by request: upload the file as a form.',
      )
    },
  }
}
