import type { Incoming } from '../http/incoming'
import { OssError } from './oss-error'

/** What a request is about, read from its host and path. */
export interface Location {
  bucket: string | undefined
  /** Decoded; undefined for the bucket itself. */
  key: string | undefined
  /** The region that the host names, if it names one. */
  hostRegion: string | undefined
}

/**
 * Virtual-hosted (`bucket.oss-region.anything`, `bucket.localhost`) or path style (`/bucket/key` at an IP address, at
 * plain localhost, or at `oss-region.anything`).
 */
export function locate({ host, rawPath }: Pick<Incoming, 'host' | 'rawPath'>): Location {
  const path = rawPath.slice(1)
  const { bucket, hostRegion } = readHost(host)
  if (bucket !== undefined) return { bucket, key: decode(path), hostRegion }
  // Split first: a slash that is written %2F belongs to a name, and separates nothing.
  const slash = path.indexOf('/')
  const first = slash < 0 ? path : path.slice(0, slash)
  const rest = slash < 0 ? '' : path.slice(slash + 1)
  return { bucket: decode(first), key: decode(rest), hostRegion }
}

export function readHost(host: string): { bucket: string | undefined; hostRegion: string | undefined } {
  const name = host.replace(/:\d+$/, '').toLowerCase()
  const isAddress = /^\d+(\.\d+){3}$/.test(name) || name.startsWith('[')
  if (isAddress || name === 'localhost' || name === '') return { bucket: undefined, hostRegion: undefined }
  const labels = name.split('.')
  const [first = '', second = ''] = labels
  const pathRegion = regionOf(first)
  if (pathRegion !== undefined) return { bucket: undefined, hostRegion: pathRegion || undefined }
  const region = regionOf(second)
  if (region !== undefined) return { bucket: first, hostRegion: region || undefined }
  if (labels.length === 2 && second === 'localhost') return { bucket: first, hostRegion: undefined }
  return { bucket: undefined, hostRegion: undefined }
}

/** The region of an endpoint's label; '' for acceleration, which serves all; undefined for another label. */
function regionOf(label: string): string | undefined {
  if (label === 'oss-accelerate' || label === 'oss-accelerate-overseas') return ''
  const match = /^oss-([a-z]{2}-[a-z0-9-]+?)(-internal)?$/.exec(label)
  return match?.[1]
}

/** @returns undefined for an empty name */
function decode(encoded: string): string | undefined {
  try {
    return decodeURIComponent(encoded) || undefined
  } catch {
    throw new OssError('InvalidObjectName')
  }
}
