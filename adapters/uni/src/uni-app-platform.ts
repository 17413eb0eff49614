import { type PlatformAdapter, PlatformError } from '@vod-upload/platform'
import { wxLikePlatform } from '@vod-upload/wx-like'
import { uniAppDialect } from './uni-app-dialect'
import type { UniAppHost } from './uni-app-host'
import { wxShape } from './wx-shape'

declare const uni: UniAppHost

/**
 * Everything the uploader needs of an app built with uni-app for Android or iOS. Every file goes by one form upload,
 * since such an app reads no part of a file and sends no bytes of its own.
 * @param host the app's own `uni`; pass another object to run over a simulator or a wrapper
 */
export function uniAppPlatform(host: UniAppHost = uni): PlatformAdapter {
  const platform = wxLikePlatform(wxShape(host), uniAppDialect)
  return {
    ...platform,
    async request(request) {
      if (request.body === undefined) return platform.request(request)
      throw new PlatformError(
        'unsupported',
        'A uni-app app sends no bytes by request: upload the file as a form.',
      )
    },
  }
}
