import { nodeCodeOf } from './failures'

/** Hosts whose network is built on Chromium's name so what Node names otherwise. */
export function chromiumErrorFor(cause: unknown): readonly [number, string] {
  return byNodeCode[nodeCodeOf(cause)] ?? [-2, 'ERR_FAILED']
}

const byNodeCode: Record<string, readonly [number, string]> = {
  ECONNRESET: [-101, 'ERR_CONNECTION_RESET'],
  EPIPE: [-101, 'ERR_CONNECTION_RESET'],
  ECONNREFUSED: [-102, 'ERR_CONNECTION_REFUSED'],
  ECONNABORTED: [-103, 'ERR_CONNECTION_ABORTED'],
  ENOTFOUND: [-105, 'ERR_NAME_NOT_RESOLVED'],
  ETIMEDOUT: [-118, 'ERR_CONNECTION_TIMED_OUT'],
}
