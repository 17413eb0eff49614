import { encodePath, type Query, queryString } from './canonical'

/** Where an object lies. */
export interface ObjectAddress {
  /** With or without scheme (then https), for example `https://oss-cn-shanghai.aliyuncs.com`. */
  readonly endpoint: string
  readonly bucket: string
  /** The key, raw: not encoded, no leading slash. */
  readonly object: string
  /** The endpoint is the app's own domain, bound to the bucket. */
  readonly cname?: boolean
}

/** Sent to the endpoint as it is; the key is encoded once. */
export function objectUrl(address: ObjectAddress, query: Query = {}): string {
  const parameters = queryString(query)
  return bucketUrl(address) + encodePath(address.object) + (parameters && `?${parameters}`)
}

/** Where a form is posted to; ends with `/`. */
export function bucketUrl({ endpoint, bucket, cname }: ObjectAddress): string {
  const { scheme, host } = splitEndpoint(endpoint)
  if (cname || host.startsWith(`${bucket}.`)) return `${scheme}://${host}/`
  // Below an IP address or localhost there are no names, so the bucket goes into the path.
  const nameless = /^(\[.*\]|\d+(\.\d+){3}|localhost)(:\d+)?$/.test(host)
  return nameless ? `${scheme}://${host}/${bucket}/` : `${scheme}://${bucket}.${host}/`
}

/**
 * The region in an endpoint's name, for example `cn-shanghai` in `oss-cn-shanghai-internal.aliyuncs.com`, with or
 * without bucket before it, at any domain. `undefined` for acceleration endpoints and custom domains.
 */
export function regionOfEndpoint(endpoint: string): string | undefined {
  const labels = splitEndpoint(endpoint).host.split(/[.:]/)
  for (const label of [labels[1], labels[0]]) {
    // A region begins with two letters and a hyphen, which `accelerate` does not.
    const match = /^oss-([a-z]{2}-[a-z0-9-]+?)(-internal)?$/.exec(label)
    if (match !== null) return match[1]
  }
  return undefined
}

function splitEndpoint(endpoint: string): { scheme: string; host: string } {
  const [, scheme = 'https', host = ''] =
    /^(?:(?:(https?):)?\/\/)?([^/?#]*)/.exec(endpoint.trim().toLowerCase()) ?? []
  return { scheme, host }
}
