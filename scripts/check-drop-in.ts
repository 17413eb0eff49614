// Uses each adapter's drop-in file as an app without npm does, word for word as the vendor's documentation shows,
// and uploads a file with it. Needs a build.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import RPCClient from '@alicloud/pop-core'
import { startEmulator } from '@vod-upload/emulator'
import { createWechatHost } from '@vod-upload/testkit'
import type { VODUploadConstructor } from '@vod-upload/wechat'

const SIZE_BYTES = 3 * 1024 * 1024 + 5

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'vod-upload-drop-in-'))
  const emulator = await startEmulator()
  try {
    const picked = join(folder, 'a.mp4')
    writeFileSync(picked, Buffer.alloc(SIZE_BYTES, 'vod'))
    const host = createWechatHost()
    Object.assign(globalThis, { wx: host.wx })

    const file = join(__dirname, '../adapters/wechat/dist/vod-upload-wechat.min.js')
    const { default: VODUpload } = createRequire(__filename)(file) as { default: VODUploadConstructor }
    const vod = new RPCClient({ endpoint: emulator.url, apiVersion: '2017-03-21', ...emulator.accounts[0] })
    await upload(VODUpload, vod, host.addTempFile(picked).tempFilePath)

    const [object] = emulator.listObjects()
    const stored = emulator.readObject(object.bucket, object.key)
    const same = stored !== undefined && readFileSync(stored.path).equals(readFileSync(picked))
    if (!same) throw new Error('the object differs from the file')
    const bytes = readFileSync(file).byteLength
    console.log(`drop-in: vod-upload-wechat.min.js (${bytes} bytes) uploads ${SIZE_BYTES} bytes whole`)
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

main().catch((cause) => {
  console.error(`drop-in: ${cause instanceof Error ? cause.message : cause}`)
  process.exitCode = 1
})
