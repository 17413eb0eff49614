// What an upload in parts does when OSS answers otherwise than it should, against an OSS of a few lines.
import { createCanceller, type FileHandle, type HttpResponse } from '@vod-upload/platform'
import { deviceClock } from '../src/clock'
import { UploadError } from '../src/errors/upload-error'
import { canGoOn, type MultipartSession } from '../src/file/session'
import type { UploadFile } from '../src/file/upload-file'
import { createUploadFile } from '../src/file/upload-file'
import { crc64Decimal, crc64Of } from '../src/integrity/crc64'
import { createHashing } from '../src/integrity/hashing'
import { createBudget } from '../src/lanes/budget'
import type { CallOss } from '../src/line/call-oss'
import type { OssCall } from '../src/oss/calls'
import { noJournal } from '../src/resume/journal'
import { sendMultipart } from '../src/transfer/send-multipart'

const PART_BYTES = 100 * 1024
const bytes = Uint8Array.from({ length: 250 * 1024 }, (_, index) => (index * 7) % 251)
const crcOf = (part: Uint8Array) => crc64Decimal(crc64Of(part))

type Refusal = { readonly refuse: string; readonly status?: number }
type Answer = Partial<HttpResponse> | Refusal

/** An OSS that keeps no rules but those a test gives it. */
function littleOss(rules: (call: OssCall, name: string, count: number) => Answer | undefined) {
  const calls: string[] = []
  const counts = new Map<string, number>()
  const callOss: CallOss = async (call, read) => {
    const name = nameOf(call)
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    calls.push(name)
    const answer = rules(call, name, count) ?? usual(call, name)
    if ('refuse' in answer)
      throw new UploadError('oss', 'Refused.', { ossCode: answer.refuse, status: answer.status })
    return read({ status: 200, text: '', ...answer, headers: { 'x-oss-request-id': 'R', ...answer.headers } })
  }
  return { calls, callOss }
}

function nameOf({ method, query }: OssCall): string {
  if (method === 'POST') return 'uploads' in query ? 'open' : 'complete'
  return method === 'PUT' ? `part ${query.partNumber}` : 'list'
}

function usual(call: OssCall, name: string): Partial<HttpResponse> {
  if (name === 'open') {
    const text = '<InitiateMultipartUploadResult><UploadId>U</UploadId></InitiateMultipartUploadResult>'
    return { text }
  }
  if (name === 'complete')
    return { text: '<CompleteMultipartUploadResult><ETag>"W"</ETag></CompleteMultipartUploadResult>' }
  const crc64 = crcOf(new Uint8Array(call.body ?? new ArrayBuffer(0)))
  return { headers: { etag: `"${name}"`, 'x-oss-hash-crc64ecma': crc64 } }
}

const list = (...parts: Array<[number, number]>) => ({
  text: `<ListPartsResult>${parts
    .map(
      ([number, size]) =>
        `<Part><PartNumber>${number}</PartNumber><ETag>"L${number}"</ETag><Size>${size}</Size></Part>`,
    )
    .join('')}</ListPartsResult>`,
})

function newFile(): UploadFile {
  const nobody = () => Promise.reject(new Error('not asked'))
  const grants = { issue: nobody, renew: nobody }
  return createUploadFile({ source: { path: 'a.mp4' }, contentType: 'video/mp4', grants })
}

function upload(callOss: CallOss, given?: UploadFile) {
  const handle: FileHandle = {
    size: bytes.length,
    read: async (start, end) => bytes.slice(start, end).buffer,
    close: async () => undefined,
  }
  const address = { endpoint: 'https://e', bucket: 'b', object: 'o' }
  const file = given ?? newFile()
  file.grant = { credential: { accessKeyId: 'i', accessKeySecret: 's' }, address }
  const job = {
    file,
    handle,
    partSizeBytes: PART_BYTES,
    partsAtOnce: 1,
    memory: createBudget(() => Infinity),
    onProgress: () => undefined,
    signal: createCanceller().signal,
    patience: <T>(work: Promise<T>) => work,
    hashing: createHashing(deviceClock),
    expectSameFile: async () => undefined,
    journal: noJournal,
    giveUp: () => {
      file.session = undefined
    },
  }
  return sendMultipart(job, callOss)
}

const PARTS = ['part 1', 'part 2', 'part 3']

test('the usual way', async () => {
  const { calls, callOss } = littleOss(() => undefined)
  await expect(upload(callOss)).resolves.toMatchObject({ partCount: 3, etag: '"W"', crc64: crcOf(bytes) })
  expect(calls).toEqual(['open', ...PARTS, 'complete'])
})

test('an object with another CRC-64 is no success', async () => {
  const { callOss } = littleOss((_, name) =>
    name === 'complete'
      ? { text: '<CompleteMultipartUploadResult/>', headers: { 'x-oss-hash-crc64ecma': '1' } }
      : undefined,
  )
  await expect(upload(callOss)).rejects.toMatchObject({ code: 'integrity' })
})

test('a part with another CRC-64 is no part', async () => {
  const { callOss } = littleOss((_, name) =>
    name === 'part 2' ? { headers: { etag: '"x"', 'x-oss-hash-crc64ecma': '1' } } : undefined,
  )
  await expect(upload(callOss)).rejects.toMatchObject({ code: 'integrity' })
})

test('InvalidPart: the parts are sent again under the same session', async () => {
  const { calls, callOss } = littleOss((_, name, count) =>
    name === 'complete' && count === 1 ? { refuse: 'InvalidPart' } : undefined,
  )
  await upload(callOss)
  expect(calls).toEqual(['open', ...PARTS, 'complete', ...PARTS, 'complete'])
})

test('NoSuchUpload: another session, twice at the most', async () => {
  const { calls, callOss } = littleOss((_, name) =>
    name === 'complete' ? { refuse: 'NoSuchUpload' } : undefined,
  )
  await expect(upload(callOss)).rejects.toMatchObject({ ossCode: 'NoSuchUpload' })
  expect(calls.filter((call) => call === 'open')).toHaveLength(3)
})

describe('where the host hides ETags', () => {
  const hidden = { headers: { etag: '' } }

  test('OSS is asked for them, once', async () => {
    const { calls, callOss } = littleOss((_, name) => {
      if (name.startsWith('part')) return hidden
      return name === 'list' ? list([1, PART_BYTES], [2, PART_BYTES], [3, 50 * 1024]) : undefined
    })
    await upload(callOss)
    expect(calls).toEqual(['open', ...PARTS, 'list', 'complete'])
  })

  test.each([
    ['does not have', list([1, PART_BYTES], [3, 50 * 1024])],
    ['has with another size', list([1, PART_BYTES], [2, 5], [3, 50 * 1024])],
  ])('a part that OSS %s is sent again, alone', async (_, firstList) => {
    const { calls, callOss } = littleOss((_call, name, count) => {
      if (name.startsWith('part')) return hidden
      if (name !== 'list') return undefined
      return count === 1 ? firstList : list([1, PART_BYTES], [2, PART_BYTES], [3, 50 * 1024])
    })
    await upload(callOss)
    expect(calls).toEqual(['open', ...PARTS, 'list', 'part 2', 'list', 'complete'])
  })

  test('a list whose marker stands still ends', async () => {
    const { callOss } = littleOss((_, name) => {
      if (name.startsWith('part')) return hidden
      const still = '<IsTruncated>true</IsTruncated><NextPartNumberMarker>1</NextPartNumberMarker>'
      return name === 'list' ? { text: `<ListPartsResult>${still}</ListPartsResult>` } : undefined
    })
    await expect(upload(callOss)).rejects.toMatchObject({ code: 'integrity' })
  })
})

test.each<[string, Partial<MultipartSession>, boolean]>([
  ['the same file at the same address', {}, true],
  ['another size', { sizeBytes: 9 }, false],
  ['another time of change', { modifiedAt: 9 }, false],
  ['another bucket', { bucket: 'x' }, false],
  ['another object', { object: 'x' }, false],
])('a session goes on for %s: %#', (_, difference, goesOn) => {
  const session = {
    uploadId: 'U',
    bucket: 'b',
    object: 'o',
    sizeBytes: 10,
    modifiedAt: 5,
    partSizeBytes: 5,
    sent: new Map(),
  }
  const address = { endpoint: 'https://e', bucket: 'b', object: 'o' }
  expect(canGoOn({ ...session, ...difference }, { size: 10, modifiedAt: 5 }, address)).toBe(goesOn)
})

test.each<[string, Answer, boolean]>([
  ['will never make one', { refuse: 'EntityTooSmall', status: 400 }, false],
  ['has made another object', { headers: { 'x-oss-hash-crc64ecma': '1' } }, false],
  ['is busy', { refuse: 'ServiceUnavailable', status: 503 }, true],
  ['wants a fresh credential', { refuse: 'AccessDenied', status: 403 }, true],
])('where OSS %s of its parts, the session is given up or kept', async (_, refusal, isKept) => {
  const file = newFile()
  const { callOss } = littleOss((_call, name) => (name === 'complete' ? refusal : undefined))
  await expect(upload(callOss, file)).rejects.toBeDefined()
  expect(file.session !== undefined).toBe(isKept)
})

test('a completed upload that cannot be looked at now is not sent again: its session is kept', async () => {
  const file = newFile()
  const { calls, callOss } = littleOss((_call, name) =>
    name === 'complete' ? { refuse: 'NoSuchUpload', status: 404 } : undefined,
  )
  const busy: CallOss = (call, read, extras) => {
    if (nameOf(call) === 'complete') extras?.onUnanswered?.()
    if (call.method === 'HEAD') throw new UploadError('oss', 'Busy.', { status: 503 })
    return callOss(call, read, extras)
  }
  await expect(upload(busy, file)).rejects.toMatchObject({ status: 503 })
  expect(file.session?.sent.size).toBe(3)
  expect(calls.filter((name) => name.startsWith('part'))).toHaveLength(3)
})
