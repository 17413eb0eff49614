import type { PlatformAdapter } from '@vod-upload/platform'
import {
  createDiskFolder,
  createWechatHost,
  type DiskFolder,
  type RecordingServer,
  startRecordingServer,
  type WechatHost,
  type WechatHostOptions,
} from '@vod-upload/testkit'
import { wechatPlatform } from '@vod-upload/wechat'

/** A WeChat client, its adapter, a server that remembers, and a disk; all made anew for each test. */
export interface WechatWorld {
  readonly host: WechatHost
  readonly platform: PlatformAdapter
  readonly server: RecordingServer
  readonly disk: DiskFolder
}

type Answerer = Parameters<typeof startRecordingServer>[0]

const opened: WechatWorld[] = []

export async function openWorld(options: WechatHostOptions = {}, answer?: Answerer): Promise<WechatWorld> {
  const host = createWechatHost(options)
  const world = {
    host,
    platform: wechatPlatform(host.wx),
    server: await startRecordingServer(answer),
    disk: createDiskFolder(),
  }
  opened.push(world)
  return world
}

/** For `afterEach`: every test must leave its host with nothing pending. */
export async function closeWorlds(): Promise<void> {
  for (const { host, server, disk } of opened.splice(0)) {
    await host.idle()
    expect({ inFlight: host.inFlight, queued: host.queued }).toEqual({ inFlight: 0, queued: 0 })
    await server.close()
    disk.remove()
  }
}

/** The code of what a promise rejects with; every rejection must be a PlatformError. */
export async function codeOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'resolved',
    (error) => (error.name === 'PlatformError' ? error.code : `not a PlatformError: ${error}`),
  )
}
