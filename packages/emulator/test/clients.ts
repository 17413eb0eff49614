import RPCClient from '@alicloud/pop-core'
import OSS from 'ali-oss'
import { DEFAULT_ACCOUNT, DEFAULT_BUCKET, type Emulator } from '../src'

export interface Keys {
  accessKeyId: string
  accessKeySecret: string
  securityToken?: string
}

/** What VOD hands out, decoded. */
export interface Ticket {
  address: { Endpoint: string; Bucket: string; FileName: string }
  auth: {
    AccessKeyId: string
    AccessKeySecret: string
    SecurityToken: string
    ExpireUTCTime: string
    Expiration: string
    Region: string
  }
}

/** The vendor's OSS client, in path style unless `cname`-like addressing is asked for by the endpoint. */
export function ossClient(
  emulator: Emulator,
  keys: Keys = DEFAULT_ACCOUNT,
  more: Partial<OSS.Options> = {},
): OSS {
  return new OSS({
    accessKeyId: keys.accessKeyId,
    accessKeySecret: keys.accessKeySecret,
    ...(keys.securityToken === undefined
      ? {}
      : {
          stsToken: keys.securityToken,
          // Without it the client warns at every construction.
          refreshSTSToken: async () => ({
            accessKeyId: keys.accessKeyId,
            accessKeySecret: keys.accessKeySecret,
            stsToken: keys.securityToken ?? '',
          }),
          refreshSTSTokenInterval: 3_600_000,
        }),
    bucket: DEFAULT_BUCKET,
    region: 'oss-cn-shanghai',
    endpoint: `http://localhost:${emulator.port}`,
    sldEnable: true,
    retryMax: 0,
    ...more,
  } as OSS.Options)
}

export const VOD_VERSION = '2017-03-21'
export const STS_VERSION = '2015-04-01'

export function rpcClient(emulator: Emulator, apiVersion: string, keys: Keys = DEFAULT_ACCOUNT): RPCClient {
  return new RPCClient({ endpoint: emulator.url, apiVersion, ...keys })
}

export function vodClient(emulator: Emulator, keys?: Keys): RPCClient {
  return rpcClient(emulator, VOD_VERSION, keys)
}

export const ROLE = { RoleArn: 'acs:ram::1234567890123456:role/upload', RoleSessionName: 'tests' }

export interface AssumedRole {
  AssumedRoleUser: { Arn: string }
  Credentials: { AccessKeyId: string; AccessKeySecret: string; SecurityToken: string; Expiration: string }
}

/** A temporary credential of the whole account. */
export async function assumeRole(emulator: Emulator, more: object = {}): Promise<Keys> {
  const { Credentials } = await rpcClient(emulator, STS_VERSION).request<AssumedRole>('AssumeRole', {
    ...ROLE,
    ...more,
  })
  const {
    AccessKeyId: accessKeyId,
    AccessKeySecret: accessKeySecret,
    SecurityToken: securityToken,
  } = Credentials
  return { accessKeyId, accessKeySecret, securityToken }
}

export function decodeTicket(response: unknown): Ticket {
  const { UploadAddress, UploadAuth } = response as { UploadAddress: string; UploadAuth: string }
  const decode = (text: string) => JSON.parse(Buffer.from(text, 'base64').toString('utf8'))
  return { address: decode(UploadAddress), auth: decode(UploadAuth) }
}

export function keysOf({ auth }: Ticket): Keys {
  return {
    accessKeyId: auth.AccessKeyId,
    accessKeySecret: auth.AccessKeySecret,
    securityToken: auth.SecurityToken,
  }
}

/** `length` bytes that repeat nowhere soon, so that swapped or shifted parts show. */
export function bytes(length: number): Buffer {
  const buffer = Buffer.alloc(length)
  let state = 1
  for (let at = 0; at < length; at++) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    buffer[at] = state >>> 16
  }
  return buffer
}
