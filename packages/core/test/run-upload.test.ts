import {
  createCanceller,
  type HttpRequest,
  type HttpResponse,
  type PlatformAdapter,
} from '@vod-upload/platform'
import type { Grant } from '../src/credential/grant'
import { createUploadFile } from '../src/file/upload-file'
import { createRunDeps } from '../src/transfer/run-deps'
import { runUpload } from '../src/transfer/run-upload'

const SIZE_BYTES = 300000
const grant: Grant = {
  credential: { accessKeyId: 'id', accessKeySecret: 'secret', region: 'cn-shanghai' },
  address: { endpoint: 'https://oss-cn-shanghai.aliyuncs.com', bucket: 'b', object: 'film.mp4' },
}
const taken = { status: 200, headers: { 'x-oss-request-id': 'R', etag: '"E"' }, text: '' }

function phone(binaryPut: boolean, request: PlatformAdapter['request']): PlatformAdapter {
  const kept = new Map<string, string>()
  return {
    name: 'form host',
    capabilities: {
      sliceRead: true,
      binaryPut,
      formFileLast: true,
      maxWholeReadBytes: 0,
      maxConcurrentRequests: 1,
      maxTimeoutMs: 60000,
    },
    storage: {
      get: async (key) => kept.get(key),
      set: async (key, value) => void kept.set(key, value),
      remove: async (key) => void kept.delete(key),
    },
    openFile: async () => ({
      size: SIZE_BYTES,
      modifiedAt: 1,
      read: async (start, end) => new ArrayBuffer(end - start),
      close: async () => undefined,
    }),
    request,
    uploadForm: async () => taken,
  }
}

const host = {
  binaryPut: false,
  answer: async (_: HttpRequest): Promise<HttpResponse> => ({ ...taken, status: 204 }),
}

/** One upload on such a host, and what is heard of it. */
function start(given: Partial<typeof host> = {}) {
  const { binaryPut, answer } = { ...host, ...given }
  const requests: HttpRequest[] = []
  const heard: string[] = []
  const cleaned: Array<Promise<void>> = []
  const platform = phone(binaryPut, (request) => {
    requests.push(request)
    return answer(request)
  })
  const deps = createRunDeps({ platform, log: () => undefined, options: { partSizeBytes: 102400 } })
  const renew = async () => {
    heard.push('renew')
    return grant
  }
  const grants = { issue: async () => grant, renew }
  const file = createUploadFile({ source: { path: 'film' }, contentType: 'video/mp4', grants })
  file.grant = grant
  file.session = {
    ...{ uploadId: 'OLD', bucket: 'b', object: 'film.mp4', sizeBytes: SIZE_BYTES, modifiedAt: 1 },
    ...{ partSizeBytes: 102400, sent: new Map() },
  }
  const report = {
    opened: () => void heard.push(`opened with ${file.sentBytes} sent`),
    authorized: () => undefined,
    progress: () => undefined,
    cleaning: (work: Promise<void>) => void cleaned.push(work),
  }
  const canceller = createCanceller()
  const run = async () => {
    await runUpload(file, deps, report, canceller.signal)
    await Promise.all(cleaned)
  }
  return { file, run, requests, heard, canceller }
}

test('a session of an earlier start is given up when the file goes as a form after all', async () => {
  const { run, requests } = start()
  await run()
  expect(requests.map(({ method, url }) => `${method} ${url.replace(/.*\?/, '')}`)).toEqual([
    'DELETE uploadId=OLD',
  ])
})

test.each([
  ['is the same', 1, 'opened with 200000 sent'],
  ['was changed meanwhile', 7, 'opened with 0 sent'],
])('the progress of an earlier start is told again where the file %s', async (_, modifiedAt, told) => {
  const { file, run, heard } = start()
  if (file.session) file.session = { ...file.session, modifiedAt }
  file.sizeBytes = SIZE_BYTES
  file.sentBytes = 200000
  await run()
  expect(heard).toEqual([told])
})

test('the app is asked for nothing after a stop, whatever the request says that is let run to its end', async () => {
  const ended = '<Error><Code>SecurityTokenExpired</Code></Error>'
  const upload = start({
    binaryPut: true,
    async answer() {
      upload.canceller.cancel()
      return { ...taken, status: 403, text: ended }
    },
  })
  upload.file.session = undefined
  await expect(upload.run()).rejects.toMatchObject({ code: 'cancelled' })
  expect(upload.requests).toHaveLength(1)
  expect(upload.heard).not.toContain('renew')
})
