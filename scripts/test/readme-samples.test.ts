// The samples of the README, word for word, on phones whose whitelists are as strict as real ones: the page's server is
// `https://your.server`, and the bucket is called by its real name.
import { randomFillSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { alipayPlatform } from '@vod-upload/alipay'
import { bytedancePlatform } from '@vod-upload/bytedance'
import { startEmulator } from '@vod-upload/emulator'
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
import { startAppServer } from './docs/app-server'

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

const samples = [
  ...['README.md', 'README.zh-CN.md'].flatMap((file) => [
    [file, 'VODUpload', 'wechat'],
    [file, '{ createUploader }', 'wechat'],
    [file, '{ createUploader }', 'taro'],
  ]),
  ...['wechat', 'alipay', 'bytedance', 'taro', 'uni'].map((name) => [
    `adapters/${name}/README.md`,
    '{ createUploader }',
    name,
  ]),
]

/** Runs the sample on a phone that picks this file, as a user of the app's server. */
async function runSample([file, imported, name]: readonly string[], pickedName: string) {
  const emulator = await startEmulator({ publicEndpoint: 'https://oss-cn-shanghai.aliyuncs.com' })
  const appServer = await startAppServer(emulator)
  const disk = createDiskFolder()
  const picked = randomFillSync(Buffer.alloc(3 * 1024 * 1024))
  const { globals, platform, controls } = hosts[name]({
    loopbackPorts: { 'your.server': appServer.port, [BUCKET_HOST]: emulator.port },
    requestDomains: ['https://your.server', `https://${BUCKET_HOST}`],
    uploadDomains: [`https://${BUCKET_HOST}`],
  })
  controls.pickNext(controls.addTempFile(disk.write(pickedName, picked)))

  const printed: unknown[][] = []
  await new Promise<void>((resolve) => {
    const log = (...words: unknown[]) => {
      printed.push(words)
      if (words.length > 1) resolve()
    }
    const page = {
      ...globals,
      ...appServer.signIn(),
      VODUpload: bindPlatform(() => platform),
      createUploader: (options: CreateUploaderOptions) => createUploader(platform, options),
      console: { log },
    }
    new Function(...Object.keys(page), sampleOf(file, imported, name))(...Object.values(page))
  })

  const [medium] = emulator.media()
  const stored = emulator.readObject(medium.bucket, medium.key)
  const arrived = stored !== undefined && readFileSync(stored.path).equals(picked)
  await controls.idle()
  await emulator.close()
  await appServer.close()
  disk.remove()
  return { printed, medium, arrived, kinds: appServer.kinds }
}

test.each(samples)('of %s, the upload with %s of %s works as printed', async (...sample) => {
  const { printed, medium, arrived } = await runSample(sample, 'film.mp4')
  expect(printed.slice(-2)).toEqual([['100 %'], ['done', medium.mediaId]])
  expect(arrived).toBe(true)
})

test.each(samples.slice(0, 3))('of %s, the upload with %s of %s names an image too', async (...sample) => {
  const { printed, medium, arrived, kinds } = await runSample(sample, 'cover.png')
  expect(printed.slice(-1)).toEqual([['done', medium.mediaId]])
  expect([arrived, kinds]).toEqual([true, ['create-image']])
})
