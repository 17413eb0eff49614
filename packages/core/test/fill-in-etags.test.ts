import { createCanceller } from '@vod-upload/platform'
import type { MultipartSession } from '../src/file/session'
import { crc64Zero } from '../src/integrity/crc64'
import type { CallOss } from '../src/line/call-oss'
import { fillInEtags, holdAgainstList } from '../src/transfer/fill-in-etags'

const PART_BYTES = 102400
const PAGE = 1000

function sessionOf(partCount: number): MultipartSession {
  const sent = new Map(Array.from({ length: partCount }, (_, index) => [index + 1, { crc64: crc64Zero }]))
  const sizeBytes = partCount * PART_BYTES
  return { uploadId: 'U', bucket: 'b', object: 'o', sizeBytes, partSizeBytes: PART_BYTES, sent }
}

/** OSS's list of parts, a thousand at a time; it writes down what was asked. */
function listing(partCount: number, bytesOf: (partNumber: number) => number = () => PART_BYTES) {
  const markers: string[] = []
  const callOss: CallOss = async ({ method, query }, read) => {
    expect([method, query['max-parts']]).toEqual(['GET', String(PAGE)])
    const after = Number(query['part-number-marker'] ?? 0)
    markers.push(String(after))
    const last = Math.min(after + PAGE, partCount)
    let parts = ''
    for (let number = after + 1; number <= last; number += 1) {
      const etag = `<ETag>"E${number}"</ETag>`
      parts += `<Part><PartNumber>${number}</PartNumber>${etag}<Size>${bytesOf(number)}</Size></Part>`
    }
    const more = `<IsTruncated>${last < partCount}</IsTruncated><NextPartNumberMarker>${last}</NextPartNumberMarker>`
    const text = `<ListPartsResult>${more}${parts}</ListPartsResult>`
    return read({ status: 200, headers: { 'x-oss-request-id': 'R' }, text })
  }
  return { callOss, markers }
}

const { signal } = createCanceller()

test('OSS is asked page by page, until every part has its ETag', async () => {
  const session = sessionOf(2500)
  const { callOss, markers } = listing(2500)
  await fillInEtags(session, callOss, signal)
  expect(markers).toEqual(['0', '1000', '2000'])
  expect(session.sent.size).toBe(2500)
  for (const [partNumber, { etag }] of session.sent) expect(etag).toBe(`"E${partNumber}"`)
})

test('who has all ETags asks for nothing', async () => {
  const session = sessionOf(3)
  for (const [partNumber, part] of session.sent) session.sent.set(partNumber, { ...part, etag: '"E"' })
  const { callOss, markers } = listing(3)
  await fillInEtags(session, callOss, signal)
  expect(markers).toEqual([])
})

test('what OSS does not have, or has with another size, counts as missing, on the last page too', async () => {
  const session = sessionOf(1500)
  const { callOss } = listing(1499, (partNumber) => (partNumber === 1200 ? PART_BYTES - 1 : PART_BYTES))
  await holdAgainstList(session, callOss, signal)
  expect(session.sent.size).toBe(1498)
  expect([session.sent.has(1200), session.sent.has(1500)]).toEqual([false, false])
})

test('a part that OSS has under another ETag than it told has other bytes by now: it counts as missing', async () => {
  const session = sessionOf(3)
  session.sent.set(2, { crc64: crc64Zero, etag: '"E2"' })
  session.sent.set(3, { crc64: crc64Zero, etag: '"told"' })
  await holdAgainstList(session, listing(3).callOss, signal)
  expect(Array.from(session.sent.keys())).toEqual([1, 2])
})

test('a list without end is left at ten thousand parts, and one without parts after a hundred pages', async () => {
  const endless = listing(1000000)
  await holdAgainstList(sessionOf(3), endless.callOss, signal)
  expect(endless.markers).toHaveLength(10)

  let pages = 0
  const emptyPages: CallOss = async (_, read) => {
    pages += 1
    if (pages > 200) throw new Error('It lists for ever.')
    const more = `<IsTruncated>true</IsTruncated><NextPartNumberMarker>${pages}</NextPartNumberMarker>`
    const text = `<ListPartsResult>${more}</ListPartsResult>`
    return read({ status: 200, headers: { 'x-oss-request-id': 'R' }, text })
  }
  await holdAgainstList(sessionOf(3), emptyPages, signal)
  expect(pages).toBe(100)
})
