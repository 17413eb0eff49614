import { unlinkSync, writeFileSync } from 'node:fs'
import type { PlatformAdapter } from '@vod-upload/platform'
import type { AdapterBench } from '../contract/bench'
import { startScriptedServer } from '../contract/scripted-server'
import { createDiskFolder, type DiskFolder } from '../disk-folder'
import type { TempFile } from '../host/temp-files'
import { createWechatHost, type WechatHost, type WechatHostOptions } from '../wechat/host'
import type { Wx } from '../wechat/wx'

/** @param makePlatform the adapter under test */
export async function openWechatBench(
  makePlatform: (wx: Wx) => PlatformAdapter,
  switches: WechatHostOptions = {},
): Promise<AdapterBench> {
  const disk = createDiskFolder()
  const server = await startScriptedServer()
  const host = createWechatHost(switches)
  const shelf = createShelf(host, disk)
  return {
    platform: makePlatform(host.wx),
    server,
    place: async (name, bytes) => sourceOf(shelf.put(name, bytes)),
    missing: { path: 'wxfile://tmp_missing.mp4' },
    async replace({ path }, bytes) {
      const realPath = shelf.realPathOf(path)
      if (bytes === undefined) unlinkSync(realPath)
      else writeFileSync(realPath, bytes)
    },
    forbiddenUrl: 'https://not-listed.example.com/',
    // The discard service: a port that no system of today serves and that none gives away.
    refusedOrigin: 'http://127.0.0.1:9',
    setOnline: host.setOnline,
    setVisible(visible) {
      if (visible) return host.goForeground()
      host.goBackground()
      host.suspend()
    },
    hiddenHeaders: [],
    lacks: {},
    pickers: pickersOf(host, shelf),
    pending: host.pending,
    idle: host.idle,
    async close() {
      await host.idle()
      await server.close()
      disk.remove()
    },
  }
}

interface Shelf {
  put(name: string, bytes: Uint8Array): TempFile
  realPathOf(tempFilePath: string): string
}

function createShelf(host: WechatHost, disk: DiskFolder): Shelf {
  const realPaths = new Map<string, string>()
  return {
    put(name, bytes) {
      // A number in front, since a test may place two files of one name.
      const realPath = disk.write(`${realPaths.size}-${name}`, bytes)
      const file = host.addTempFile(realPath, { name })
      realPaths.set(file.tempFilePath, realPath)
      return file
    },
    realPathOf(tempFilePath) {
      const realPath = realPaths.get(tempFilePath)
      if (realPath === undefined) throw new Error(`${tempFilePath} was never placed.`)
      return realPath
    },
  }
}

function sourceOf({ path, size, name }: TempFile): { path: string; size: number; name: string } {
  return { path, size, name }
}

/** Each picker as a page calls it, and the forms in which its result is handed on. */
function pickersOf({ wx, pickNext }: WechatHost, shelf: Shelf): AdapterBench['pickers'] {
  const choose =
    <Result>(
      call: (options: { success(result: Result): void; fail(reason: object): void }) => unknown,
      pickOut: (result: Result) => unknown,
    ) =>
    (name: string, bytes: Uint8Array) =>
      new Promise<unknown>((resolve, reject) => {
        pickNext(shelf.put(name, bytes))
        call({ success: (result) => resolve(pickOut(result)), fail: reject })
      })
  return {
    chooseMedia: choose(wx.chooseMedia, ({ tempFiles }) => tempFiles[0]),
    chooseVideo: choose(wx.chooseVideo, (result) => result),
    chooseImage: choose(wx.chooseImage, ({ tempFiles }) => tempFiles[0]),
    'chooseImage (path)': choose(wx.chooseImage, ({ tempFilePaths }) => tempFilePaths[0]),
    chooseMessageFile: choose(wx.chooseMessageFile, ({ tempFiles }) => tempFiles[0]),
  }
}
