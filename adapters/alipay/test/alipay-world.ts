import { alipayPlatform } from '@vod-upload/alipay'
import type { FormUpload, HttpRequest, PlatformAdapter } from '@vod-upload/platform'
import {
  type AlipayHost,
  type AlipaySwitches,
  createAlipayHost,
  createDiskFolder,
  type DiskFolder,
  type RecordingServer,
  startRecordingServer,
} from '@vod-upload/testkit'

/** An Alipay client, its adapter, a server that remembers, and a disk; all made anew for each test. */
export interface AlipayWorld {
  readonly host: AlipayHost
  readonly platform: PlatformAdapter
  readonly server: RecordingServer
  readonly disk: DiskFolder
}

type Answerer = Parameters<typeof startRecordingServer>[0]

const opened: AlipayWorld[] = []

export async function openWorld(
  switches: Partial<AlipaySwitches> = {},
  answer?: Answerer,
): Promise<AlipayWorld> {
  const host = createAlipayHost(switches)
  const world = {
    host,
    platform: alipayPlatform(host.my),
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

export function requestTo(url: string, given: Partial<HttpRequest> = {}): HttpRequest {
  return { method: 'GET', url, headers: { 'content-type': 'text/plain' }, timeoutMs: 5000, ...given }
}

export function formTo(url: string, path: string, given: Partial<FormUpload> = {}): FormUpload {
  const fields = { key: 'dir/clip.mp4', policy: 'cG9saWN5' }
  return { url, source: { path }, fileField: 'file', fields, timeoutMs: 5000, ...given }
}
