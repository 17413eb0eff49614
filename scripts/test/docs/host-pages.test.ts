// The pages of docs/hosts, word for word but for the port, on simulated phones: a newcomer's first five minutes.
import { randomFillSync } from 'node:crypto'
import { alipayPlatform } from '@vod-upload/alipay'
import { bytedancePlatform } from '@vod-upload/bytedance'
import { type Emulator, type RequestEntry, startEmulator } from '@vod-upload/emulator'
import type { PlatformAdapter } from '@vod-upload/platform'
import {
  createAlipayHost,
  createBytedanceHost,
  createDiskFolder,
  createWechatHost,
  type DeviceControls,
} from '@vod-upload/testkit'
import { type CreateUploaderOptions, createUploader, formatProgress } from '@vod-upload/vod-upload'
import { wechatPlatform } from '@vod-upload/wechat'
import { corsRule, corsXml } from '../../../packages/emulator/src/doctor/cors-rule'
import { readDocument } from '../../docs/document'
import { startAppServer } from './app-server'

interface Phone {
  readonly globals: Readonly<Record<string, unknown>>
  readonly platform: PlatformAdapter
  readonly controls: DeviceControls
}

const phones: Readonly<Record<string, () => Phone>> = {
  wechat() {
    const controls = createWechatHost()
    return { globals: { wx: controls.wx }, platform: wechatPlatform(controls.wx), controls }
  },
  alipay() {
    const controls = createAlipayHost()
    return { globals: { my: controls.my }, platform: alipayPlatform(controls.my), controls }
  },
  bytedance() {
    const controls = createBytedanceHost()
    return { globals: { tt: controls.tt }, platform: bytedancePlatform(controls.tt), controls }
  },
}

interface PageData {
  readonly line: string
  readonly percent?: number
}

interface PageShape {
  choose(): void
  setData?(data: PageData): void
}

type Picked = 'first' | 'second'

const stop: Array<() => unknown> = []

afterEach(async () => {
  for (const each of stop.splice(0).reverse()) await each()
})

/** The page in a simulated phone, and a finger that picks; each pick ends with the line that has no percent. */
async function openPage(name: string, onRequest?: (entry: RequestEntry, emulator: Emulator) => void) {
  const emulator: Emulator = await startEmulator({ onRequest: (entry) => onRequest?.(entry, emulator) })
  const server = await startAppServer(emulator)
  const disk = createDiskFolder()
  const { globals, platform, controls } = phones[name]()
  stop.push(
    () => disk.remove(),
    () => emulator.close(),
    server.close,
    () => controls.idle(),
  )

  const [page] = readDocument(`docs/hosts/${name}.md`).codeBlocks.filter(({ language }) => language === 'js')
  const code = page.code.replace(/^import .*$/gm, '').replaceAll('http://127.0.0.1:3000', server.url)
  let open: PageShape | undefined
  const scope = {
    ...globals,
    formatProgress,
    createUploader: (options: CreateUploaderOptions) => createUploader(platform, options),
    Page(shape: PageShape) {
      open = shape
    },
  }
  new Function(...Object.keys(scope), code)(...Object.values(scope))

  const choose = () =>
    new Promise<PageData[]>((resolve) => {
      const drawn: PageData[] = []
      if (open === undefined) return
      open.setData = (data) => {
        drawn.push(data)
        if (data.percent === undefined) resolve(drawn)
      }
      open.choose()
    })
  const pick = (picked: Picked) => {
    controls.pickNext(
      controls.addTempFile(disk.write(`${picked}.mp4`, randomFillSync(Buffer.alloc(3 * 1024 * 1024)))),
    )
    return choose()
  }
  return { emulator, kinds: server.kinds, pick, choose }
}

const names = Object.keys(phones)

test.each(names)('the page of docs/hosts/%s.md draws a progress bar to its end', async (name) => {
  const { emulator, kinds, pick } = await openPage(name)
  expect((await pick('first')).slice(-2)).toEqual([
    { percent: 100, line: '3.1 / 3.1 MB' },
    { line: `Id ${emulator.videos()[0].mediaId}` },
  ])
  const [second] = (await pick('second')).slice(-1)
  expect(emulator.videos().map(({ mediaId }) => `Id ${mediaId}`)).toContain(second.line)
  expect(kinds).toEqual(['create-video', 'create-video'])
})

test.each(names)('the page of docs/hosts/%s.md renews a credential that has ended', async (name) => {
  const { emulator, kinds, pick } = await openPage(name, ({ operation }, { expireTokens }) => {
    if (operation === 'CreateUploadVideo') expireTokens()
  })
  const drawn = await pick('first')
  expect(drawn.slice(-1)).toEqual([{ line: `Id ${emulator.videos()[0].mediaId}` }])
  expect(emulator.videos()).toHaveLength(1)
  expect(kinds).toEqual(['create-video', 'refresh-video'])
})

test.each(names)('the page of docs/hosts/%s.md shows why nothing was picked', async (name) => {
  const { choose, kinds } = await openPage(name)
  expect(await choose()).toEqual([{ line: expect.stringMatching(/cancel|取消/) }])
  expect(kinds).toEqual([])
})

test.each(['docs/hosts/h5.md', 'docs/zh/hosts/h5.md'])(
  'the CORS rule of %s is the one that the doctor prints',
  (path) => {
    const [printed] = readDocument(path).codeBlocks.filter(({ language }) => language === 'xml')
    expect(printed.code.trimEnd()).toBe(corsXml(corsRule(['https://your.page'])))
  },
)
