// What of each adapter is weighed, and which code may be in it.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pageOf } from './weigh.mjs'

const hosts = { wechat: ['WeChat'], alipay: ['Alipay'], bytedance: ['Douyin'] }
const targets = {
  taro: {
    weapp: ['WeChat'],
    alipay: ['Alipay'],
    tt: ['Douyin'],
    h5: ['browser'],
  },
  uni: {
    'mp-weixin': ['WeChat'],
    'mp-alipay': ['Alipay'],
    'mp-toutiao': ['Douyin'],
    h5: ['browser'],
    app: ['uni-app'],
  },
}
const variables = { taro: 'process.env.TARO_ENV', uni: 'process.env.UNI_PLATFORM' }
const faces = ['VODUpload', 'createUploader']

/** @returns {{ name: string, holds: string[], code: () => Promise<string> }[]} `holds`: names of marks */
export function bundlesOf(root) {
  const single = Object.entries(hosts).flatMap(([adapter, host]) => [
    shipped(root, adapter, 'min.js', [...host, ...faces]),
    shipped(root, adapter, 'es5.min.js', [...host, ...faces]),
    ...pages(root, adapter, adapter, host),
  ])
  const built = Object.entries(targets).flatMap(([adapter, byTarget]) =>
    Object.entries(byTarget).map(([target, host]) => {
      const define = { [variables[adapter]]: JSON.stringify(target) }
      return pages(root, adapter, `${adapter} for ${target}`, host, define)[0]
    }),
  )
  return [...single, ...built]
}

/** A drop-in file: everything there is. */
function shipped(root, adapter, ending, holds) {
  const file = `vod-upload-${adapter}.${ending}`
  return {
    name: file,
    holds,
    code: async () => readFileSync(join(root, 'adapters', adapter, 'dist', file), 'utf8'),
  }
}

function pages(root, adapter, name, host, define) {
  const dist = join(root, 'adapters', adapter, 'dist')
  const page = (label, source, holds) => ({
    name: `${name}: ${label}`,
    holds,
    code: () => pageOf(source, dist, define),
  })
  return [
    page('everything', `export * from './index.mjs'; export { default } from './index.mjs'`, [
      ...host,
      ...faces,
    ]),
    page('createUploader', `export { createUploader } from './index.mjs'`, [...host, 'createUploader']),
    page('VODUpload', `export { VODUpload } from './index.mjs'`, [...host, 'VODUpload']),
    page('content-md5', `export * from './content-md5.mjs'`, ['MD5']),
  ]
}
