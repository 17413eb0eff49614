import { rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { createAppServer } from './app-server/app-server'
import { type Backend, createBackend } from './backend'
import type { FaultList } from './faults/fault-list'
import { changeWeather, type Weather } from './faults/weather'
import type { Account } from './identity/credential-book'
import { type EmulatorOptions, resolveSettings, type Settings } from './options'
import type { RequestEntry } from './request-log'
import { createServer } from './server'
import { lockFolder } from './store/folder-lock'
import type { MultipartSession, StoredPart } from './store/multipart-store'
import type { StoredObject } from './store/object-store'
import { statusOf } from './vod/get-video-info'
import type { Medium } from './vod/media-store'

/** A running emulator, and what tests may see and do behind its back. */
export interface Emulator {
  /** `http://127.0.0.1:<port>`, without a trailing slash; where `host` says another address, with that. */
  readonly url: string
  readonly port: number
  /** Where the app's server is played; absent where it is not. */
  readonly appUrl?: string
  readonly dataDir: string
  readonly region: string
  readonly accounts: readonly Account[]
  /** Bucket name to region. */
  readonly buckets: Readonly<Record<string, string>>
  /** The emulator's clock, milliseconds since 1970. */
  now(): number
  listObjects(bucket?: string): StoredObject[]
  /** An object and the path of its bytes. */
  readObject(bucket: string, key: string): (StoredObject & { path: string }) | undefined
  /** Uploads that are neither completed nor aborted, with the parts that have arrived. */
  listMultipartUploads(): (MultipartSession & { parts: StoredPart[] })[]
  videos(): (Medium & { status: 'Uploading' | 'Normal'; sizeBytes: number })[]
  /** Every medium VOD made an address for: videos, images, attached media. */
  media(): Medium[]
  /** The latest requests, oldest first. */
  requests(): RequestEntry[]
  clearRequests(): void
  readonly faults: FaultList
  /** Changes what goes wrong for every request, until it is changed back: `{ latencyMs: 0 }`. */
  setWeather(change: Partial<Weather>): void
  /** Lets every credential handed out so far expire now. */
  expireTokens(): void
  /** Forgets credentials handed out so far, all or the one of a key id. */
  revoke(accessKeyId?: string): void
  /** Stops listening, cuts what is open and removes a temporary data folder. */
  close(): Promise<void>
}

/** Starts VOD, OSS and STS on one loopback port. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const settings = resolveSettings(options)
  const unlock = lockFolder(settings.dataDir)
  const backend = backendOrNone(settings, unlock)
  const server = createServer(backend)
  const portOf = ({ server }: FastifyInstance) => (server.address() as AddressInfo).port
  const appServer = createAppServer(backend, () => portOf(server))
  const removeTemporary = async () => {
    unlock()
    if (settings.dataDirIsTemporary) await rm(settings.dataDir, { recursive: true, force: true })
  }
  try {
    await server.listen({ port: settings.port, host: settings.host })
    if (settings.appPort !== undefined)
      await appServer.listen({ port: settings.appPort, host: settings.host })
  } catch (error) {
    await server.close()
    await removeTemporary()
    throw error
  }
  const port = portOf(server)
  const address = `http://${hostInUrl(settings.host)}`
  const { objects, uploads, media, credentials, log } = backend
  return {
    url: `${address}:${port}`,
    port,
    ...(settings.appPort !== undefined && { appUrl: `${address}:${portOf(appServer)}` }),
    dataDir: settings.dataDir,
    region: settings.region,
    accounts: settings.accounts,
    buckets: settings.buckets,
    now: backend.now,
    listObjects: (bucket) =>
      objects.list().filter((object) => bucket === undefined || object.bucket === bucket),
    readObject(bucket, key) {
      const object = objects.get(bucket, key)
      return object && { ...object, path: objects.pathOf(object) }
    },
    listMultipartUploads: () =>
      uploads.list().map((session) => ({ ...session, parts: uploads.partsOf(session.uploadId) })),
    videos: () =>
      media
        .list()
        .filter((medium) => medium.kind === 'video')
        .map((video) => ({
          ...video,
          status: statusOf(video, backend),
          sizeBytes: objects.get(video.bucket, video.key)?.sizeBytes ?? 0,
        })),
    media: () => media.list(),
    requests: () => log.list(),
    clearRequests: () => log.clear(),
    faults: backend.faults,
    setWeather(change) {
      const changed = changeWeather(backend.weather.now, { ...change })
      if (typeof changed === 'string') throw new RangeError(changed)
      backend.weather.set(changed)
    },
    expireTokens: () => credentials.expireAll(),
    revoke: (accessKeyId) => credentials.revoke(accessKeyId),
    async close() {
      await Promise.all([server.close(), appServer.close()])
      await removeTemporary()
    },
  }
}

function backendOrNone(settings: Settings, unlock: () => void): Backend {
  try {
    return createBackend(settings)
  } catch (error) {
    unlock()
    throw error
  }
}

/** What listens on every address is reached by that of loopback. */
function hostInUrl(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1'
  return host.includes(':') ? `[${host}]` : host
}
