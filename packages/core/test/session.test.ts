import type { Grant } from '../src/credential/grant'
import type { MultipartSession, SentPart } from '../src/file/session'
import {
  canGoOn,
  hasProof,
  isSameFile,
  keepGrant,
  missingRanges,
  sentBytesOf,
  wholeCrc64,
} from '../src/file/session'
import { createUploadFile } from '../src/file/upload-file'
import { crc64Of } from '../src/integrity/crc64'

const bytes = Uint8Array.from({ length: 25 }, (_, index) => index * 7)
const ranges = [
  { partNumber: 1, start: 0, end: 10 },
  { partNumber: 2, start: 10, end: 20 },
  { partNumber: 3, start: 20, end: 25 },
]

/** A file of 25 bytes in parts of 10, of which these have arrived. */
function session(...arrived: number[]): MultipartSession {
  const sent = ranges
    .filter(({ partNumber }) => arrived.includes(partNumber))
    .map(
      ({ partNumber, start, end }) => [partNumber, { crc64: crc64Of(bytes.subarray(start, end)) }] as const,
    )
  return {
    uploadId: 'u',
    bucket: 'b',
    object: 'o',
    sizeBytes: 25,
    modifiedAt: 1000,
    partSizeBytes: 10,
    sent: new Map(sent),
  }
}

test.each([
  ['nothing', [], 0, [1, 2, 3]],
  ['a part', [1], 10, [2, 3]],
  ['the short last part', [3], 5, [1, 2]],
  ['parts with a gap between them', [1, 3], 15, [2]],
  ['everything', [1, 2, 3], 25, []],
])('%s has arrived: so many bytes, and these parts are missing', (_, arrived, sentBytes, missing) => {
  expect(sentBytesOf(session(...arrived))).toBe(sentBytes)
  expect(missingRanges(session(...arrived))).toEqual(
    ranges.filter((range) => missing.includes(range.partNumber)),
  )
})

test('the CRC-64 of the whole is known as soon as no part is missing', () => {
  expect(wholeCrc64(session(1, 2, 3))).toEqual(crc64Of(bytes))
  expect(wholeCrc64(session(1, 3))).toBeUndefined()
  expect(wholeCrc64(session(1, 2))).toBeUndefined()
})

const crc64 = { high: 0, low: 0 }

test.each<[string, SentPart[], boolean]>([
  ['no part', [], false],
  ['parts that only a checkpoint tells of', [{ crc64 }, { crc64 }], false],
  ['a part whose CRC-64 OSS has told', [{ crc64 }, { crc64, checked: true }], true],
  ['a part that OSS has listed', [{ crc64 }, { crc64, etag: '"E"' }], true],
])('%s: is there a proof of what arrived?', (_, parts, proof) => {
  expect(hasProof({ sent: new Map(parts.map((part, index) => [index + 1, part])) })).toBe(proof)
})

const file = { size: 25, modifiedAt: 1000 }
const address = { endpoint: 'https://e', bucket: 'b', object: 'o' }

test.each([
  ['the same file and address', file, address, true],
  ['another endpoint, which only says how to get there', file, { ...address, endpoint: 'https://f' }, true],
  ['another size', { ...file, size: 24 }, address, false],
  ['another time', { ...file, modifiedAt: 1001 }, address, false],
  ['another bucket', file, { ...address, bucket: 'c' }, false],
  ['another object', file, { ...address, object: 'p' }, false],
])('may a session go on with %s?', (_, someFile, someAddress, expected) => {
  expect(canGoOn(session(), someFile, someAddress)).toBe(expected)
})

test('a file whose time no host tells is the same by its size', () => {
  expect(isSameFile({ size: 1 }, { size: 1 })).toBe(true)
  expect(isSameFile({ size: 1 }, { size: 2 })).toBe(false)
})

test('a new file is queued, and nothing of it has been sent', () => {
  const asked = {
    source: { path: 'wxfile://a.mp4' },
    contentType: 'video/mp4',
    grants: { issue: () => Promise.reject(new Error('x')), renew: () => Promise.reject(new Error('x')) },
  }
  expect(createUploadFile(asked)).toEqual({ ...asked, state: { phase: 'queued' }, sentBytes: 0 })
})

const leadingTo = (bucket: string, object: string): Grant => ({
  address: { endpoint: 'https://oss-cn-shanghai.aliyuncs.com', bucket, object },
  credential: { accessKeyId: 'id', accessKeySecret: 'secret' },
})

test.each([
  ['its object', 'b', 'o', true],
  ['another object', 'b', 'p', false],
  ['another bucket', 'c', 'o', false],
])('a grant that leads to %s is kept for the session or not', (_, bucket, object, isKept) => {
  const before = session()
  const grant = leadingTo(bucket, object)
  keepGrant(before, grant)
  expect(before.grant).toBe(isKept ? grant : undefined)
})

test('where there is no session, there is nothing to keep a grant for', () => {
  expect(() => keepGrant(undefined, leadingTo('b', 'o'))).not.toThrow()
})
