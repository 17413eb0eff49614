// The pages of the site in the order of its sidebar. A page without a row here is not found by anybody, and a test says so.

export interface Page {
  /** Under `docs`, without `.md`. */
  readonly path: string
  readonly title: string
  readonly zhTitle: string
}

export interface Group {
  readonly title: string
  readonly zhTitle: string
  readonly pages: readonly Page[]
}

const page = (path: string, title: string, zhTitle: string): Page => ({ path, title, zhTitle })

export const pageMap: readonly Group[] = [
  {
    title: 'Start',
    zhTitle: '开始',
    pages: [
      page('index', 'Overview', '概览'),
      page('hosts/wechat', 'WeChat', '微信小程序'),
      page('hosts/alipay', 'Alipay', '支付宝小程序'),
      page('hosts/bytedance', 'Douyin', '抖音小程序'),
      page('hosts/taro', 'Taro', 'Taro'),
      page('hosts/uni', 'uni-app', 'uni-app'),
      page('hosts/h5', 'H5', 'H5 页面'),
      page('plain-oss', 'OSS without VOD', '只用 OSS，不经点播'),
      page('migration', 'From the vendor’s SDK', '从官方 SDK 迁移'),
    ],
  },
  {
    title: 'When something is wrong',
    zhTitle: '出了问题',
    pages: [
      page('troubleshooting', 'By symptom', '按现象排查'),
      page('errors', 'Error codes', '错误码'),
      page('doctor', 'Doctor', '诊断命令'),
      page('emulator', 'The emulator', '模拟器'),
    ],
  },
  {
    title: 'What to rely on',
    zhTitle: '可以依赖什么',
    pages: [
      page('hosts', 'The hosts compared', '各平台比较'),
      page('frameworks', 'Taro and uni-app, built', 'Taro 与 uni-app 的构建'),
      page('compatibility', 'Compatibility', '兼容性'),
      page('security', 'Security', '安全'),
      page('reliability', 'Reliability', '可靠性'),
      page('performance', 'Performance', '性能'),
      page('size', 'Size', '体积'),
      page('scale', 'Scale', '规模'),
    ],
  },
  {
    title: 'How it is made',
    zhTitle: '如何构成',
    pages: [page('architecture', 'Architecture', '架构'), page('mutation', 'Mutation testing', '变异测试')],
  },
]
