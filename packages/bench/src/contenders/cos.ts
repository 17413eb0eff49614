import { createRequire } from 'node:module'
import type { Contender } from './contender'

interface CosCredential {
  readonly TmpSecretId: string
  readonly TmpSecretKey: string
  readonly SecurityToken: string
  readonly StartTime: number
  readonly ExpiredTime: number
}

interface CosFile {
  readonly Bucket: string
  readonly Region: string
  readonly Key: string
  readonly FilePath: string
}

interface Cos {
  uploadFiles(
    job: { readonly files: readonly CosFile[] },
    done: (error: unknown, data: { readonly files: ReadonlyArray<{ readonly error: unknown }> }) => void,
  ): void
}

type CosClass = new (settings: {
  readonly Domain: string
  getAuthorization(asked: object, answer: (credential: CosCredential) => void): void
}) => Cos

const HOUR_S = 3600

/** Tencent's SDK with its defaults, as its documentation uses it; the sink speaks to it as COS. */
export const cos: Contender = async ({ wx, files, job, askLeave }) => {
  // Its build asks for the page's global by a name that mini programs have only through its own tool chain.
  Object.assign(globalThis, { window: globalThis, wx: { ...wx, canIUse: (name: string) => name in wx } })
  const load = createRequire(__filename)
  const COS: CosClass = load('cos-wx-sdk-v5')
  const client = new COS({
    Domain: `http://bench.localhost:${job.port}`,
    getAuthorization(_, answer) {
      const nowS = Math.floor(Date.now() / 1000)
      askLeave().then(() =>
        answer({
          TmpSecretId: 'bench',
          TmpSecretKey: 'bench-secret',
          SecurityToken: 'bench-token',
          StartTime: nowS - HOUR_S,
          ExpiredTime: nowS + HOUR_S,
        }),
      )
    },
  })
  const wanted = files.map(({ tempFilePath, key }) => ({
    Bucket: 'bench-1250000000',
    Region: 'ap-shanghai',
    Key: key,
    FilePath: tempFilePath,
  }))
  return new Promise<void>((resolve, reject) => {
    client.uploadFiles({ files: wanted }, (error, data) => {
      const failed = error ?? data.files.find((file) => file.error)?.error
      if (failed) reject(new Error(JSON.stringify(failed).slice(0, 300)))
      else resolve()
    })
  })
}
