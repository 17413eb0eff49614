// Both faces over a host that reports a form's bytes every ten milliseconds.
import type { FormUpload, HttpResponse, PlatformAdapter } from '@vod-upload/platform'
import { createVODUpload } from '../src/documented/vod-upload'
import { createUploader } from '../src/promise-api/create-uploader'

const SIZE_BYTES = 3000
const REPORTS = 30
const BETWEEN_MS = 10

const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64')
const answer = {
  UploadAuth: base64({ AccessKeyId: 'k', AccessKeySecret: 's', SecurityToken: 't', Region: 'cn-shanghai' }),
  UploadAddress: base64({ Endpoint: 'https://oss-cn-shanghai.aliyuncs.com', Bucket: 'b', FileName: 'a.mp4' }),
  VideoId: 'v',
}

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

async function reportOften({ onProgress }: FormUpload): Promise<HttpResponse> {
  for (let report = 1; report <= REPORTS; report += 1) {
    await wait(BETWEEN_MS)
    onProgress?.((report * SIZE_BYTES) / REPORTS)
  }
  return { status: 200, headers: { etag: '"E"', 'x-oss-request-id': 'R' }, text: '' }
}

const platform: PlatformAdapter = {
  name: 'fake',
  capabilities: {
    sliceRead: true,
    binaryPut: true,
    formFileLast: true,
    maxWholeReadBytes: 0,
    maxConcurrentRequests: 10,
    maxTimeoutMs: 60000,
  },
  storage: { get: async () => undefined, set: async () => undefined, remove: async () => undefined },
  openFile: async () => ({
    size: SIZE_BYTES,
    modifiedAt: 1,
    read: async (start, end) => new ArrayBuffer(end - start),
    close: async () => undefined,
  }),
  request: () => Promise.reject(new Error('Nothing but a form is sent.')),
  uploadForm: reportOften,
  onWake: () => () => undefined,
}

type Hear = (news: number | 'succeeded') => void

const faces: ReadonlyArray<readonly [string, (hear: Hear) => void]> = [
  [
    'onUploadProgress',
    (hear) => {
      const uploader = createVODUpload(platform, {
        userId: '0',
        onUploadstarted: (info) =>
          void uploader.setUploadAuthAndAddress(info, answer.UploadAuth, answer.UploadAddress, 'v'),
        onUploadProgress: (_, totalSize, loaded) => hear(loaded * totalSize),
        onUploadSucceed: () => hear('succeeded'),
      })
      uploader.addFile({ url: 'a.mp4' })
      uploader.startUpload()
    },
  ],
  [
    "on('progress')",
    (hear) => {
      const handle = createUploader(platform, { getAuth: async () => answer }).upload('a.mp4')
      handle.on('progress', ({ sentBytes }) => sentBytes > 0 && hear(sentBytes))
      handle.on('state', ({ phase }) => phase === 'succeeded' && hear(phase))
    },
  ],
]

afterEach(() => jest.useRealTimers())

test.each(faces)(
  '%s hears ten times a second at most, and of the whole before the success',
  async (_, start) => {
    jest.useFakeTimers()
    const heard: Array<readonly [atMs: number, news: number | 'succeeded']> = []
    start((news) => heard.push([Date.now(), news]))
    await jest.advanceTimersByTimeAsync(1000)

    expect(heard.map(([, news]) => news)).toEqual([100, 1000, 2000, SIZE_BYTES, 'succeeded'])
    const [first, second, third] = heard.map(([atMs]) => atMs)
    expect([second - first, third - second]).toEqual([100, 100])
    expect(jest.getTimerCount()).toBe(0)
  },
)
