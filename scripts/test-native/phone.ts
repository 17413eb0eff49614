// The simulated hosts, with the few calls more that a page makes and an upload does not.
import {
  createAlipayHost,
  createBytedanceHost,
  createDiskFolder,
  createWechatHost,
  type DeviceControls,
} from '@vod-upload/testkit'
import type { NativeHost } from '../native-examples/hosts'

export interface SimulatedPhone {
  readonly host: DeviceControls
  /** The host's own object, by its name. */
  readonly globals: Readonly<Record<string, object>>
  /** What the page has put on the clipboard, latest last. */
  readonly clipboard: readonly string[]
  /** Pages that were navigated to. */
  readonly opened: readonly string[]
  /** Writes a file of the album. */
  albumFile(name: string, bytes: Uint8Array): ReturnType<DeviceControls['addTempFile']>
  close(): Promise<void>
}

interface DownloadOptions {
  readonly url: string
  success(result: { tempFilePath: string; statusCode: number }): void
  fail(failure: object): void
}

export function openPhone(name: NativeHost['name']): SimulatedPhone {
  const disk = createDiskFolder()
  const clipboard: string[] = []
  const opened: string[] = []
  const { host, global, own } = hostFor(name)
  let files = 0
  const write = (fileName: string, bytes: Uint8Array) => {
    files += 1
    return disk.write(`${files}-${fileName}`, bytes)
  }
  // A picker's result and a download's lie in the same place.
  const downloadFile = ({ url, success, fail }: DownloadOptions) =>
    fetch(url).then(
      async (answer) => {
        const path = write(
          decodeURIComponent(url.split('/').pop() ?? ''),
          new Uint8Array(await answer.arrayBuffer()),
        )
        success({ tempFilePath: host.addTempFile(path).tempFilePath, statusCode: answer.status })
      },
      (cause) => fail({ errMsg: String(cause), error: 12 }),
    )
  const page = {
    downloadFile,
    navigateTo: ({ url }: { url: string }) => opened.push(url),
    setClipboardData: ({ data }: { data: string }) => clipboard.push(data),
    setClipboard: ({ text }: { text: string }) => clipboard.push(text),
  }
  return {
    host,
    globals: { [global]: { ...own, ...page } },
    clipboard,
    opened,
    albumFile: (fileName, bytes) => host.addTempFile(write(fileName, bytes)),
    async close() {
      await host.idle()
      disk.remove()
    },
  }
}

function hostFor(name: NativeHost['name']): { host: DeviceControls; global: string; own: object } {
  if (name === 'wechat') {
    const host = createWechatHost()
    return { host, global: 'wx', own: host.wx }
  }
  if (name === 'alipay') {
    const host = createAlipayHost()
    return { host, global: 'my', own: { ...host.my, SDKVersion: '2.9.20' } }
  }
  const host = createBytedanceHost()
  return { host, global: 'tt', own: host.tt }
}
