// The pages of docs/hosts, word for word but for the port, on simulated phones: a newcomer's first five minutes.
import { randomFillSync } from 'node:crypto'
import RPCClient from '@alicloud/pop-core'
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
import { type CreateUploaderOptions, createUploader, formatProgress } from '@vod-upload/vod-upload'
import { wechatPlatform } from '@vod-upload/wechat'
import fastify from 'fastify'
import { readDocument } from '../../docs/document'

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

/** As examples/app-server answers, whose own tests hold the rest. */
async function startAppServer(vodUrl: string, account: { accessKeyId: string; accessKeySecret: string }) {
  const vod = new RPCClient({ endpoint: vodUrl, apiVersion: '2017-03-21', ...account })
  const server = fastify()
  server.post('/demo-session', () => ({ token: 'a-session' }))
  server.post<{ Body: { fileName: string } }>('/upload-credential', ({ headers, body }, reply) => {
    if (headers.authorization !== 'Bearer a-session') return reply.code(401).send({ code: 'SessionMissing' })
    return vod.request<object>('CreateUploadVideo', { Title: 'A sample', FileName: body.fileName })
  })
  return { server, url: await server.listen({ host: '127.0.0.1', port: 0 }) }
}

interface PageData {
  readonly line: string
  readonly percent?: number
}

interface PageShape {
  choose(): void
  setData?(data: PageData): void
}

test.each(Object.keys(phones))(
  'the page of docs/hosts/%s.md draws a progress bar to its end',
  async (name) => {
    const emulator = await startEmulator()
    const { server, url } = await startAppServer(emulator.url, emulator.accounts[0])
    const disk = createDiskFolder()
    const { globals, platform, controls } = phones[name]()
    controls.pickNext(
      controls.addTempFile(disk.write('film.mp4', randomFillSync(Buffer.alloc(3 * 1024 * 1024)))),
    )

    const [page] = readDocument(`docs/hosts/${name}.md`).codeBlocks.filter(
      ({ language }) => language === 'js',
    )
    const code = page.code.replace(/^import .*$/gm, '').replaceAll('http://127.0.0.1:3000', url)
    const drawn: PageData[] = []
    await new Promise<void>((resolve) => {
      const scope = {
        ...globals,
        formatProgress,
        createUploader: (options: CreateUploaderOptions) => createUploader(platform, options),
        Page(shape: PageShape) {
          shape.setData = (data) => {
            drawn.push(data)
            if (data.percent === undefined) resolve()
          }
          shape.choose()
        },
      }
      new Function(...Object.keys(scope), code)(...Object.values(scope))
    })

    expect(drawn.slice(-2)).toEqual([
      { percent: 100, line: '3.1 / 3.1 MB' },
      { line: `VideoId ${emulator.videos()[0].mediaId}` },
    ])
    await controls.idle()
    await server.close()
    await emulator.close()
    disk.remove()
  },
)
