import { unlinkSync, writeFileSync } from 'node:fs'
import type { FileSource, PlatformAdapter } from '@vod-upload/platform'
import type { AdapterBench } from '../contract/bench'
import { startScriptedServer } from '../contract/scripted-server'
import { createDiskFolder, type DiskFolder } from '../disk-folder'
import type { DeviceControls } from '../host/device'
import type { TempFile } from '../host/temp-files'

export interface DeviceBenchParts {
  readonly host: DeviceControls
  readonly platform: PlatformAdapter
  readonly missing: FileSource
  readonly hiddenHeaders?: readonly string[]
  readonly lacks?: AdapterBench['lacks']
  pickers(choose: Choose): AdapterBench['pickers']
}

/** A picker as a page calls it, and the form in which the page hands its result on. */
export type Choose = <Result>(
  call: (options: { success(result: Result): void; fail(reason: object): void }) => unknown,
  pickOut: (result: Result) => unknown,
) => (name: string, bytes: Uint8Array) => Promise<unknown>

/** The bench of any simulated host, with a server and a disk of its own. */
export async function openDeviceBench(parts: DeviceBenchParts): Promise<AdapterBench> {
  const { host, platform, missing, hiddenHeaders = [], lacks = {} } = parts
  const disk = createDiskFolder()
  const server = await startScriptedServer()
  const shelf = createShelf(host, disk)
  const setVisible = (visible: boolean) => {
    if (visible) return host.goForeground()
    host.goBackground()
    host.suspend()
  }
  return {
    platform,
    server,
    place: async (name, bytes) => sourceOf(shelf.put(name, bytes)),
    missing,
    async replace({ path }, bytes) {
      const realPath = shelf.realPathOf(path)
      if (bytes === undefined) unlinkSync(realPath)
      else writeFileSync(realPath, bytes)
    },
    ...(lacks.lock === undefined && { lock: async ({ path }: FileSource) => host.lockTempFile(path) }),
    ...(lacks.forbiddenUrl === undefined && { forbiddenUrl: 'https://not-listed.example.com/' }),
    // The discard service: a port that no system of today serves and that none gives away.
    refusedOrigin: 'http://127.0.0.1:9',
    setOnline: host.setOnline,
    ...(lacks.setNetwork === undefined && {
      setNetwork: (kind: 'wifi' | 'mobile') => host.switchNetwork(kind === 'mobile' ? '4g' : kind),
    }),
    ...(lacks.setVisible === undefined && { setVisible }),
    hiddenHeaders,
    lacks,
    pickers: parts.pickers(chooser(host, shelf)),
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

function createShelf(host: DeviceControls, disk: DiskFolder): Shelf {
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

function chooser({ pickNext }: DeviceControls, shelf: Shelf): Choose {
  return (call, pickOut) => (name, bytes) =>
    new Promise((resolve, reject) => {
      pickNext(shelf.put(name, bytes))
      call({ success: (result) => resolve(pickOut(result)), fail: reject })
    })
}
