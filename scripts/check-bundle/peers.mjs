// Other SDKs as npm gives them, weighed in the same way.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pageOf } from './weigh.mjs'

const page = (name) => (folder) => pageOf(`export { default } from '${name}'`, folder)
/** A bundle for browsers comes ready. */
const file = (path) => (folder) =>
  readFileSync(createRequire(join(folder, 'package.json')).resolve(path), 'utf8')

const peers = {
  'cos-wx-sdk-v5': { what: 'Tencent COS, WeChat', code: page('cos-wx-sdk-v5') },
  'vod-wx-sdk-v2': { what: 'Tencent VOD, WeChat', code: page('vod-wx-sdk-v2') },
  'ali-oss': { what: 'OSS, browsers', code: file('ali-oss/dist/aliyun-oss-sdk.min.js') },
  'miniprogram-file-uploader': {
    what: 'WeChat; a protocol of its own, nothing is signed',
    code: page('miniprogram-file-uploader'),
  },
}

/** @returns {{ name: string, code: () => Promise<string> }[]} */
export function peersOf(root) {
  const folder = join(root, 'packages/bench')
  return Object.entries(peers).map(([name, { what, code }]) => {
    const { version } = JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8'))
    return { name: `${name} ${version} (${what})`, code: async () => code(folder) }
  })
}
