import * as fc from 'fast-check'
import {
  readComplete,
  readForm,
  readHead,
  readInitiate,
  readListParts,
  readPart,
} from '../../src/oss/answers'
import { readRefusal } from '../../src/oss/refusal'
import { basicTime, parseIsoTime } from '../../src/oss/time'
import { escapeXml, xmlBlocks, xmlText } from '../../src/oss/xml'
import { anyText, expectBounded, fuzz, lawful, longText } from './strange'

const piece = fc.constantFrom(
  ...[
    '<Error>',
    '</Error>',
    '<Part>',
    '</Part>',
    '<Part/>',
    '<Part ',
    '<PartNumber>',
    '</PartNumber>',
    '1',
    '<ETag>',
    '</ETag>',
  ],
  ...[
    '<Size>',
    '</Size>',
    '<Code>',
    '</Code>',
    '<UploadId>',
    '</UploadId>',
    '<![CDATA[',
    ']]>',
    '&#x110000;',
    '&amp',
    '>',
    '<',
  ],
  ...[
    '<ListPartsResult>',
    '</ListPartsResult>',
    '<PostResponse/>',
    '<ServerTime>',
    '</ServerTime>',
    '2026-13-45T99:99:99Z',
  ],
)
const xml = fc.oneof(
  fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
  anyText,
  longText,
)
const date = fc.oneof(
  anyText,
  fc.date().map((at) => at.toUTCString()),
  fc.date().map((at) => at.toISOString()),
  fc.constantFrom(
    'Sat, 13 Sep 275760 00:00:00 GMT',
    'GMT',
    '0 GMT',
    'Fri, 31 Dec 9999 23:59:59 GMT',
    '+275760-09-13T00:00:00Z',
  ),
)
const headers = fc.dictionary(
  fc.constantFrom(
    'etag',
    'date',
    'retry-after',
    'x-oss-request-id',
    'x-oss-ec',
    'x-oss-err',
    'x-oss-hash-crc64ecma',
    'content-length',
  ),
  fc.oneof(date, fc.integer().map(String), longText),
)
const answer = fc.record({ status: fc.integer({ min: 100, max: 599 }), headers, text: xml })

const readers = { readComplete, readForm, readHead, readInitiate, readListParts, readPart }

test.each(Object.entries(readers))('%s reads any answer, or says that it cannot', (_, read) => {
  fc.assert(
    fc.property(answer, (any) => {
      const got = lawful(() => read(any))
      if ('error' in got) expect(got.error.code).toBe('answer-unreadable')
    }),
    fuzz,
  )
})

test('a refusal is read out of anything: plain words, times that can be written, waits that are finite', () => {
  fc.assert(
    fc.property(answer, (any) => {
      const { ossCode, ec, requestId, message, serverTimeMs, dateHeaderMs, retryAfterMs } = readRefusal(any)
      for (const word of [ossCode, ec, requestId]) expect(word ?? 'x').toMatch(/^[\w.-]{1,63}$/)
      expect(message?.length ?? 0).toBeLessThanOrEqual(300)
      for (const at of [serverTimeMs, dateHeaderMs]) {
        // What is signed with it a little later must be writable too.
        if (at !== undefined)
          expect(basicTime(at + 7 * 24 * 3600_000)).toMatch(/^(\d{4}|[+-]\d{6})\d{4}T\d{6}Z$/)
      }
      if (retryAfterMs !== undefined) expect(retryAfterMs).toBeGreaterThanOrEqual(0)
      expect(Number.isFinite(retryAfterMs ?? 0)).toBe(true)
    }),
    fuzz,
  )
})

test('parts come back as they were listed, among anything else', () => {
  const part = fc.record({
    partNumber: fc.integer({ min: 1, max: 10000 }),
    etag: anyText.map((text) => `"${text}"`),
    sizeBytes: fc.nat(),
  })
  fc.assert(
    fc.property(fc.array(part), fc.boolean(), (parts, isTruncated) => {
      const listed = parts.map(
        ({ partNumber, etag, sizeBytes }) =>
          `<Part><LastModified>&lt;</LastModified><PartNumber>${partNumber}</PartNumber><ETag>${escapeXml(etag)}</ETag><Size>${sizeBytes}</Size></Part>`,
      )
      const more = `<IsTruncated>${isTruncated}</IsTruncated><NextPartNumberMarker>77</NextPartNumberMarker>`
      const text = `<?xml version="1.0"?><ListPartsResult>${more}${listed.join('\n')}</ListPartsResult>`
      const expected = isTruncated ? { parts, nextMarker: 77 } : { parts }
      expect(readListParts({ status: 200, headers: {}, text })).toEqual(expected)
    }),
    fuzz,
  )
})

test('an ISO time is read as Node reads it, and what is none is not', () => {
  const year = {
    min: new Date('0001-01-01T00:00:00Z'),
    max: new Date('9999-12-31T00:00:00Z'),
    noInvalidDate: true,
  }
  fc.assert(
    fc.property(fc.date(year), (at) => {
      expect(parseIsoTime(at.toISOString())).toBe(at.getTime())
    }),
    fuzz,
  )
  fc.assert(
    fc.property(date, (text) => {
      const at = parseIsoTime(text)
      if (at !== undefined) expect(() => basicTime(at)).not.toThrow()
    }),
    fuzz,
  )
})

test.each([
  ['tags that never end', (count: number) => '<Part'.repeat(count)],
  ['tags without an end tag', (count: number) => '<Part>'.repeat(count)],
  ['empty tags', (count: number) => '<Part/>'.repeat(count)],
  ['names that begin alike', (count: number) => `${'<PartNumber>'.repeat(count)}<Part`],
  ['attributes without an end', (count: number) => `${'<Part a '.repeat(count)}>`],
  ['CDATA without an end', (count: number) => '<![CDATA['.repeat(count)],
  ['CDATA of CDATA', (count: number) => '<![CDATA[<Part>]]>'.repeat(count)],
  ['entities without an end', (count: number) => `<Part>${'&#1'.repeat(count)}</Part>`],
  ['entities', (count: number) => `<Part>${'&amp;'.repeat(count)}</Part>`],
  ['spaces', (count: number) => `<Part>${' '.repeat(count)}x</Part>`],
])('the work on %s does not grow with the square of their number', (_, write) => {
  expectBounded((count) => {
    const text = write(count)
    xmlText(text, 'Part')
    lawful(() =>
      readListParts({ status: 200, headers: {}, text: `<ListPartsResult>${text}</ListPartsResult>` }),
    )
    readRefusal({
      status: 400,
      headers: { 'retry-after': text, date: text },
      text: `<Error><Message>${text}</Message></Error>`,
    })
    return xmlBlocks(text, 'Part').length
  })
})
