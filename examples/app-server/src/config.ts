import { randomBytes } from 'node:crypto'
import { isIP, isIPv4 } from 'node:net'
import { type Limits, readLimits } from './limits.js'
import { ConfigProblem, type Environment, textOf, wholeNumberOf } from './read-environment.js'

/** Where VOD is, and the key that it is called with. */
export interface VodAccess {
  readonly protocol: 'http' | 'https'
  /** Without a scheme, for example `vod.cn-shanghai.aliyuncs.com`. */
  readonly endpoint: string
  readonly accessKeyId: string
  readonly accessKeySecret: string
}

/** What VOD signs its events with. */
export interface CallbackKey {
  /** As it is written in VOD's console. */
  readonly url: string
  readonly key: string
}

export interface Config {
  /** Against the emulator: anybody may have a session. */
  readonly isDemo: boolean
  readonly vod: VodAccess
  readonly sessionSecret: Uint8Array
  readonly limits: Limits
  /** Origins of H5 pages. */
  readonly allowedOrigins: readonly string[] | 'any'
  readonly callback: CallbackKey | undefined
  readonly host: string
  /** 0 takes any free one. */
  readonly port: number
  /** Addresses of your own proxies, whose word on who calls is taken; for example `10.0.0.0/8,127.0.0.1`. */
  readonly trustedProxies: string | undefined
  readonly logLevel: string
}

const ofRealVod = [
  'ALIBABA_CLOUD_ACCESS_KEY_ID',
  'ALIBABA_CLOUD_ACCESS_KEY_SECRET',
  'VOD_REGION',
  'SESSION_SECRET',
]
const LEAST_SECRET_BYTES = 32
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']

/** @throws ConfigProblem */
export function readConfig(env: Environment): Config {
  const missing = ofRealVod.filter((name) => textOf(env, name) === undefined)
  const isDemo = missing.length === ofRealVod.length
  if (!isDemo && missing.length > 0) {
    throw new ConfigProblem(
      `${listOf(missing)} not set: set all four of ${ofRealVod.join(', ')} to run against the real VOD, or none of ` +
        'them to run against the emulator.',
    )
  }
  return {
    isDemo,
    vod: isDemo ? readEmulator(env) : readRealVod(env),
    sessionSecret: isDemo ? randomBytes(LEAST_SECRET_BYTES) : readSecret(env),
    limits: readLimits(env),
    allowedOrigins: readOrigins(env, isDemo),
    callback: readCallback(env),
    host: textOf(env, 'HOST') ?? '127.0.0.1',
    port: wholeNumberOf(env, 'PORT', { byDefault: 3000, least: 0, most: 65_535 }),
    trustedProxies: readProxies(env),
    logLevel: readLogLevel(env),
  }
}

function readEmulator(env: Environment): VodAccess {
  const url = parsedUrl(env, 'EMULATOR_URL', 'http://127.0.0.1:7070')
  // The key pair that the emulator prints when it starts: it opens nothing else.
  return {
    protocol: 'http',
    endpoint: url.host,
    accessKeyId: 'emulator',
    accessKeySecret: 'emulator-secret',
  }
}

function readRealVod(env: Environment): VodAccess {
  const region = textOf(env, 'VOD_REGION') ?? ''
  if (!/^[a-z]{2}(-[a-z0-9]+)+$/.test(region)) {
    throw new ConfigProblem(`VOD_REGION must be the id of a region, as cn-shanghai, not '${region}'.`)
  }
  return {
    protocol: 'https',
    endpoint: `vod.${region}.aliyuncs.com`,
    accessKeyId: textOf(env, 'ALIBABA_CLOUD_ACCESS_KEY_ID') ?? '',
    accessKeySecret: textOf(env, 'ALIBABA_CLOUD_ACCESS_KEY_SECRET') ?? '',
  }
}

function readSecret(env: Environment): Uint8Array {
  const secret = Buffer.from(textOf(env, 'SESSION_SECRET') ?? '')
  if (secret.length >= LEAST_SECRET_BYTES) return secret
  throw new ConfigProblem(
    `SESSION_SECRET must have ${LEAST_SECRET_BYTES} bytes at least: 'openssl rand -base64 48' makes a good one.`,
  )
}

function readOrigins(env: Environment, isDemo: boolean): Config['allowedOrigins'] {
  const given = textOf(env, 'ALLOWED_ORIGINS')
  // No page in a browser is served unless it was named; mini programs send no origin.
  if (given === undefined) return isDemo ? 'any' : []
  const origins = given.split(',').map((origin) => origin.trim())
  const wrong = origins.find((origin) => !/^https?:\/\/[^/]+$/.test(origin))
  if (wrong === undefined) return origins
  throw new ConfigProblem(
    `ALLOWED_ORIGINS must be a list as 'https://a.example,https://b.example', without '${wrong}'.`,
  )
}

function readProxies(env: Environment): string | undefined {
  const given = textOf(env, 'TRUSTED_PROXIES')
  const wrong = given?.split(',').find((proxy) => !isProxy(proxy.trim()))
  if (wrong === undefined) return given
  throw new ConfigProblem(
    `TRUSTED_PROXIES must be a list of addresses as '10.0.0.0/8,127.0.0.1', without '${wrong.trim()}'.`,
  )
}

function isProxy(text: string): boolean {
  // Fastify's own names for ranges of addresses.
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true
  const [address = '', range, ...more] = text.split('/')
  const bits = isIPv4(address) ? 32 : 128
  const isRange =
    range === undefined || isIPv4(range) || (/^[1-9]\d{0,2}$/.test(range) && Number(range) <= bits)
  return isIP(address) !== 0 && isRange && more.length === 0
}

function readCallback(env: Environment): CallbackKey | undefined {
  const key = textOf(env, 'VOD_CALLBACK_KEY')
  const url = textOf(env, 'VOD_CALLBACK_URL')
  if (key === undefined && url === undefined) return undefined
  if (key !== undefined && url !== undefined)
    return { key, url: parsedUrl(env, 'VOD_CALLBACK_URL', url) && url }
  throw new ConfigProblem(
    'Set both VOD_CALLBACK_URL and VOD_CALLBACK_KEY to receive events of VOD, or neither.',
  )
}

function readLogLevel(env: Environment): string {
  const level = textOf(env, 'LOG_LEVEL') ?? 'info'
  if (logLevels.includes(level)) return level
  throw new ConfigProblem(`LOG_LEVEL must be one of ${logLevels.join(', ')}, not '${level}'.`)
}

function parsedUrl(env: Environment, name: string, byDefault: string): URL {
  const given = textOf(env, name) ?? byDefault
  try {
    return new URL(given)
  } catch {
    throw new ConfigProblem(`${name} must be an address as ${byDefault}, not '${given}'.`)
  }
}

function listOf(names: readonly string[]): string {
  const last = names[names.length - 1]
  return names.length === 1 ? `${last} is` : `${names.slice(0, -1).join(', ')} and ${last} are`
}
