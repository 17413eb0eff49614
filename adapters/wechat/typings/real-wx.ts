// Compiled by test/typings.test.ts against each of the two packages of real typings, and by nothing else: their
// globals would leak into every other file.
import type { WxLikeHost } from '@vod-upload/wx-like'
import { wechatPlatform } from '../src/wechat-platform'

declare const real: WechatMiniprogram.Wx

export const host: WxLikeHost = real
export const platform = wechatPlatform(real)
export const bound = wechatPlatform()
