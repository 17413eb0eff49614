import fc from 'fast-check'
import {
  MAX_FORM_BYTES,
  MAX_OBJECT_BYTES,
  MAX_PARTS,
  MIN_PART_BYTES,
  requestTimeoutMs,
} from '../src/plan/limits'
import { partRanges } from '../src/plan/part-ranges'
import { fittingPartBytes, isWorthTrying, laterParts, TRIED_PARTS } from '../src/plan/part-size'
import { doubtOf, planUpload } from '../src/plan/plan'

const MB = 1024 * 1024
const slices = { sliceRead: true, binaryPut: true, formFileLast: true, maxWholeReadBytes: 0 }
const wholeOnly = { ...slices, sliceRead: false, maxWholeReadBytes: 20 * MB }
const formOnly = { ...slices, binaryPut: false }
const partsOnly = { ...slices, formFileLast: false }
const neither = { ...slices, formFileLast: false, binaryPut: false }
const unsure = { ...slices, binaryPut: 'unknown' as const, formFileLast: 'unknown' as const }

describe('planUpload', () => {
  test.each([
    ['nothing', 0, slices, {}, 'impossible'],
    ['one byte', 1, slices, {}, 'form'],
    ['exactly what goes in a form', MB, slices, {}, 'form'],
    ['one byte more', MB + 1, slices, {}, 'multipart'],
    ['exactly one part of a wished size', 3 * MB, slices, { partSizeBytes: 3 * MB }, 'form'],
    ['one byte more than that', 3 * MB + 1, slices, { partSizeBytes: 3 * MB }, 'multipart'],
    ['a wish for parts that makes no sense', MB, slices, { partSizeBytes: -1 }, 'form'],
    ['small, but forms are unwanted', 1, slices, { formMaxBytes: 0 }, 'multipart'],
    ['large, but forms are wanted', 30 * MB, slices, { formMaxBytes: 100 * MB }, 'form'],
    ['a host that reads whole files, small enough', 20 * MB, wholeOnly, {}, 'multipart'],
    ['a host that reads whole files, too large', 20 * MB + 1, wholeOnly, {}, 'form'],
    ['a host without PUT', 300 * MB, formOnly, {}, 'form'],
    ['a host without PUT, at the limit of a form', MAX_FORM_BYTES, formOnly, {}, 'form'],
    ['a host without PUT, beyond it', MAX_FORM_BYTES + 1, formOnly, {}, 'impossible'],
    ['a host that may have PUT', 30 * MB, unsure, {}, 'multipart'],
    ['a host that may put the file last', 1, unsure, {}, 'form'],
    ['a host whose forms OSS does not understand', 1, partsOnly, {}, 'multipart'],
    ['such a host, though forms are wanted', 30 * MB, partsOnly, { formMaxBytes: 100 * MB }, 'multipart'],
    ['a host that can do neither', 1, neither, {}, 'impossible'],
    ['the largest object', MAX_OBJECT_BYTES, slices, {}, 'multipart'],
    ['more than the largest object', MAX_OBJECT_BYTES + 1, slices, {}, 'impossible'],
  ])('%s', (_, sizeBytes, capabilities, wishes, kind) => {
    expect(planUpload(sizeBytes, capabilities, wishes).kind).toBe(kind)
  })

  test.each([
    ['no bytes', 0, slices, 'file-empty', 'pick another one'],
    ['less than nothing', -1, slices, 'file-unreadable', 'pick the file again'],
    ['half a byte', 0.5, slices, 'file-unreadable', 'pick the file again'],
    ['a byte and a half', 1.5, slices, 'file-unreadable', 'pick the file again'],
    ['a size that is no number', Number.NaN, slices, 'file-unreadable', 'pick the file again'],
    ['a size without end', Infinity, slices, 'file-too-large', '48.8 TB'],
    ['too many bytes for OSS', MAX_OBJECT_BYTES + 1, slices, 'file-too-large', '48.8 TB'],
    ['too many bytes for a form', MAX_FORM_BYTES + 1, formOnly, 'file-too-large', '5 GB'],
    ['a host that can do neither', 1, neither, 'unsupported', 'update the app that runs it'],
  ])('the impossible is said with its reason: %s', (_, sizeBytes, capabilities, code, words) => {
    const message = expect.stringMatching(`^[A-Z].*${words}.*\\.$`)
    expect(planUpload(sizeBytes, capabilities)).toMatchObject({ code, message })
  })

  test.each([
    ['a form', 1, unsure, 'formFileLast'],
    ['parts', 30 * MB, unsure, 'binaryPut'],
    ['parts of a known host', 30 * MB, slices, undefined],
    ['a form of a known host', 1, slices, undefined],
    ['nothing at all', 0, unsure, undefined],
  ])('what is in doubt of %s', (_, sizeBytes, capabilities, doubt) => {
    expect(doubtOf(planUpload(sizeBytes, capabilities), capabilities)).toBe(doubt)
  })

  test.each([
    [0, MB / 2],
    [-5, MB / 2],
    [Number.NaN, MB / 2],
    [1, MIN_PART_BYTES],
    [2 * MB + 0.5, 2 * MB],
    [Infinity, MAX_FORM_BYTES],
  ])('a wish of %p bytes a part makes parts of %i', (partSizeBytes, expected) => {
    const plan = planUpload(30 * MB, slices, { partSizeBytes, formMaxBytes: 0 })
    expect(plan).toMatchObject({ kind: 'multipart', partSizeBytes: expected })
  })

  test('part sizes keep the limits of OSS, whatever the app wishes', () => {
    const sizes = fc.double({ min: 1, max: MAX_OBJECT_BYTES, noNaN: true }).map(Math.floor)
    const wishes = fc.option(fc.integer({ min: 1, max: 64 * MB }), { nil: undefined })
    fc.assert(
      fc.property(sizes, wishes, (sizeBytes, partSizeBytes) => {
        const plan = planUpload(sizeBytes, slices, { partSizeBytes, formMaxBytes: 0 })
        if (plan.kind !== 'multipart') throw new Error('expected parts')
        expect(plan.partSizeBytes).toBeGreaterThanOrEqual(MIN_PART_BYTES)
        expect(plan.partSizeBytes).toBeGreaterThanOrEqual(Math.min(partSizeBytes ?? MB / 2, 64 * MB))
        expect(plan.partCount).toBeLessThanOrEqual(MAX_PARTS)
        expect(Number.isInteger(plan.partSizeBytes)).toBe(true)
        expect((plan.partCount - 1) * plan.partSizeBytes).toBeLessThan(sizeBytes)
        expect(plan.partCount * plan.partSizeBytes).toBeGreaterThanOrEqual(sizeBytes)
      }),
    )
  })
})

describe('partRanges', () => {
  test.each([
    [0, []],
    [1, [1]],
    [10, [10]],
    [11, [10, 11]],
    [20, [10, 20]],
  ])('%i bytes in parts of 10 end at %j', (sizeBytes, ends) => {
    expect(partRanges(sizeBytes, 10).map(({ end }) => end)).toEqual(ends)
  })

  test('the parts tile the file: no gap, no overlap, nothing beyond', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 10, max: 500 }), (size, part) => {
        const ranges = partRanges(size, part)
        expect(ranges[0].start).toBe(0)
        expect(ranges[ranges.length - 1].end).toBe(size)
        ranges.forEach((range, index) => {
          expect(range.partNumber).toBe(index + 1)
          expect(range.end - range.start).toBeGreaterThan(0)
          expect(range.end - range.start).toBeLessThanOrEqual(part)
          if (index > 0) expect(range.start).toBe(ranges[index - 1].end)
        })
      }),
    )
  })
})

test('the limits are those of OSS, in bytes', () => {
  expect([MIN_PART_BYTES, MAX_FORM_BYTES, MAX_PARTS]).toEqual([102400, 5368709120, 10000])
  expect(MAX_OBJECT_BYTES).toBe(MAX_FORM_BYTES * 10000)
})

test.each([
  [0, 30000],
  [16 * 1024, 31000],
  [MB, 94000],
])('a request of %i bytes gets %i ms', (bytes, expectedMs) => {
  expect(requestTimeoutMs(bytes)).toBe(expectedMs)
})

describe('fittingPartBytes', () => {
  test.each([
    ['a film on a line that nobody knows', 100 * MB, undefined, MB / 2],
    ['a long film there', 1024 * MB, undefined, MB / 2],
    ['one of many hours', 8 * 1024 * MB, undefined, 2 * MB],
    ['a slow line', 100 * MB, 0.4 * MB, MB / 4],
    ['a line in between', 100 * MB, 2.5 * MB, 0.625 * MB],
    ['a fast line', 100 * MB, 100 * MB, 1.25 * MB],
    ['one of many hours on a slow line', 8 * 1024 * MB, 0.4 * MB, 2 * MB],
    ['a line that stands still', 100 * MB, 0, MB / 4],
  ])('%s', (_, sizeBytes, bytesPerSecond, expected) => {
    expect(fittingPartBytes(sizeBytes, bytesPerSecond)).toBe(expected)
    const plan = planUpload(sizeBytes, slices, {}, bytesPerSecond)
    expect(plan).toMatchObject({ kind: 'multipart', partSizeBytes: expected })
  })

  test('is of whole KB', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2 ** 41 }),
        fc.integer({ min: 0, max: 2 ** 31 }),
        (size, rate) => {
          expect(fittingPartBytes(size, rate) % 1024).toBe(0)
        },
      ),
    )
  })
})

test.each([
  ['a line on which the processor decides', MB / 2, 25 * MB, 1.25 * MB],
  ['just less', MB / 2, 25 * MB - 1, undefined],
  ['a clock that stood still', MB / 2, Infinity, 1.25 * MB],
  ['nothing that was sent', MB / 2, Number.NaN, undefined],
  ['parts that are as large', 1.25 * MB, 100 * MB, undefined],
])('what the parts behind the tried ones are to be: %s', (_, partSizeBytes, bytesPerSecond, expected) => {
  const later = laterParts(partSizeBytes, bytesPerSecond)
  expect(later).toEqual(expected && { fromPart: TRIED_PARTS + 1, partSizeBytes: expected })
})

test('a line is tried for what is left behind the tried parts', () => {
  expect([256 * MB - 1, 256 * MB].map(isWorthTrying)).toEqual([false, true])
})

test('parts of two sizes tile the file as well', () => {
  const size = fc.integer({ min: 1, max: 50 })
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 500 }),
      size,
      size,
      fc.integer({ min: 2, max: 20 }),
      (whole, one, other, from) => {
        const later = { fromPart: from, partSizeBytes: other }
        const ranges = partRanges(whole, one, later)
        let end = 0
        for (const [index, range] of ranges.entries()) {
          expect(range.partNumber).toBe(index + 1)
          expect(range.start).toBe(end)
          const most = range.partNumber >= from ? other : one
          expect(range.end - range.start).toBe(Math.min(most, whole - end))
          end = range.end
        }
        expect(end).toBe(whole)
      },
    ),
  )
})
