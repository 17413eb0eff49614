// Compiled by test/typings.test.ts against the package of real typings, and by nothing else: its globals would leak
// into every other file.
import type { WxLikeHost } from '@vod-upload/wx-like'
import { bytedancePlatform } from '../src/bytedance-platform'

declare const real: typeof tt

export const host: WxLikeHost = real
export const platform = bytedancePlatform(real)
export const bound = bytedancePlatform()
