import { bindPlatform } from '@vod-upload/wechat'
import type { Job } from './job'

type Platform = ReturnType<Parameters<typeof bindPlatform>[0]>
type Answer = Awaited<ReturnType<Platform['request']>>

const YEAR_MS = 365 * 24 * 3600 * 1000

const texts: Readonly<Record<string, string>> = {
  uploads: '<InitiateMultipartUploadResult><UploadId>alone</UploadId></InitiateMultipartUploadResult>',
  uploadId: '<CompleteMultipartUploadResult><ETag>"whole"</ETag></CompleteMultipartUploadResult>',
}

/** The SDK on a host that costs next to nothing: no copies, no sockets. What is left of a pause is its own work. */
export function oursAlone({ files: [file] }: Job): () => Promise<unknown> {
  // Before anybody looks at the clock.
  const bytes = new Uint8Array(file?.sizeBytes ?? 0).map((_, index) => index * 31)
  const answer = (text: string): Promise<Answer> =>
    new Promise((resolve) => {
      const headers = { 'x-oss-request-id': 'ALONE', etag: '"part"' }
      setTimeout(() => resolve({ status: 200, headers, text }), 1)
    })
  const values = new Map<string, string>()
  const platform: Platform = {
    name: 'alone',
    capabilities: {
      sliceRead: true,
      binaryPut: true,
      formFileLast: true,
      maxWholeReadBytes: 0,
      maxConcurrentRequests: 10,
      maxTimeoutMs: 600_000,
    },
    storage: {
      get: async (key) => values.get(key),
      set: async (key, value) => void values.set(key, value),
      remove: async (key) => void values.delete(key),
    },
    openFile: async () => ({
      size: bytes.length,
      read: (start, end) =>
        new Promise((resolve) => setImmediate(() => resolve(bytes.buffer.slice(start, end)))),
      close: async () => undefined,
    }),
    request: ({ method, url }) => {
      const asked = /[?&](uploads|uploadId)/.exec(url)?.[1] ?? ''
      return answer(method === 'POST' ? (texts[asked] ?? '') : '')
    },
    uploadForm: () => answer(''),
  }
  const VODUpload = bindPlatform(() => platform)
  return () =>
    new Promise((resolve, reject) => {
      const uploader = new VODUpload({
        log: () => undefined,
        onUploadstarted(info) {
          const auth = {
            AccessKeyId: 'STS.bench',
            AccessKeySecret: 'bench-secret',
            SecurityToken: 'bench-token',
            Region: 'cn-shanghai',
            ExpireUTCTime: new Date(Date.now() + YEAR_MS).toISOString(),
          }
          const address = {
            Endpoint: 'https://oss-cn-shanghai.aliyuncs.com',
            Bucket: 'b',
            FileName: 'film.mp4',
          }
          uploader.setUploadAuthAndAddress(info, base64Of(auth), base64Of(address), 'video')
        },
        onUploadSucceed: resolve,
        onUploadFailed: (_, code, message) => reject(new Error(`${code}: ${message}`)),
      })
      uploader.addFile({ url: 'film.mp4' })
      uploader.startUpload()
    })
}

function base64Of(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64')
}
