import type { Incoming } from '../http/incoming'
import { readHost } from '../oss/locate'

export const DASHBOARD = '/_emulator/'

/** Whether a request is for the dashboard: no bucket may be called so; under a bucket's own host it is a key like any other. */
export function isForDashboard({ host, rawPath }: Pick<Incoming, 'host' | 'rawPath'>): boolean {
  const isItsPath = rawPath.startsWith(DASHBOARD) || rawPath === DASHBOARD.slice(0, -1)
  return isItsPath && readHost(host).bucket === undefined && !/^(vod|sts)\./i.test(host)
}

/**
 * Why a request for the dashboard is refused, in one sentence, if it is. A web page of another origin may neither press
 * a button nor read anything, also not under a name of its own that it lets lead to this machine.
 * @param listensOn the address or name given to listen on
 */
export function refusalFor(
  { method, host, rawPath, headers }: Pick<Incoming, 'method' | 'host' | 'rawPath' | 'headers'>,
  listensOn: string,
): string | undefined {
  if (!isOwnName(host, listensOn)) return 'Open the dashboard by the address that the emulator printed.'
  const site = headers['sec-fetch-site']
  const isLink = method === 'GET' && headers['sec-fetch-mode'] === 'navigate' && rawPath === DASHBOARD
  if (site !== undefined && site !== 'same-origin' && site !== 'none' && !isLink) {
    return 'The dashboard answers its own page only.'
  }
  if (method === 'GET' || method === 'HEAD') return undefined
  const { origin } = headers
  if (origin !== undefined && origin !== `http://${host}`)
    return 'The dashboard takes orders from its own page only.'
  // No page of another origin can send this type without a preflight, which is never granted.
  if (!/^application\/json\b/i.test(headers['content-type'] ?? '')) return 'Send JSON, as application/json.'
  return undefined
}

/** An address cannot be made to lead elsewhere; a name can, so that only those that lead here count. */
function isOwnName(host: string, listensOn: string): boolean {
  const name = host.replace(/:\d+$/, '').toLowerCase()
  const isAddress = /^\d+(\.\d+){3}$/.test(name) || /^\[[0-9a-f:.]+\]$/.test(name)
  return isAddress || name === 'localhost' || name === listensOn.toLowerCase()
}
