import type { Activity } from '../host/activity'
import type { DomainList } from '../host/domain-list'
import type { Header } from '../host/header'
import type { Network } from '../host/network'
import { toPageHeader } from '../host/page-answer'
import { isSdkAtLeast } from '../host/sdk-floor'
import type { CallWords } from './error-messages'
import type { BytedanceSettings } from './switches'

/** What both network calls are given. */
export interface CallSettings extends BytedanceSettings {
  readonly network: Network
  readonly activity: Activity
  readonly words: CallWords
  readonly domains: DomainList
}

export interface Task {
  abort(): void
}

const APP_ID = 'tt0123456789abcdef'

/** Who asks, as Douyin tells every server; a page cannot set either of the two. */
export function bytedanceOwnHeader(sdkVersion: string): Header {
  return {
    Referer: `https://tmaservice.developer.toutiao.com/?appid=${APP_ID}&version=1.0.0`,
    'User-Agent': `Mozilla/5.0 (Linux; Android 14) aweme/31.0.0 ToutiaoMicroApp/${sdkVersion} PluginVersion/31000000`,
  }
}

/** Both what a call has by default and the most that it may have. */
const LONGEST_TIMEOUT_MS = 60000

/** @param sinceSdk the first base library in which a call may set its own */
export function effectiveTimeoutMs(wished: number | undefined, sdkVersion: string, sinceSdk: string): number {
  if (wished === undefined || !isSdkAtLeast(sdkVersion, sinceSdk)) return LONGEST_TIMEOUT_MS
  return Math.min(wished, LONGEST_TIMEOUT_MS)
}

export function visibleHeader(
  rawHeaders: readonly string[],
  { headerCase, hiddenHeaders }: Pick<BytedanceSettings, 'headerCase' | 'hiddenHeaders'>,
): Header {
  const all = Object.entries(toPageHeader(rawHeaders, headerCase))
  return Object.fromEntries(all.filter(([name]) => !hiddenHeaders.includes(name.toLowerCase())))
}
