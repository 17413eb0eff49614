import {
  type HttpRequest,
  type HttpResponse,
  type PlatformAdapter,
  PlatformError,
  type PlatformErrorCode,
  type WakeListener,
} from '@vod-upload/platform'
import type { Grant } from '../src/credential/grant'
import type { UploadOptions } from '../src/options'
import { createUploader } from '../src/uploader'
import { createManualClock } from './manual-clock'

export const PART_BYTES = 100 * 1024

const grant: Grant = {
  credential: { accessKeyId: 'id', accessKeySecret: 'secret', region: 'cn-shanghai' },
  address: { endpoint: 'https://oss-cn-shanghai.aliyuncs.com', bucket: 'b', object: 'film.mp4' },
}

const ok = (text = ''): HttpResponse => ({
  status: 200,
  headers: { 'x-oss-request-id': 'R', etag: '"E"' },
  text,
})

const texts: Partial<Record<Step, string>> = {
  open: '<InitiateMultipartUploadResult><UploadId>U</UploadId></InitiateMultipartUploadResult>',
  complete: '<CompleteMultipartUploadResult><ETag>"E"</ETag></CompleteMultipartUploadResult>',
}

/** What a call is about. */
export type Step = 'open' | 'part' | 'complete' | 'form' | 'other'

function stepOf({ method, url }: HttpRequest): Step {
  if (method === 'PUT') return 'part'
  if (method !== 'POST') return 'other'
  return url.includes('uploads') ? 'open' : 'complete'
}

export interface Wishes {
  readonly options?: Partial<UploadOptions>
  /** How long OSS takes. */
  readonly takesMs?: (step: Step) => number
  /** What the host tells of its progress, all at the beginning. */
  readonly tells?: (step: Step) => readonly number[]
  readonly onWake?: PlatformAdapter['onWake']
  readonly storage?: PlatformAdapter['storage']
  readonly maxConcurrentRequests?: number
  /** How the nth call of its kind ends, after its time, where it does not end well. */
  readonly fails?: (step: Step, count: number) => PlatformErrorCode | undefined
  /** What OSS answers when it is asked for the parts that it has, or for the object. */
  readonly listsParts?: () => string
}

/** An uploader on a host and an OSS that do as the test wishes; a file is as large as its path says, in bytes. */
export function fakeHost({ options, takesMs = () => 0, tells = () => [], ...host }: Wishes = {}) {
  const clock = createManualClock(Date.UTC(2026, 0, 1))
  const calls: Array<{ readonly step: Step; readonly atMs: number; readonly request?: HttpRequest }> = []
  const told: number[] = []
  const waited: Array<string | undefined> = []
  let wake: WakeListener = () => undefined
  let issued = 0
  const parts = { now: 0, most: 0 }

  const call = async (
    step: Step,
    { signal, onProgress, timeoutMs }: Pick<HttpRequest, 'signal' | 'onProgress' | 'timeoutMs'>,
    request?: HttpRequest,
  ) => {
    calls.push({ step, atMs: clock.now(), request })
    const count = calls.filter((made) => made.step === step).length
    for (const bytes of tells(step)) onProgress?.(bytes)
    if (signal?.cancelled) throw new PlatformError('cancelled', 'The call was cancelled.')
    const ms = takesMs(step)
    if (step === 'part') parts.most = Math.max(parts.most, ++parts.now)
    try {
      if (ms > 0) await clock.sleep(Math.min(ms, timeoutMs), signal)
    } finally {
      if (step === 'part') parts.now -= 1
    }
    if (ms > timeoutMs) throw new PlatformError('timeout', 'No answer in time.')
    const failure = host.fails?.(step, count)
    if (failure !== undefined) throw new PlatformError(failure, 'It failed.')
    if (request?.method === 'HEAD')
      return { ...ok(), headers: { ...ok().headers, 'x-oss-hash-crc64ecma': '1' } }
    return ok(step === 'other' ? host.listsParts?.() : texts[step])
  }
  const platform: PlatformAdapter = {
    name: 'fake',
    capabilities: {
      sliceRead: true,
      binaryPut: true,
      formFileLast: true,
      maxWholeReadBytes: 0,
      maxConcurrentRequests: host.maxConcurrentRequests ?? 10,
      maxTimeoutMs: 3600000,
    },
    storage: host.storage ?? {
      get: async () => undefined,
      set: async () => undefined,
      remove: async () => undefined,
    },
    openFile: async ({ path }) => ({
      size: Number(path),
      modifiedAt: 1,
      read: async (start, end) => new ArrayBuffer(end - start),
      close: async () => undefined,
    }),
    request: (request) => call(stepOf(request), request, request),
    uploadForm: (form) => call('form', form),
    onWake:
      host.onWake ??
      ((listener) => {
        wake = listener
        return () => undefined
      }),
  }
  const uploader = createUploader({
    platform,
    clock,
    random: () => 0.5,
    log: () => undefined,
    options: { partSizeBytes: PART_BYTES, ...options },
    notify(event) {
      if (event.type === 'progress') told.push(event.file.sentBytes)
      if (event.type === 'waiting') waited.push(event.file.waitingFor)
    },
  })
  const issue = async () => {
    issued += 1
    return grant
  }
  return {
    clock,
    calls,
    told,
    waited,
    countOf: (step: Step) => calls.filter((made) => made.step === step).length,
    issued: () => issued,
    mostPartsAtOnce: () => parts.most,
    tell: (...news: Parameters<WakeListener>) => wake(...news),
    upload(sizeBytes: number) {
      const grants = { issue, renew: issue }
      const file = uploader.add({ source: { path: String(sizeBytes) }, grants, contentType: 'video/mp4' })
      uploader.start()
      return file
    },
  }
}
