import { createUploader, createVODUpload, type UploadSource } from '@vod-upload/vod-upload'
import type { CalmPhone } from './calm-phone'

/** What an app uploads: all of it is handed over at once, and then it waits. */
export interface Batch {
  readonly face: 'createUploader' | 'VODUpload'
  readonly files: number
  /** Bytes of the first file. Each has one more than the one before, so that no two are alike. */
  readonly sizeBytes: number
  /** Bytes a part; without it, what the SDK chooses. */
  readonly partSizeBytes?: number
}

/** An app that hands all of its files over, and keeps nothing of those that are done. */
export interface App {
  readonly finished: number
}

export function startApp({ face, ...batch }: Batch, phone: CalmPhone): App {
  return face === 'createUploader' ? withPromises(batch, phone) : withCallbacks(batch, phone)
}

type Files = Pick<Batch, 'files' | 'partSizeBytes'>

function withPromises({ files, partSizeBytes }: Files, { platform, clock }: CalmPhone): App {
  const app = { finished: 0 }
  let records = 0
  const getAuth = () => {
    records += 1
    return { ...credentialFor(records), VideoId: `video${records}` }
  }
  const uploader = createUploader(
    platform,
    { getAuth, partSizeBytes, log: fail },
    { clock, random: () => 0.5 },
  )
  for (let number = 1; number <= files; number += 1) {
    uploader.upload(pickedFile(number)).then(() => {
      app.finished += 1
    }, fail)
  }
  return app
}

function withCallbacks({ files, partSizeBytes }: Files, { platform, clock }: CalmPhone): App {
  const app = { finished: 0 }
  let records = 0
  const uploader = createVODUpload(
    platform,
    {
      onUploadstarted(info) {
        records += 1
        const { UploadAuth, UploadAddress } = credentialFor(records)
        uploader.setUploadAuthAndAddress(info, UploadAuth, UploadAddress, `video${records}`)
      },
      onUploadSucceed() {
        app.finished += 1
      },
      onUploadFailed: (_, code, message) => fail(`${code}: ${message}`),
      partSize: partSizeBytes,
      log: fail,
    },
    { clock, random: () => 0.5 },
  )
  for (let number = 1; number <= files; number += 1) uploader.addFile(pickedFile(number))
  uploader.startUpload()
  return app
}

/** Bytes of the file at this path. */
export function sizeOf(path: string, { sizeBytes }: Pick<Batch, 'sizeBytes'>): number {
  return sizeBytes + Number(/\d+/.exec(path)?.[0]) - 1
}

function pickedFile(number: number): Exclude<UploadSource, string> {
  return { path: `wxfile://tmp_${number}.mp4`, name: `film-${number}.mp4` }
}

/** Nothing goes wrong here; where it does, the figures are worth nothing. */
function fail(cause: unknown): never {
  throw cause instanceof Error ? cause : new Error(String(cause))
}

function credentialFor(record: number) {
  const auth = {
    AccessKeyId: 'STS.key',
    AccessKeySecret: 'secret',
    SecurityToken: 'token',
    Expiration: '360000000',
    Region: 'cn-shanghai',
  }
  const address = {
    Endpoint: 'https://oss-cn-shanghai.aliyuncs.com',
    Bucket: 'outin-scale',
    FileName: `sv/${record}/film.mp4`,
  }
  return { UploadAuth: base64(auth), UploadAddress: base64(address) }
}

function base64(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64')
}
