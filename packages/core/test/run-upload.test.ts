import { createCanceller, type HttpRequest, type PlatformAdapter } from '@vod-upload/platform'
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

/** A host that sends files as a form only, and notes what else it is asked for. */
function formHost(requests: HttpRequest[]): PlatformAdapter {
  const kept = new Map<string, string>()
  return {
    name: 'form host',
    capabilities: {
      sliceRead: true,
      binaryPut: false,
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
    async request(request) {
      requests.push(request)
      return { ...taken, status: 204 }
    },
    uploadForm: async () => taken,
  }
}

test('a session of an earlier start is given up when the file goes as a form after all', async () => {
  const requests: HttpRequest[] = []
  const deps = createRunDeps({ platform: formHost(requests), log: () => undefined })
  const source = { path: 'film' }
  const grants = { issue: async () => grant, renew: async () => grant }
  const file = createUploadFile({ source, contentType: 'video/mp4', grants })
  file.grant = grant
  file.session = {
    ...{ uploadId: 'OLD', bucket: 'b', object: 'film.mp4', sizeBytes: SIZE_BYTES, modifiedAt: 1 },
    ...{ partSizeBytes: 102400, sent: new Map() },
  }
  const cleaned: Array<Promise<void>> = []
  const nothing = () => undefined
  const report = {
    ...{ opened: nothing, authorized: nothing, progress: nothing },
    cleaning: (work: Promise<void>) => void cleaned.push(work),
  }
  await runUpload(file, deps, report, createCanceller().signal)
  await Promise.all(cleaned)
  expect(requests.map(({ method, url }) => `${method} ${url.replace(/.*\?/, '')}`)).toEqual([
    'DELETE uploadId=OLD',
  ])
})
