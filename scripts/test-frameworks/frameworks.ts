// What is built of each framework's example, and which host each build is for.
import { type GuidePage, taroGuidePage, uniGuidePage } from './guide-page'
import type { HostName } from './judge-output'

export interface Target {
  /** The framework's own name for it. */
  readonly name: string
  readonly host: HostName
  /** The build, from the example's folder. */
  readonly output: string
}

export interface Framework {
  readonly name: string
  /** Folder under `examples`. */
  readonly example: string
  /** Folder under `adapters`. */
  readonly adapter: string
  /** The command of the framework that builds a target. */
  build(target: Target): readonly string[]
  readonly targets: readonly Target[]
  /** What its guide has to copy. */
  readonly guidePage?: GuidePage
}

export const frameworks: readonly Framework[] = [
  {
    name: 'Taro',
    example: 'taro',
    adapter: 'taro',
    build: ({ name }) => ['taro', 'build', '--type', name],
    targets: [
      { name: 'h5', host: 'browser', output: 'dist/h5' },
      { name: 'weapp', host: 'wechat', output: 'dist/weapp' },
      { name: 'alipay', host: 'alipay', output: 'dist/alipay' },
      { name: 'tt', host: 'bytedance', output: 'dist/tt' },
    ],
    guidePage: taroGuidePage,
  },
  {
    name: 'uni-app',
    example: 'uni-app',
    adapter: 'uni',
    build: ({ name }) => ['uni', 'build', '-p', name],
    targets: [
      { name: 'h5', host: 'browser', output: 'dist/build/h5' },
      { name: 'mp-weixin', host: 'wechat', output: 'dist/build/mp-weixin' },
      { name: 'mp-alipay', host: 'alipay', output: 'dist/build/mp-alipay' },
      { name: 'mp-toutiao', host: 'bytedance', output: 'dist/build/mp-toutiao' },
    ],
    guidePage: uniGuidePage,
  },
]
