import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Account } from './identity/credential-book'
import type { RequestEntry } from './request-log'

export interface EmulatorOptions {
  /** 0, the default, takes any free port. */
  port?: number
  /** Plays the app's server on this port too, for pages whose own is not there yet; 0 takes any free one. Default: nowhere. */
  appPort?: number
  /** The address to listen on; default 127.0.0.1. */
  host?: string
  /** Pages of which origins may use the buckets, as `http://host:port`. Default: of every one. */
  corsOrigins?: readonly string[]
  /** Where objects and sessions are kept over a restart. Default: a temporary folder, removed on close. */
  dataDir?: string
  /** Permanent key pairs; default one, `emulator` / `emulator-secret`. */
  accounts?: readonly Account[]
  /** The home region, default cn-shanghai. */
  region?: string
  /** Bucket name to its region. The first one receives uploads that name no storage location. */
  buckets?: Readonly<Record<string, string>>
  /** How long an UploadAuth is good for; default 3,000,000 ms, the 50 minutes of VOD. */
  credentialLifetimeMs?: number
  /** The least DurationSeconds of AssumeRole; default 1. STS itself asks for 900. */
  minAssumeRoleSeconds?: number
  /** The endpoint handed out in an UploadAddress instead of the one derived from the call's host. */
  publicEndpoint?: string
  /** The server's clock, milliseconds since 1970; default Date.now. */
  now?: () => number
  /** What chance is drawn from, [0, 1); default Math.random. */
  random?: () => number
  /** Called with every request once it is answered. */
  onRequest?: (entry: RequestEntry) => void
}

/** The options with every default filled in. */
export interface Settings
  extends Required<Omit<EmulatorOptions, 'publicEndpoint' | 'onRequest' | 'corsOrigins' | 'appPort'>> {
  appPort: number | undefined
  corsOrigins: readonly string[] | undefined
  publicEndpoint: string | undefined
  onRequest: ((entry: RequestEntry) => void) | undefined
  dataDirIsTemporary: boolean
}

export const DEFAULT_ACCOUNT: Account = { accessKeyId: 'emulator', accessKeySecret: 'emulator-secret' }
export const DEFAULT_BUCKET = 'outin-emulator'
export const DEFAULT_REGION = 'cn-shanghai'

export function resolveSettings(options: EmulatorOptions): Settings {
  const region = options.region ?? DEFAULT_REGION
  const dataDir = options.dataDir === undefined ? undefined : resolve(options.dataDir)
  if (dataDir !== undefined) mkdirSync(dataDir, { recursive: true })
  return {
    port: options.port ?? 0,
    appPort: options.appPort,
    host: options.host ?? '127.0.0.1',
    corsOrigins: options.corsOrigins,
    dataDir: dataDir ?? mkdtempSync(join(tmpdir(), 'vod-upload-emulator-')),
    dataDirIsTemporary: dataDir === undefined,
    accounts: options.accounts ?? [DEFAULT_ACCOUNT],
    region,
    buckets: options.buckets ?? { [DEFAULT_BUCKET]: region },
    credentialLifetimeMs: options.credentialLifetimeMs ?? 3_000_000,
    minAssumeRoleSeconds: options.minAssumeRoleSeconds ?? 1,
    publicEndpoint: options.publicEndpoint,
    now: options.now ?? Date.now,
    random: options.random ?? Math.random,
    onRequest: options.onRequest,
  }
}
