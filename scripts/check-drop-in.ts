// Uses each adapter's drop-in files as an app without npm does, by the documented class word for word as the vendor's
// documentation shows, and by the promise API, and uploads a file with each. Needs a build.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import RPCClient from '@alicloud/pop-core'
import { startEmulator } from '@vod-upload/emulator'
import {
  createAlipayHost,
  createBytedanceHost,
  createWechatHost,
  type DeviceControls,
} from '@vod-upload/testkit'
import type { CreateUploaderOptions, Uploader, VODUploadConstructor } from '@vod-upload/wechat'

const SIZE_BYTES = 3 * 1024 * 1024 + 5

/** Makes a phone, and its API the global that the drop-in file finds. */
const phones: Readonly<Record<string, () => DeviceControls>> = {
  wechat() {
    const host = createWechatHost()
    Object.assign(globalThis, { wx: host.wx })
    return host
  },
  alipay() {
    const host = createAlipayHost()
    Object.assign(globalThis, { my: host.my })
    return host
  },
  bytedance() {
    const host = createBytedanceHost()
    Object.assign(globalThis, { tt: host.tt })
    return host
  },
}

interface DropIn {
  readonly default: VODUploadConstructor
  createUploader(options: CreateUploaderOptions): Uploader
}

async function check(name: string, fileName: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'vod-upload-drop-in-'))
  const emulator = await startEmulator()
  try {
    const host = phones[name]()
    const file = join(__dirname, `../adapters/${name}/dist/${fileName}`)
    const dropIn = createRequire(__filename)(file) as DropIn
    const vod = new RPCClient({ endpoint: emulator.url, apiVersion: '2017-03-21', ...emulator.accounts[0] })
    const pick = (letters: string) => {
      const picked = join(folder, `${letters}.mp4`)
      writeFileSync(picked, Buffer.alloc(SIZE_BYTES, letters))
      return host.addTempFile(picked).tempFilePath
    }
    await uploadAsDocumented(dropIn, vod, pick('vod'))
    await uploadByPromise(dropIn, vod, pick('oss'))

    const whole = emulator.listObjects().filter(({ bucket, key }) => {
      const stored = emulator.readObject(bucket, key)
      const bytes = stored === undefined ? '' : readFileSync(stored.path)
      return ['vod', 'oss'].some((letters) => Buffer.alloc(SIZE_BYTES, letters).equals(Buffer.from(bytes)))
    })
    if (whole.length !== 2) throw new Error(`${fileName}: an object differs from its file`)
    console.log(
      `drop-in: ${fileName} (${readFileSync(file).byteLength} bytes) uploads whole files, by both faces`,
    )
  } finally {
    await emulator.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Ticket {
  readonly UploadAuth: string
  readonly UploadAddress: string
  readonly VideoId: string
}

const ticketFor = (vod: RPCClient, name: string) =>
  vod.request<Ticket>('CreateUploadVideo', { Title: 'drop-in', FileName: name })

async function uploadByPromise({ createUploader }: DropIn, vod: RPCClient, path: string): Promise<void> {
  await createUploader({ getAuth: ({ file }) => ticketFor(vod, file.name) }).upload(path)
}

function uploadAsDocumented({ default: VODUpload }: DropIn, vod: RPCClient, url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const uploader = new VODUpload({
      async onUploadstarted(info) {
        const answer = await ticketFor(vod, info.file.name)
        uploader.setUploadAuthAndAddress(info, answer.UploadAuth, answer.UploadAddress, answer.VideoId)
      },
      onUploadFailed: (_, code, message) => reject(new Error(`${code}: ${message}`)),
      onUploadEnd: () => resolve(),
    })
    uploader.addFile({ url }, null, null, null, '{"Vod":{}}')
    uploader.startUpload()
  })
}

async function main(): Promise<void> {
  for (const name of Object.keys(phones)) {
    for (const ending of ['min.js', 'es5.min.js']) await check(name, `vod-upload-${name}.${ending}`)
  }
}

main().catch((cause) => {
  console.error(`drop-in: ${cause instanceof Error ? cause.message : cause}`)
  process.exitCode = 1
})
