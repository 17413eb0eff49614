// What npm would have installed into a native example: the adapters from their source, over a simulated host.
import { alipayPlatform } from '@vod-upload/alipay'
import { bytedancePlatform } from '@vod-upload/bytedance'
import type { PlatformAdapter } from '@vod-upload/platform'
import { type CreateUploaderOptions, createUploader, formatProgress } from '@vod-upload/vod-upload'
import { wechatPlatform } from '@vod-upload/wechat'
import type { SimulatedPhone } from './phone'

/** So that a refusal is final soon. */
const quick = { retry: { retries: 1, delayMs: 1 } }

export function sourceAdapters(globals: SimulatedPhone['globals']): Readonly<Record<string, unknown>> {
  // Each is asked for by the page of its own host alone.
  const { wx, my, tt } = globals as Record<string, never>
  return {
    '@vod-upload/wechat': { formatProgress, createUploader: boundTo(() => wechatPlatform(wx)) },
    '@vod-upload/alipay': { formatProgress, createUploader: boundTo(() => alipayPlatform(my)) },
    '@vod-upload/bytedance': { formatProgress, createUploader: boundTo(() => bytedancePlatform(tt)) },
  }
}

function boundTo(platform: () => PlatformAdapter) {
  return (options: CreateUploaderOptions) => createUploader(platform(), { ...quick, ...options })
}
