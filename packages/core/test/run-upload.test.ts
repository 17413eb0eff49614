import {
  createCanceller,
  type HttpRequest,
  type HttpResponse,
  type PlatformAdapter,
} from '@vod-upload/platform'
import { type Clock, deviceClock } from '../src/clock'
import type { Grant } from '../src/credential/grant'
import { createUploadFile } from '../src/file/upload-file'
import { crc64Of, crc64Zero } from '../src/integrity/crc64'
import { fingerprintOf } from '../src/resume/fingerprint'
import { createRunDeps } from '../src/transfer/run-deps'
import { runUpload } from '../src/transfer/run-upload'
import { createManualClock, settled } from './manual-clock'

const SIZE_BYTES = 300000
const grant: Grant = {
  credential: { accessKeyId: 'id', accessKeySecret: 'secret', region: 'cn-shanghai' },
  address: { endpoint: 'https://oss-cn-shanghai.aliyuncs.com', bucket: 'b', object: 'film.mp4' },
}
const taken = { status: 200, headers: { 'x-oss-request-id': 'R', etag: '"E"' }, text: '' }

function phone({ binaryPut, opened, close }: Host, request: PlatformAdapter['request']): PlatformAdapter {
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
    openFile: async () => {
      opened()
      return {
        size: SIZE_BYTES,
        modifiedAt: 1,
        read: async (start, end) => new ArrayBuffer(end - start),
        close,
      }
    },
    request,
    uploadForm: async () => taken,
  }
}

/** What differs between these phones. */
interface Host {
  readonly binaryPut: boolean
  readonly signature: 'auto' | 'v4'
  readonly clock: Clock
  answer(request: HttpRequest): Promise<HttpResponse>
  opened(): void
  close(): Promise<void>
}

const host: Host = {
  binaryPut: false,
  signature: 'auto',
  answer: async () => ({ ...taken, status: 204 }),
  opened: () => undefined,
  close: async () => undefined,
  clock: deviceClock,
}

/** One upload on such a host, and what is heard of it. */
function start(given: Partial<Host> = {}) {
  const as = { ...host, ...given }
  const requests: HttpRequest[] = []
  const heard: string[] = []
  const cleaned: Array<Promise<void>> = []
  const log: string[] = []
  const platform = phone(as, (request) => {
    requests.push(request)
    return as.answer(request)
  })
  const deps = createRunDeps({
    platform,
    clock: as.clock,
    log: (sentence) => log.push(sentence),
    options: { partSizeBytes: 102400, signature: as.signature },
  })
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
  const send = () => runUpload(file, deps, report, canceller.signal)
  const clean = () => Promise.all(cleaned)
  const run = async () => {
    await send()
    await clean()
  }
  return { file, deps, send, clean, run, requests, heard, log, canceller }
}

test('a session of an earlier start is given up when the file goes as a form after all', async () => {
  const { run, requests } = start()
  await run()
  expect(requests.map(({ method, url }) => `${method} ${url.replace(/.*\?/, '')}`)).toEqual([
    'DELETE uploadId=OLD',
  ])
})

/** A record of this content, as an upload in parts leaves it. */
const left = {
  ...{ uploadId: 'LEFT', bucket: 'b', object: 'film.mp4', sizeBytes: SIZE_BYTES },
  ...{ partSizeBytes: 102400, completing: false, prints: new Map<number, string>(), savedAt: Date.now() },
}

test('what was found, and not taken up, is given up when the file goes as a form after all', async () => {
  const { file, deps, run, requests } = start()
  file.session = undefined
  file.fingerprint = 'f'
  await deps.checkpoints.save('f', left)
  await run()
  expect(requests.map(({ method, url }) => `${method} ${url.replace(/.*\?/, '')}`)).toEqual([
    'DELETE uploadId=LEFT',
  ])
  expect(await deps.checkpoints.load('f')).toBeUndefined()
})

test('what another run of the app had begun in parts is given up when this one sends the file as a form', async () => {
  const { file, deps, run, requests } = start()
  file.session = undefined
  const recalled: unknown[] = []
  file.grants.recall = (found) => recalled.push(found?.object)
  const zeros = (from: number, to: number) => Promise.resolve(crc64Of(new Uint8Array(to - from), crc64Zero))
  const fingerprint = await fingerprintOf(SIZE_BYTES, zeros)
  await deps.checkpoints.save(fingerprint, left)
  await run()
  expect(requests.map(({ method, url }) => `${method} ${url.replace(/.*\?/, '')}`)).toEqual([
    'DELETE uploadId=LEFT',
  ])
  expect(recalled).toEqual(['film.mp4'])
  expect(await deps.checkpoints.load(fingerprint)).toBeUndefined()
})

test('one that gives its session up leaves what another upload of the same content has written', async () => {
  const { file, deps, run } = start()
  file.fingerprint = 'f'
  await deps.checkpoints.save('f', left)
  deps.owners.set('f', start().file)
  await run()
  expect(await deps.checkpoints.load('f')).toEqual(left)
})

test.each([
  ['a form', false],
  ['parts', true],
])('V4 without a region ends %s before anything is sent', async (_, binaryPut) => {
  const { file, send, requests } = start({ binaryPut, signature: 'v4' })
  const ownDomain = {
    credential: { accessKeyId: 'id', accessKeySecret: 'secret' },
    address: { ...grant.address, endpoint: 'https://media.example.com' },
  }
  file.grant = ownDomain
  file.session = undefined
  file.grants.issue = async () => ownDomain
  await expect(send()).rejects.toMatchObject({ code: 'option-invalid' })
  expect(requests).toEqual([])
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

test.each([
  ['is refused', () => Promise.reject(new Error('It is busy.'))],
  [
    'throws',
    () => {
      throw new Error('It is busy.')
    },
  ],
])('an upload has succeeded though the closing of its file %s', async (_, close) => {
  const { run, log } = start({ close })
  await run()
  // The file is opened twice: to be read, and to see at the end whether it is still the same.
  expect(log).toEqual(Array(2).fill('The host did not close the file. It is busy.'))
})

test('nobody waits for a file that is never closed, and its clean-up ends', async () => {
  const clock = createManualClock(Date.UTC(2026, 0, 1))
  const { send, clean, log } = start({ clock, close: () => new Promise(() => undefined) })
  let ended = 0
  void send().then(() => {
    ended += 1
    return clean().then(() => {
      ended += 1
    })
  })
  await clock.advance(1000)
  expect(ended).toBe(1)
  await clock.advance(60000)
  await settled()
  expect([ended, log.length, clock.sleepers]).toEqual([2, 2, 0])
})

test('each file that was opened is closed', async () => {
  let open = 0
  let most = 0
  const opened = () => {
    open += 1
    most = Math.max(most, open)
  }
  const close = async () => {
    open -= 1
  }
  await start({ opened, close }).run()
  expect([most, open]).toEqual([2, 0])
})
