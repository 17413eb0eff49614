import { bytedancePlatform } from '@vod-upload/bytedance'
import type { PlatformAdapter } from '@vod-upload/platform'
import {
  type BytedanceHost,
  type BytedanceSwitches,
  createBytedanceHost,
  createDiskFolder,
  type DiskFolder,
  type RecordingServer,
  startRecordingServer,
} from '@vod-upload/testkit'

/** A Douyin client, its adapter, a server that remembers, and a disk; all made anew for each test. */
export interface BytedanceWorld {
  readonly host: BytedanceHost
  readonly platform: PlatformAdapter
  readonly server: RecordingServer
  readonly disk: DiskFolder
}

type Answerer = Parameters<typeof startRecordingServer>[0]

const opened: BytedanceWorld[] = []

export async function openWorld(
  switches: BytedanceSwitches = {},
  answer?: Answerer,
): Promise<BytedanceWorld> {
  const host = createBytedanceHost(switches)
  const world = {
    host,
    platform: bytedancePlatform(host.tt),
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
