// The samples of the README, word for word, on phones whose whitelists are as strict as real ones: the page's server is
// `https://your.server`, and the bucket is called by its real name.
import { randomFillSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import RPCClient from '@alicloud/pop-core'
import { alipayPlatform } from '@vod-upload/alipay'
import { bytedancePlatform } from '@vod-upload/bytedance'
import { type Emulator, startEmulator } from '@vod-upload/emulator'
import type { PlatformAdapter } from '@vod-upload/platform'
import {
  createAlipayHost,
  createBytedanceHost,
  createDiskFolder,
  createWechatHost,
  type DeviceControls,
} from '@vod-upload/testkit'
import { bindPlatform, type CreateUploaderOptions, createUploader } from '@vod-upload/vod-upload'
import { wechatPlatform } from '@vod-upload/wechat'

const BUCKET_HOST = 'outin-emulator.oss-cn-shanghai.aliyuncs.com'

interface Lists {
  readonly loopbackPorts: Readonly<Record<string, number>>
  readonly requestDomains: readonly string[]
  readonly uploadDomains: readonly string[]
}

/** What a sample finds in its host. */
interface Host {
  readonly globals: Readonly<Record<string, unknown>>
  readonly platform: PlatformAdapter
  readonly controls: DeviceControls
}

function wechat(lists: Lists) {
  const controls = createWechatHost(lists)
  return { wx: controls.wx, platform: wechatPlatform(controls.wx), controls }
}

type HostCall = (options: { success(result: unknown): void; fail(reason: unknown): void }) => unknown

/** Taro's form of a call. */
const promised = (call: HostCall) => (options: object) =>
  new Promise((success, fail) => {
    call({ ...options, success, fail })
  })

const hosts: Readonly<Record<string, (lists: Lists) => Host>> = {
  wechat(lists) {
    const { wx, ...host } = wechat(lists)
    return { ...host, globals: { wx } }
  },
  alipay({ loopbackPorts }) {
    const controls = createAlipayHost({ loopbackPorts, domains: ['your.server', 'aliyuncs.com'] })
    return { globals: { my: controls.my }, platform: alipayPlatform(controls.my), controls }
  },
  bytedance(lists) {
    const controls = createBytedanceHost(lists)
    return { globals: { tt: controls.tt }, platform: bytedancePlatform(controls.tt), controls }
  },
  taro(lists) {
    const { wx, ...host } = wechat(lists)
    const Taro = {
      request: promised((options) => wx.request(Object.assign({ url: '' }, options))),
      chooseMedia: promised((options) => wx.chooseMedia(options)),
    }
    return { ...host, globals: { Taro } }
  },
  uni(lists) {
    const { wx, ...host } = wechat(lists)
    return { ...host, globals: { uni: wx } }
  },
}

/** The sample that imports this from that package, without its imports; a sample of Taro's is called by a button. */
function sampleOf(file: string, imported: string, name: string): string {
  const text = readFileSync(join(__dirname, '../..', file), 'utf8')
  const wanted = `import ${imported} from '@vod-upload/${name}'`
  const sample = [...text.matchAll(/```js\n([\s\S]*?)```/g)]
    .map(([, code]) => code)
    .find((code) => code.includes(wanted))
  if (sample === undefined) throw new Error(`${file} has no sample with ${wanted}.`)
  return `${sample.replace(/^import .*$/gm, '')}${name === 'taro' ? '\nchooseAndUpload()' : ''}`
}

/** Answers as the sample's comment says: it calls VOD, and returns the answer. */
async function startAppServer({ url, accounts: [account] }: Emulator) {
  const vod = new RPCClient({ endpoint: url, apiVersion: '2017-03-21', ...account })
  const server = createServer(async (request, response) => {
    const query = new URL(request.url ?? '', 'http://your.server').searchParams
    const FileName = query.get('fileName')
    const answer = await vod.request<object>('CreateUploadVideo', { Title: 'A sample', FileName })
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { port, close: () => new Promise((resolve) => server.close(resolve)) }
}

const samples = [
  ['VODUpload', 'wechat'],
  ['{ createUploader }', 'wechat'],
  ['{ createUploader }', 'alipay'],
  ['{ createUploader }', 'bytedance'],
  ['{ createUploader }', 'taro'],
  ['{ createUploader }', 'uni'],
]

describe.each(['README.md', 'README.zh-CN.md'])('%s', (file) => {
  test.each(samples)('the upload with %s of %s works as printed', async (imported, name) => {
    const emulator = await startEmulator({ publicEndpoint: 'https://oss-cn-shanghai.aliyuncs.com' })
    const appServer = await startAppServer(emulator)
    const disk = createDiskFolder()
    const picked = randomFillSync(Buffer.alloc(3 * 1024 * 1024))
    const { globals, platform, controls } = hosts[name]({
      loopbackPorts: { 'your.server': appServer.port, [BUCKET_HOST]: emulator.port },
      requestDomains: ['https://your.server', `https://${BUCKET_HOST}`],
      uploadDomains: [`https://${BUCKET_HOST}`],
    })
    controls.pickNext(controls.addTempFile(disk.write('film.mp4', picked)))

    const printed: unknown[][] = []
    await new Promise<void>((resolve) => {
      const log = (...words: unknown[]) => {
        printed.push(words)
        if (words.length > 1) resolve()
      }
      const page = {
        ...globals,
        VODUpload: bindPlatform(() => platform),
        createUploader: (options: CreateUploaderOptions) => createUploader(platform, options),
        console: { log },
      }
      new Function(...Object.keys(page), sampleOf(file, imported, name))(...Object.values(page))
    })

    const [video] = emulator.videos()
    expect(printed.slice(-2)).toEqual([['100 %'], ['done', video.mediaId]])
    const stored = emulator.readObject(video.bucket, video.key)
    expect(stored && readFileSync(stored.path).equals(picked)).toBe(true)
    await controls.idle()
    await emulator.close()
    await appServer.close()
    disk.remove()
  })
})
