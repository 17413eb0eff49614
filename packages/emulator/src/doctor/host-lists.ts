// Where each host keeps the domains that it lets a program call. From the hosts' consoles and documentation.

/** What an upload calls: OSS by requests, OSS by a form, VOD itself (STS mode alone), the app's own server. */
export type Use = 'parts' | 'form' | 'vod' | 'server'

export interface HostList {
  name: string
  uses: readonly Use[]
}

export interface Host {
  title: string
  /** Where the lists are kept; undefined where the host has none. */
  console: string | undefined
  matching: string
  lists: readonly HostList[]
  hasCors: boolean
}

const twoLists: readonly HostList[] = [
  { name: 'request 合法域名', uses: ['server', 'parts', 'vod'] },
  { name: 'uploadFile 合法域名', uses: ['form'] },
]

export const HOSTS = {
  wechat: {
    title: 'WeChat',
    console: '微信公众平台 › 开发管理 › 服务器域名',
    matching: 'Origin for origin: https, the port, no wildcard, no address of numbers.',
    lists: twoLists,
    hasCors: false,
  },
  alipay: {
    title: 'Alipay',
    console: '支付宝开放平台 › 设置 › 开发设置 › 服务器域名白名单',
    matching:
      'By first-level domain, https only; no wildcard to write. A version keeps the list that it was built with: build a new one after each change.',
    lists: [{ name: '服务器域名白名单', uses: ['server', 'parts', 'form', 'vod'] }],
    hasCors: false,
  },
  bytedance: {
    title: 'Douyin',
    console: '抖音开放平台 › 开发 › 开发设置 › 服务器域名',
    matching: 'Origin for origin: https, the port, no wildcard.',
    lists: twoLists,
    hasCors: false,
  },
  h5: {
    title: 'H5',
    console: undefined,
    matching:
      "No list: the bucket's CORS rule names the origin of your page, with at most one * in it; your own server needs a CORS rule too. A page on https calls https only.",
    lists: [],
    hasCors: true,
  },
  app: {
    title: 'React Native, app of uni-app',
    console: undefined,
    matching: 'No list. https, unless the app itself allows more.',
    lists: [],
    hasCors: false,
  },
} as const satisfies Record<string, Host>

type HostName = keyof typeof HOSTS

/** What `--host` takes; a framework stands for every host that it builds for. */
const TARGETS: Readonly<Record<string, readonly HostName[]>> = {
  wechat: ['wechat'],
  alipay: ['alipay'],
  bytedance: ['bytedance'],
  taro: ['wechat', 'alipay', 'bytedance', 'h5', 'app'],
  uni: ['wechat', 'alipay', 'bytedance', 'h5', 'app'],
  h5: ['h5'],
}

export const TARGET_NAMES: readonly string[] = Object.keys(TARGETS)

/** Each host once, in the order of the table. @param targets none stands for all */
export function hostsOf(targets: readonly string[]): Host[] {
  const wanted = (targets.length === 0 ? TARGET_NAMES : targets).flatMap((target) => TARGETS[target] ?? [])
  return (Object.keys(HOSTS) as HostName[]).filter((name) => wanted.includes(name)).map((name) => HOSTS[name])
}
