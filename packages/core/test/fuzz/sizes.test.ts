import * as fc from 'fast-check'
import { MAX_FORM_BYTES, MAX_OBJECT_BYTES, MAX_PARTS, MIN_PART_BYTES } from '../../src/plan/limits'
import { partRanges } from '../../src/plan/part-ranges'
import { planUpload } from '../../src/plan/plan'
import { decodeCheckpoint, encodeCheckpoint } from '../../src/resume/checkpoint'
import { anyJson, anyText, fuzz } from './strange'

const GB = 1024 ** 3
const around = (bytes: number) => [bytes - 1, bytes, bytes + 1]
const limits = [
  ...around(0),
  ...around(MIN_PART_BYTES),
  ...around(5 * GB),
  ...around(MAX_OBJECT_BYTES),
  ...around(2 ** 31),
  ...around(2 ** 32),
]
const nonsense = [Number.NaN, Infinity, -Infinity, -0.5, 0.5, 1.5, 1e300, Number.MIN_VALUE, 2 ** 53]
const size = fc.oneof(fc.constantFrom(...limits, ...nonsense), fc.integer({ min: 0, max: 60 * 1024 * GB }))
const hand = fc.record({
  sliceRead: fc.boolean(),
  binaryPut: fc.constantFrom(true, false, 'unknown' as const),
  formFileLast: fc.constantFrom(true, false, 'unknown' as const),
  maxWholeReadBytes: fc.constantFrom(0, 20 * 1024 * 1024),
})
const wish = fc.option(size, { nil: undefined })

test('a plan is one that OSS takes, or says why there is none', () => {
  fc.assert(
    fc.property(size, hand, wish, wish, (sizeBytes, capabilities, partSizeBytes, formMaxBytes) => {
      const plan = planUpload(sizeBytes, capabilities, { partSizeBytes, formMaxBytes })
      const canBe = Number.isInteger(sizeBytes) && sizeBytes > 0 && sizeBytes <= MAX_OBJECT_BYTES
      if (!canBe) {
        expect(plan).toMatchObject({ kind: 'impossible', code: expect.stringMatching(/^file-/) })
        return
      }
      if (plan.kind === 'form') expect(sizeBytes).toBeLessThanOrEqual(MAX_FORM_BYTES)
      if (plan.kind !== 'multipart') return
      expect(Number.isInteger(plan.partSizeBytes)).toBe(true)
      expect(plan.partSizeBytes).toBeGreaterThanOrEqual(MIN_PART_BYTES)
      expect(plan.partSizeBytes).toBeLessThanOrEqual(5 * GB)
      const ranges = partRanges(sizeBytes, plan.partSizeBytes)
      expect(ranges.length).toBe(plan.partCount)
      expect(ranges.length).toBeLessThanOrEqual(MAX_PARTS)
      let end = 0
      for (const [index, range] of ranges.entries()) {
        if (range.start !== end || range.partNumber !== index + 1)
          throw new Error(`There is a gap at ${end}.`)
        end = range.end
      }
      expect(end).toBe(sizeBytes)
    }),
    fuzz,
  )
})

test('a checkpoint of any size is read as it was written, or not at all, and has no more parts than OSS knows', () => {
  fc.assert(
    fc.property(
      size,
      size,
      size,
      fc.array(anyText, { minLength: 3, maxLength: 3 }),
      (sizeBytes, partSizeBytes, savedAt, names) => {
        const [uploadId = '', bucket = '', object = ''] = names
        const written = {
          uploadId,
          bucket,
          object,
          sizeBytes,
          partSizeBytes,
          completing: true,
          prints: new Map([[3, 'aaaaaaaa']]),
          savedAt,
        }
        const read = decodeCheckpoint(encodeCheckpoint(written))
        if (read === undefined) return
        expect(read).toEqual(written)
        expect(partRanges(read.sizeBytes, read.partSizeBytes).length).toBeLessThanOrEqual(MAX_PARTS)
      },
    ),
    fuzz,
  )
})

test('whatever lies in the place of a checkpoint is one that can be gone on from, or none', () => {
  const fields = [
    'version',
    'uploadId',
    'bucket',
    'object',
    'sizeBytes',
    'partSizeBytes',
    'completing',
    'prints',
    'memo',
    'savedAt',
  ]
  const whole = {
    version: 2,
    uploadId: 'u',
    bucket: 'b',
    object: 'o',
    sizeBytes: 9,
    partSizeBytes: 3,
    prints: '1:aaaaaaaa',
    savedAt: 1,
  }
  const spoiled = fc
    .dictionary(fc.constantFrom(...fields), anyJson)
    .map((some) => JSON.stringify({ ...whole, ...some }))
  fc.assert(
    fc.property(
      fc.oneof(
        spoiled,
        anyText,
        anyJson.map((any) => JSON.stringify(any)),
      ),
      (text) => {
        const read = decodeCheckpoint(text)
        if (read === undefined) return
        expect(partRanges(read.sizeBytes, read.partSizeBytes).length).toBeLessThanOrEqual(MAX_PARTS)
        expect([read.uploadId, read.bucket, read.object].every((name) => typeof name === 'string')).toBe(true)
      },
    ),
    fuzz,
  )
})
