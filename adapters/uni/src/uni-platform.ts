import { alipayPlatform } from '@vod-upload/alipay'
import { browserPlatform } from '@vod-upload/browser'
import { bytedancePlatform } from '@vod-upload/bytedance'
import { type PlatformAdapter, PlatformError } from '@vod-upload/platform'
import { wechatPlatform } from '@vod-upload/wechat'
import { uniAppPlatform } from './uni-app-platform'
import { uniTarget } from './uni-env'

/**
 * Everything the uploader needs of the host that the app is built for; the code for the other hosts is not in the build.
 *
 * In mini programs it takes the host's own object, not `uni`: on Alipay, `uni` loses the numbers of errors and gives no
 * task to abort an upload, and everywhere an app's interceptors would rewrite requests that are signed. On WeChat, a
 * build of uni-app replaces `wx` by a copy, whose functions are the host's own.
 * @throws PlatformError `unsupported` if the app is built for another host
 */
export function uniPlatform(): PlatformAdapter {
  if (uniTarget() === 'mp-weixin') return wechatPlatform()
  if (uniTarget() === 'mp-alipay') return alipayPlatform()
  if (uniTarget() === 'mp-toutiao') return bytedancePlatform()
  if (uniTarget() === 'h5' || uniTarget() === 'web') return browserPlatform()
  // Called `app-plus` by the older builds for Vue 2.
  if (uniTarget() === 'app' || uniTarget() === 'app-plus') return uniAppPlatform()
  throw new PlatformError(
    'unsupported',
    `${problem()} Build for ${SUPPORTED}, or hand over an adapter of your own.`,
  )
}

const SUPPORTED = 'mp-weixin, mp-alipay, mp-toutiao, h5 or app'

function problem(): string {
  const target = uniTarget()
  return target === undefined
    ? 'This is no build of uni-app: process.env.UNI_PLATFORM is not set.'
    : `Uploads do not work in a uni-app build for ${target} yet.`
}
