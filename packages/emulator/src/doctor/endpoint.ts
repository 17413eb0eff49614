/** What the address of an OSS endpoint tells. */
export interface Endpoint {
  scheme: 'https' | 'http' | 'none' | 'other'
  /** With the port, where one is named. */
  host: string
  /** Undefined where the host does not tell, as that of acceleration. */
  region: string | undefined
  kind: 'public' | 'internal' | 'accelerated' | 'local' | 'unknown'
  /** Undefined unless the bucket stands in front already. */
  bucket: string | undefined
}

const OSS_HOST = /^(?:(?<bucket>[^.]+)\.)?oss-(?<name>[a-z0-9-]+)\.(?:aliyuncs\.com|localhost(?::\d+)?)$/

export function readEndpoint(text: string): Endpoint {
  const [, scheme, host = ''] = /^(?:([a-z][a-z0-9+.-]*):\/\/)?([^/?#]*)/i.exec(text.trim()) ?? []
  const { bucket, name } = OSS_HOST.exec(host.toLowerCase())?.groups ?? {}
  const kind = kindOf(host.toLowerCase(), name)
  const hasRegion = name !== undefined && !name.startsWith('accelerate')
  return {
    scheme: schemeOf(scheme?.toLowerCase()),
    host: host.toLowerCase(),
    region: hasRegion ? name.replace(/-internal$/, '') : undefined,
    kind,
    bucket,
  }
}

/**
 * The origin that a host's list has to hold for this bucket, always by its public name. A local address is the
 * emulator's, in path style.
 */
export function bucketOrigin(bucket: string, { host, kind, bucket: inFront }: Endpoint): string {
  const isPathStyle =
    kind === 'local' && inFront === undefined && !host.includes('.oss-') && !/^oss-/.test(host)
  if (isPathStyle) return `http://${host}`
  const publicHost = kind === 'internal' ? host.replace('-internal.', '.') : host
  return `${kind === 'local' ? 'http' : 'https'}://${inFront === undefined ? `${bucket}.` : ''}${publicHost}`
}

function kindOf(host: string, name: string | undefined): Endpoint['kind'] {
  if (/^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/.test(host)) return 'local'
  if (name === undefined) return 'unknown'
  if (name.endsWith('-internal')) return 'internal'
  return name === 'accelerate' || name === 'accelerate-overseas' ? 'accelerated' : 'public'
}

function schemeOf(scheme: string | undefined): Endpoint['scheme'] {
  if (scheme === undefined) return 'none'
  return scheme === 'https' || scheme === 'http' ? scheme : 'other'
}
