import { type Environment, wholeNumberOf } from './read-environment.js'

/** What one user, or one address, may ask for. */
export interface Limits {
  readonly maxVideoBytes: number
  readonly maxImageBytes: number
  /** New uploads of a user, from midnight to midnight UTC. */
  readonly uploadsPerDay: number
  readonly bytesPerDay: number
  /** Credentials of a user, renewed ones among them. */
  readonly credentialsPerMinute: number
  /** Requests of an address: behind one may stand all the phones of a carrier. */
  readonly requestsPerMinute: number
}

const MB = 1024 * 1024
const MOST = 999_999_999

/** @throws ConfigProblem */
export function readLimits(env: Environment): Limits {
  const number = (name: string, byDefault: number) =>
    wholeNumberOf(env, name, { byDefault, least: 1, most: MOST })
  return {
    maxVideoBytes: number('MAX_VIDEO_MB', 2048) * MB,
    maxImageBytes: number('MAX_IMAGE_MB', 20) * MB,
    uploadsPerDay: number('UPLOADS_PER_DAY', 100),
    bytesPerDay: number('MB_PER_DAY', 10_240) * MB,
    credentialsPerMinute: number('CREDENTIALS_PER_MINUTE', 30),
    requestsPerMinute: number('REQUESTS_PER_MINUTE', 600),
  }
}
