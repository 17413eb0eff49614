import { alipayPlatform } from '@vod-upload/alipay'
import { browserPlatform } from '@vod-upload/browser'
import { bytedancePlatform } from '@vod-upload/bytedance'
import { type PlatformAdapter, PlatformError } from '@vod-upload/platform'
import { wechatPlatform } from '@vod-upload/wechat'

declare const process: { readonly env: { readonly TARO_ENV?: string } }

/**
 * Everything the uploader needs of the host that the app is built for; the code for the other hosts is not in the build.
 *
 * It takes the host's own object, not `Taro`: an app's interceptors would rewrite requests that are signed, Taro on
 * Alipay does not tell the progress of an upload, and Taro in a page has no API that the app's own source does not name.
 *
 * Taro writes the target of the build over `process.env.TARO_ENV`, in npm packages too, and only where it stands written
 * in full; what is compared with another word then cannot run, and is left out. Each `if` holds the words itself: Taro's
 * minifier for mini programs looks neither into a function nor behind a name, and no bundler into a `switch` or a `try`.
 * `typeof window` would say nothing: a mini program built by Taro has a `window` too, a fake one.
 * @throws PlatformError `unsupported` if the app is built for another host
 */
export function taroPlatform(): PlatformAdapter {
  if (process.env.TARO_ENV === 'weapp') return wechatPlatform()
  if (process.env.TARO_ENV === 'alipay') return alipayPlatform()
  if (process.env.TARO_ENV === 'tt') return bytedancePlatform()
  if (process.env.TARO_ENV === 'h5') return browserPlatform()
  throw new PlatformError(
    'unsupported',
    `${problem()} Build for ${SUPPORTED}, or hand over an adapter of your own.`,
  )
}

const SUPPORTED = 'weapp, alipay, tt, h5 or rn'

function problem(): string {
  const target = process.env.TARO_ENV
  if (target === undefined) return 'This is no build of Taro: process.env.TARO_ENV is not set.'
  // Metro takes the entry for React Native by itself.
  if (target === 'rn')
    return 'A Taro build for rn must import this package by its field "react-native" of package.json.'
  return `Uploads do not work in a Taro build for ${target} yet.`
}
