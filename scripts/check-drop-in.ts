// Uses each adapter's drop-in file as an app without npm does, word for word as the vendor's documentation shows,
// and uploads a file with it. Needs a build.

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
import type { VODUploadConstructor } from '@vod-upload/wechat'

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

async function check(name: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'vod-upload-drop-in-'))
  const emulator = await startEmulator()
  try {
    const picked = join(folder, 'a.mp4')
    writeFileSync(picked, Buffer.alloc(SIZE_BYTES, 'vod'))
    const host = phones[name]()
    const file = join(__dirname, `../adapters/${name}/dist/vod-upload-${name}.min.js`)
    const { default: VODUpload } = createRequire(__filename)(file) as { default: VODUploadConstructor }
    const vod = new RPCClient({ endpoint: emulator.url, apiVersion: '2017-03-21', ...emulator.accounts[0] })
    await upload(VODUpload, vod, host.addTempFile(picked).tempFilePath)

    const [object] = emulator.listObjects()
    const stored = emulator.readObject(object.bucket, object.key)
    const same = stored !== undefined && readFileSync(stored.path).equals(readFileSync(picked))
    if (!same) throw new Error('the object differs from the file')
    const bytes = readFileSync(file).byteLength
    console.log(`drop-in: vod-upload-${name}.min.js (${bytes} bytes) uploads ${SIZE_BYTES} bytes whole`)
  } finally {
    await emulator.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function upload(VODUpload: VODUploadConstructor, vod: RPCClient, url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const uploader = new VODUpload({
      async onUploadstarted(info) {
        const answer = await vod.request<{ UploadAuth: string; UploadAddress: string; VideoId: string }>(
          'CreateUploadVideo',
          { Title: 'drop-in', FileName: info.file.name },
        )
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
  for (const name of Object.keys(phones)) await check(name)
}

main().catch((cause) => {
  console.error(`drop-in: ${cause instanceof Error ? cause.message : cause}`)
  process.exitCode = 1
})
