import type { Backend } from '../backend'
import type { RpcCall } from '../rpc/rpc-call'
import { RpcError } from '../rpc/rpc-error'

/** How VOD tells a client where and with what to upload. */
export interface UploadTicket {
  /** Base64 of JSON {Endpoint, Bucket, FileName}. */
  UploadAddress: string
  /** Base64 of JSON: a credential that may write this one object. */
  UploadAuth: string
}

/** The bucket of the call's StorageLocation (`bucket` or `bucket.oss-region.aliyuncs.com`), or the default one. */
export function chooseBucket({ parameters, backend }: RpcCall): string {
  const names = Object.keys(backend.settings.buckets)
  const wanted = parameters.get('StorageLocation')
  const chosen = wanted ? names.find((name) => name === wanted.split('.')[0]) : names[0]
  if (chosen !== undefined) return chosen
  throw new RpcError('InvalidStorage.NotFound', 'The StorageLocation does not exist.', 404)
}

export function issueTicket({ host, backend }: RpcCall, bucket: string, key: string): UploadTicket {
  const { credentials, settings } = backend
  const region = regionOf(backend, bucket)
  const credential = credentials.issue({ kind: 'write-object', bucket, key }, settings.credentialLifetimeMs)
  return {
    UploadAddress: base64Json({
      Endpoint: settings.publicEndpoint ?? endpointFor(host, region),
      Bucket: bucket,
      FileName: key,
    }),
    UploadAuth: base64Json({
      SecurityToken: credential.securityToken,
      AccessKeyId: credential.accessKeyId,
      ExpireUTCTime: new Date(credential.expiresAt).toISOString().replace(/\.\d{3}Z$/, 'Z'),
      AccessKeySecret: credential.accessKeySecret,
      // A duration, and text: clients have read it as a date and landed in the year 3000.
      Expiration: String(Math.floor(settings.credentialLifetimeMs / 1000)),
      Region: region,
    }),
  }
}

/** The address under which a client finds the file once it is uploaded. */
export function fileUrl({ host, backend }: RpcCall, bucket: string, key: string): string {
  const endpoint = new URL(backend.settings.publicEndpoint ?? endpointFor(host, regionOf(backend, bucket)))
  if (isVirtualHosted(endpoint.hostname)) return `${endpoint.protocol}//${bucket}.${endpoint.host}/${key}`
  return `${endpoint.origin}/${bucket}/${key}`
}

/**
 * The OSS endpoint beside a VOD host: `vod.cn-shanghai.localhost:P` has `oss-cn-shanghai.localhost:P`, where buckets are
 * host names; any other host (an IP address, localhost) serves OSS itself, in path style.
 */
export function endpointFor(vodHost: string, region: string): string {
  const match = /^vod\.[a-z0-9-]+(\.localhost(?::\d+)?)$/i.exec(vodHost)
  return match ? `http://oss-${region}${match[1]}` : `http://${vodHost}`
}

function isVirtualHosted(hostname: string): boolean {
  return /^oss-/.test(hostname)
}

function regionOf({ settings }: Backend, bucket: string): string {
  return settings.buckets[bucket] ?? settings.region
}

function base64Json(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64')
}
