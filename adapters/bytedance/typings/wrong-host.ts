// Must not compile: it proves that the check of real-tt.ts can fail.
import type { WxLikeHost } from '@vod-upload/wx-like'

declare const real: Omit<typeof tt, 'uploadFile'>

export const host: WxLikeHost = real
