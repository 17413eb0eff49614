// Must not compile: it proves that the check of real-wx.ts can fail.
import type { WxLikeHost } from '@vod-upload/wx-like'

declare const real: Omit<WechatMiniprogram.Wx, 'uploadFile'>

export const host: WxLikeHost = real
