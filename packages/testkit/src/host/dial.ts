import { isLoopback } from './domain-list'

/** Where to connect for a URL, and what to ask for there. */
export interface Dial {
  readonly address: string
  readonly port: number
  readonly hostHeader: string
  /** Path and query, byte for byte as the page wrote them: a signature covers them. */
  readonly path: string
}

/** Ports on this machine that answer for named hosts, for example an emulator for OSS's own domains. */
export type LoopbackPorts = Readonly<Record<string, number>>

/**
 * The simulator never leaves the machine: `*.localhost`, which Node does not resolve, is dialled at 127.0.0.1 as
 * is every host that `ports` names, always in plain HTTP; any other host is unknown, hence `undefined`.
 */
export function dialFor(url: string, ports: LoopbackPorts): Dial | undefined {
  const { hostname, host, port, protocol } = new URL(url)
  const path = pathOf(url)
  const mapped = ports[hostname]
  if (mapped !== undefined) return { address: '127.0.0.1', port: mapped, hostHeader: host, path }
  if (!isLoopback(hostname)) return undefined
  const address = hostname === '[::1]' ? '::1' : '127.0.0.1'
  return { address, port: Number(port) || (protocol === 'https:' ? 443 : 80), hostHeader: host, path }
}

function pathOf(url: string): string {
  const path = url.replace(/^\w+:\/\/[^/?#]*/, '').replace(/#.*$/, '')
  const escaped = path.replace(/[^\x21-\x7e]+/g, encodeURIComponent)
  return escaped.startsWith('/') ? escaped : `/${escaped}`
}
