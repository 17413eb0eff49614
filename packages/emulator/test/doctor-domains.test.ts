import { corsRule, corsXml } from '../src/doctor/cors-rule'
import { domainsFor } from '../src/doctor/domains'
import { bucketOrigin, readEndpoint } from '../src/doctor/endpoint'
import { TARGET_NAMES } from '../src/doctor/host-lists'
import { corsHeaders } from '../src/oss/cors'

const place = {
  region: 'cn-shanghai',
  bucketOrigins: ['https://b1.oss-cn-shanghai.aliyuncs.com'],
  server: 'https://api.example.com',
}
const bucket = place.bucketOrigins[0]
const vod = 'https://vod.cn-shanghai.aliyuncs.com'

const listsOf = (target: string) =>
  domainsFor([target], place).map(({ host, domains }) => [
    host,
    domains.map(({ list, origin }) => `${list} ${origin}`),
  ])

const two = [
  `request 合法域名 ${place.server}`,
  `request 合法域名 ${bucket}`,
  `request 合法域名 ${vod}`,
  `uploadFile 合法域名 ${bucket}`,
]
const one = [place.server, bucket, vod].map((origin) => `服务器域名白名单 ${origin}`)

test.each([
  ['wechat', [['WeChat', two]]],
  ['alipay', [['Alipay', one]]],
  ['bytedance', [['Douyin', two]]],
  ['h5', [['H5', []]]],
  [
    'taro',
    [
      ['WeChat', two],
      ['Alipay', one],
      ['Douyin', two],
      ['H5', []],
      ['React Native, app of uni-app', []],
    ],
  ],
])('%s needs these domains', (target, lists) => {
  expect(listsOf(target)).toEqual(lists)
})

test('without a host, every host is told once', () => {
  expect(domainsFor([], place)).toEqual(domainsFor(TARGET_NAMES, place))
  expect(domainsFor([], place)).toHaveLength(5)
})

test('without a region, the domain of VOD is left out', () => {
  const origins = domainsFor(['wechat'], { ...place, region: undefined }).flatMap(({ domains }) =>
    domains.map(({ origin }) => origin),
  )
  expect(origins).toEqual([place.server, bucket, bucket])
})

test.each([
  [
    'https://oss-cn-shanghai.aliyuncs.com',
    'https',
    'cn-shanghai',
    'public',
    'https://b1.oss-cn-shanghai.aliyuncs.com',
  ],
  ['oss-cn-beijing.aliyuncs.com', 'none', 'cn-beijing', 'public', 'https://b1.oss-cn-beijing.aliyuncs.com'],
  [
    'http://oss-cn-beijing-internal.aliyuncs.com/',
    'http',
    'cn-beijing',
    'internal',
    'https://b1.oss-cn-beijing.aliyuncs.com',
  ],
  [
    'https://b1.oss-us-west-1.aliyuncs.com',
    'https',
    'us-west-1',
    'public',
    'https://b1.oss-us-west-1.aliyuncs.com',
  ],
  [
    'https://oss-accelerate.aliyuncs.com',
    'https',
    undefined,
    'accelerated',
    'https://b1.oss-accelerate.aliyuncs.com',
  ],
  ['http://127.0.0.1:7070', 'http', undefined, 'local', 'http://127.0.0.1:7070'],
  [
    'http://oss-cn-shanghai.localhost:7070',
    'http',
    'cn-shanghai',
    'local',
    'http://b1.oss-cn-shanghai.localhost:7070',
  ],
  ['https://media.example.com', 'https', undefined, 'unknown', 'https://b1.media.example.com'],
  ['ftp://media.example.com', 'other', undefined, 'unknown', 'https://b1.media.example.com'],
])('the endpoint %s is read', (address, scheme, region, kind, origin) => {
  const endpoint = readEndpoint(address)
  expect(endpoint).toMatchObject({ scheme, region, kind })
  expect(bucketOrigin('b1', endpoint)).toBe(origin)
})

test('the CORS rule lets a page read what the emulator lets it read', () => {
  const shown = corsHeaders({ origin: 'https://a.example' }, undefined)['Access-Control-Expose-Headers']
  expect(corsRule(['https://a.example']).exposeHeader.join(', ')).toBe(shown)
})

test('the CORS rule names every origin in its XML', () => {
  const xml = corsXml(corsRule(['https://a.example', 'https://b.example']))
  expect(xml).toContain('<AllowedOrigin>https://a.example</AllowedOrigin>')
  expect(xml).toContain('<AllowedOrigin>https://b.example</AllowedOrigin>')
})
