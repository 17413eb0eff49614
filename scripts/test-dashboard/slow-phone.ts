// A simulated phone on a slow line, with the page of an app that uploads through the SDK.
import type { Emulator } from '@vod-upload/emulator'
import { createWechatHost, startFaultProxy } from '@vod-upload/testkit'
import VODUpload, { type UploadInfo } from '@vod-upload/wechat'
import { startAppServer } from '../demo/app-server'
import { type PageHost, runPage } from '../demo/page'

export interface SlowPhone {
  /** Resolves with the app's list when every file has ended. */
  upload(...files: string[]): Promise<UploadInfo[]>
  /** How fast each connection sends from now on, new ones at least. */
  sendAt(bytesPerSecond: number | 'full speed'): void
  close(): Promise<void>
}

export async function turnOnPhone({ port, accounts: [account] }: Emulator): Promise<SlowPhone> {
  const line = await startFaultProxy(port)
  // VOD answers with the address that it was called at, so that the uploads go over the line too.
  const server = await startAppServer({ vodEndpoint: `http://127.0.0.1:${line.port}`, ...account })
  const host = createWechatHost({ keepAlive: true })
  // A mini program finds its host in a global.
  Object.assign(globalThis, { wx: host.wx })
  return {
    upload(...files) {
      host.pickNext(...files.map((file) => host.addTempFile(file)))
      return runPage({
        wx: host.wx as unknown as PageHost,
        VODUpload,
        credentialUrl: `${server.url}/upload-credential`,
        count: files.length,
        onStarted: () => undefined,
        onProgress: () => undefined,
        onFailed: () => undefined,
        onSucceed: () => undefined,
      })
    },
    sendAt(speed) {
      line.failAlways(speed === 'full speed' ? undefined : { kind: 'slow', bytesPerSecond: speed })
    },
    async close() {
      await server.server.close()
      await line.close()
    },
  }
}
