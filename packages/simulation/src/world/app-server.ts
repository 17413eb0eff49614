import type { Random } from './random'
import type { VirtualTime } from './virtual-time'

/** A key that the app's server has handed out. */
export interface IssuedKey {
  readonly accessKeyId: string
  readonly accessKeySecret: string
  readonly securityToken: string
  readonly object: string
  readonly endsAtMs: number
  /** OSS has been told to know it no more. */
  revoked: boolean
}

/** What VOD answers, by way of the app's server. */
export interface CredentialAnswer {
  readonly UploadAuth: string
  readonly UploadAddress: string
  readonly VideoId?: string
  readonly ImageId?: string
}

/** The app's server, and VOD behind it. */
export interface AppServer {
  create(kind: 'video' | 'image'): CredentialAnswer
  refresh(videoId: string): CredentialAnswer
  /** By token. */
  readonly keys: ReadonlyMap<string, IssuedKey>
  /** Object by VideoId or ImageId. */
  readonly records: ReadonlyMap<string, string>
  /** Objects whose credential it once did not give. */
  readonly denied: Set<string>
}

export const BUCKET = 'outin-sim'
export const REGION = 'cn-shanghai'
const ENDPOINT = 'https://oss-cn-shanghai.aliyuncs.com'

/** Part of every secret and token, so that one search finds each of them. */
export const SECRET_MARK = 'xSeCrEtx'

/** @param tellsTime without it, an app whose clock is off and whose host hides headers could not date a V1 form */
export function createAppServer(time: VirtualTime, random: Random, tellsTime: boolean): AppServer {
  const keys = new Map<string, IssuedKey>()
  const records = new Map<string, string>()
  // VOD's own last an hour; short ones end in the middle of an upload.
  const videoLifeMs = random.pick([60, 60, 300, 3600]) * 1000
  const tellsEnd = random.pick(
    tellsTime ? ['time', 'both'] : ['time', 'seconds', 'both', 'nothing', 'nothing'],
  )

  const grant = (object: string, lifeMs: number): CredentialAnswer => {
    const number = keys.size + 1
    const endsAtMs = time.nowMs + lifeMs
    const key: IssuedKey = {
      accessKeyId: `STS.key${number}`,
      accessKeySecret: `secret${SECRET_MARK}${number}`,
      securityToken: `token${SECRET_MARK}${number}`,
      ...{ object, endsAtMs, revoked: false },
    }
    keys.set(key.securityToken, key)
    const auth = {
      AccessKeyId: key.accessKeyId,
      AccessKeySecret: key.accessKeySecret,
      SecurityToken: key.securityToken,
      ...(tellsEnd !== 'seconds' &&
        tellsEnd !== 'nothing' && { ExpireUTCTime: new Date(endsAtMs).toISOString() }),
      ...(tellsEnd !== 'time' && tellsEnd !== 'nothing' && { Expiration: String(lifeMs / 1000) }),
      Region: REGION,
    }
    return {
      UploadAuth: base64(auth),
      UploadAddress: base64({ Endpoint: ENDPOINT, Bucket: BUCKET, FileName: object }),
    }
  }
  return {
    keys,
    records,
    denied: new Set(),
    create(kind) {
      const number = records.size + 1
      const id = `${kind}${number}`
      const object = kind === 'video' ? `sv/${number}/film.mp4` : `image/${number}/picture.png`
      records.set(id, object)
      // That of an image cannot be renewed; a shorter one would end every upload on a slow line.
      const lifeMs = kind === 'video' ? videoLifeMs : 3600000
      return { ...grant(object, lifeMs), ...(kind === 'video' ? { VideoId: id } : { ImageId: id }) }
    },
    refresh(videoId) {
      return { ...grant(records.get(videoId) ?? 'sv/unknown', videoLifeMs), VideoId: videoId }
    },
  }
}

function base64(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64')
}
