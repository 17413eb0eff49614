import type { Header } from '../host/header'

/** Who asks, as WeChat tells every server. */
export function wechatOwnHeader(appId: string): Header {
  return {
    Referer: `https://servicewechat.com/${appId}/0/page-frame.html`,
    'User-Agent': 'Mozilla/5.0 (Linux; Android 14) MicroMessenger/8.0.54 MiniProgramEnv/android',
  }
}
