import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { DEFAULT_BUCKET, type Emulator, startEmulator } from '../src'
import { pick, readListedParts } from '../src/oss/complete-multipart'
import type { StoredPart } from '../src/store/multipart-store'
import { bytes } from './clients'
import { type RawResponse, verdict, xmlValue } from './raw-http'
import { type Signing, sendSigned } from './signed-request'

const LEAST = 102_400
let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator()
})
afterAll(() => emulator.close())

// Each test writes an object of its own, so that none finds what another left, in whatever order they run.
let key = ''
let tests = 0
beforeEach(() => {
  key = `video/a b ${++tests}.mp4`
})

const call = (method: string, query: Record<string, string>, more: Signing = {}) =>
  sendSigned(emulator, { method, key, query, ...more })

async function initiate(more: Signing = {}): Promise<string> {
  return xmlValue(await call('POST', { uploads: '' }, more), 'UploadId') ?? ''
}

async function put(uploadId: string, partNumber: number, content: Buffer): Promise<string> {
  const { headers } = await call('PUT', { partNumber: String(partNumber), uploadId }, { body: content })
  return headers.etag ?? ''
}

function complete(uploadId: string, parts: [number, string][], more: Signing = {}): Promise<RawResponse> {
  const list = parts.map(([n, etag]) => `<Part><PartNumber>${n}</PartNumber><ETag>${etag}</ETag></Part>`)
  const body = `<CompleteMultipartUpload>${list.join('')}</CompleteMultipartUpload>`
  return call('POST', { uploadId }, { body, ...more })
}

describe('completing a multipart upload', () => {
  it('joins parts sent in any order and with gaps in their numbers; a part sent twice counts once', async () => {
    const content = bytes(LEAST * 2 + 5)
    const uploadId = await initiate({ headers: { 'content-type': 'video/mp4', 'x-oss-meta-a': 'b' } })
    const last = await put(uploadId, 9, content.subarray(LEAST * 2))
    await put(uploadId, 5, bytes(3))
    const [second, first] = await Promise.all([
      put(uploadId, 5, content.subarray(LEAST, LEAST * 2)),
      put(uploadId, 2, content.subarray(0, LEAST)),
    ])
    const response = await complete(uploadId, [
      [2, first],
      [5, second.replaceAll('"', '')],
      [9, last.replaceAll('"', '&quot;')],
    ])
    expect(verdict(response)).toBe('200')
    expect(xmlValue(response, 'ETag')).toMatch(/^"[0-9A-F]{32}-3"$/)
    const stored = emulator.readObject(DEFAULT_BUCKET, key)
    expect(readFileSync(stored?.path ?? '').equals(content)).toBe(true)
    expect(stored?.headers).toEqual({ 'content-type': 'video/mp4', 'x-oss-meta-a': 'b' })

    const whole = await sendSigned(emulator, { method: 'PUT', key: 'whole', body: content })
    expect(response.headers['x-oss-hash-crc64ecma']).toBe(whole.headers['x-oss-hash-crc64ecma'])
  })

  it.each<[string, (etags: [string, string]) => [number, string][], string]>([
    [
      'numbers that fall',
      ([a, b]) => [
        [2, b],
        [1, a],
      ],
      '400 InvalidPartOrder',
    ],
    [
      'a number twice',
      ([a]) => [
        [1, a],
        [1, a],
      ],
      '400 InvalidPartOrder',
    ],
    [
      'another ETag',
      ([a]) => [
        [1, a],
        [2, a],
      ],
      '400 InvalidPart',
    ],
    [
      'a part that never came',
      ([a, b]) => [
        [1, a],
        [2, b],
        [3, b],
      ],
      '400 InvalidPart',
    ],
    ['no parts', () => [], '400 MalformedXML'],
  ])('refuses %s, and leaves the upload as it is', async (_what, list, expected) => {
    const uploadId = await initiate()
    const etags: [string, string] = [await put(uploadId, 1, bytes(LEAST)), await put(uploadId, 2, bytes(7))]
    expect(verdict(await complete(uploadId, list(etags)))).toBe(expected)
    expect(
      verdict(
        await complete(uploadId, [
          [1, etags[0]],
          [2, etags[1]],
        ]),
      ),
    ).toBe('200')
  })

  it('finds a part too small only now, and only if it is not the last', async () => {
    const uploadId = await initiate()
    const small = await put(uploadId, 1, bytes(LEAST - 1))
    const last = await put(uploadId, 2, bytes(1))
    const refused = await complete(uploadId, [
      [1, small],
      [2, last],
    ])
    expect(verdict(refused)).toBe('400 EntityTooSmall')
    expect(refused.headers['x-oss-ec']).toBe('0042-00000213')
    expect(verdict(await complete(uploadId, [[1, small]]))).toBe('200')
  })

  it.each(['', '<CompleteMultipartUpload><Part>', '<a/>', 'x'])('refuses the body %j', async (body) => {
    const uploadId = await initiate()
    expect(verdict(await call('POST', { uploadId }, { body }))).toBe('400 MalformedXML')
  })

  it('takes every part there is for x-oss-complete-all: yes', async () => {
    const uploadId = await initiate()
    await put(uploadId, 3, bytes(10))
    await put(uploadId, 1, bytes(LEAST))
    const headers = { 'x-oss-complete-all': 'yes' }
    const withList = await call('POST', { uploadId }, { headers, body: '<CompleteMultipartUpload/>' })
    expect(verdict(withList)).toBe('400 InvalidArgument')
    expect(verdict(await call('POST', { uploadId }, { headers }))).toBe('200')
    expect(emulator.readObject(DEFAULT_BUCKET, key)?.sizeBytes).toBe(LEAST + 10)
  })

  it('keeps the notification for VOD', async () => {
    const headers = { 'x-oss-notification': 'eyJWb2QiOnt9fQ==' }
    const uploadId = await initiate()
    const etag = await put(uploadId, 1, bytes(1))
    expect(verdict(await complete(uploadId, [[1, etag]], { headers }))).toBe('200')
    expect(emulator.readObject(DEFAULT_BUCKET, key)?.notification).toBe('eyJWb2QiOnt9fQ==')
  })

  it('honours x-oss-forbid-overwrite, and leaves the upload as it is', async () => {
    const forbidden = { headers: { 'x-oss-forbid-overwrite': 'true' } }
    const uploadId = await initiate()
    const etag = await put(uploadId, 1, bytes(1))
    expect(verdict(await sendSigned(emulator, { method: 'PUT', key, body: 'older' }))).toBe('200')
    expect(verdict(await complete(uploadId, [[1, etag]], forbidden))).toBe('409 FileAlreadyExists')
    expect(emulator.readObject(DEFAULT_BUCKET, key)?.sizeBytes).toBe(5)
    expect(verdict(await complete(uploadId, [[1, etag]]))).toBe('200')
    expect(emulator.readObject(DEFAULT_BUCKET, key)?.sizeBytes).toBe(1)
  })
})

describe('a session that has ended', () => {
  it.each(['aborted', 'completed'])('is gone once it is %s', async (how) => {
    const uploadId = await initiate()
    const etag = await put(uploadId, 1, bytes(1))
    if (how === 'aborted') expect(verdict(await call('DELETE', { uploadId }))).toBe('204')
    else expect(verdict(await complete(uploadId, [[1, etag]]))).toBe('200')
    for (const response of [
      await call('PUT', { partNumber: '1', uploadId }, { body: 'x' }),
      await call('GET', { uploadId }),
      await complete(uploadId, [[1, etag]]),
      await call('DELETE', { uploadId }),
      await call('GET', { uploadId }, { key: 'another-key' }),
    ]) {
      expect(verdict(response)).toBe('404 NoSuchUpload')
      expect(xmlValue(response, 'UploadId')).toBe(uploadId)
    }
  })
})

describe('part numbers', () => {
  it.each(['0', '10001', '-1', '1.5', 'one', ''])('%j is refused', async (partNumber) => {
    const uploadId = await initiate()
    const response = await call('PUT', { partNumber, uploadId }, { body: 'x' })
    expect(verdict(response)).toBe('400 InvalidArgument')
    expect(xmlValue(response, 'ArgumentName')).toBe('PartNumber')
  })

  it.each(['1', '10000'])('%s is taken', async (partNumber) => {
    const uploadId = await initiate()
    expect(verdict(await call('PUT', { partNumber, uploadId }, { body: 'x' }))).toBe('200')
  })
})

describe('the law of completing', () => {
  const part = fc.record({
    partNumber: fc.integer({ min: 1, max: 10_000 }),
    sizeBytes: fc.integer({ min: 0, max: 300_000 }),
  })
  const stored = fc
    .uniqueArray(part, { selector: ({ partNumber }) => partNumber, minLength: 1, maxLength: 30 })
    .map((parts) => parts.sort((a, b) => a.partNumber - b.partNumber))
    .map((parts): StoredPart[] =>
      parts.map((one) => ({ ...one, etag: `"E${one.partNumber}"`, crc64: '0', lastModifiedAt: 0, file: '' })),
    )

  it('is the parts as listed, or a refusal, and small parts are refused exactly where one is not the last', () => {
    fc.assert(
      fc.property(stored, fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }), (parts, chosen) => {
        const wanted = parts.filter((_, index) => index === 0 || chosen[index])
        const listed = wanted.map(({ partNumber, etag }) => ({ partNumber, etag }))
        const tooSmall = wanted.slice(0, -1).some(({ sizeBytes }) => sizeBytes < LEAST)
        if (tooSmall)
          expect(() => pick(listed, parts)).toThrow(expect.objectContaining({ code: 'EntityTooSmall' }))
        else expect(pick(listed, parts)).toEqual(wanted)
      }),
    )
  })

  it('reads back any list a client writes', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), fc.string()), { minLength: 1 }), (list) => {
        const clean = list.map(([n, text]) => ({
          partNumber: n,
          etag: Buffer.from(text).toString('hex') || 'E',
        }))
        const xml = clean.map(
          (p) => `<Part>\n <PartNumber>${p.partNumber}</PartNumber>\n <ETag>"${p.etag}"</ETag></Part>`,
        )
        expect(
          readListedParts(
            `<?xml version="1.0"?><CompleteMultipartUpload>${xml.join('')}</CompleteMultipartUpload>`,
          ),
        ).toEqual(clean.map((p) => ({ ...p, etag: `"${p.etag}"` })))
      }),
    )
  })
})
