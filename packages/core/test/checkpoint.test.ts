import fc from 'fast-check'
import type { Crc64 } from '../src/integrity/crc64'
import { type Checkpoint, decodeCheckpoint, encodeCheckpoint } from '../src/resume/checkpoint'

const half = fc.integer({ min: 0, max: 2 ** 32 - 1 })
const crcs = (maxLength: number) =>
  fc
    .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 10000 }), fc.record({ high: half, low: half })), {
      maxLength,
      selector: ([partNumber]) => partNumber,
    })
    .map((entries) => new Map<number, Crc64>(entries))

const checkpoint: Checkpoint = {
  uploadId: 'U',
  bucket: 'b',
  object: 'o/片 "1".mp4',
  sizeBytes: 1,
  partSizeBytes: 102400,
  completing: false,
  crcs: new Map(),
  memo: 'video',
  savedAt: 5,
}

test('what is written is read again', () => {
  fc.assert(
    fc.property(
      crcs(200),
      fc.boolean(),
      fc.option(fc.string(), { nil: undefined }),
      (given, completing, memo) => {
        const written: Checkpoint = {
          ...checkpoint,
          crcs: given,
          completing,
          ...(memo !== undefined && { memo }),
        }
        expect(decodeCheckpoint(encodeCheckpoint(written))).toEqual(written)
      },
    ),
  )
})

test('ten thousand parts fit into 100 KB, but for the last ones', () => {
  const all = new Map<number, Crc64>()
  for (let partNumber = 1; partNumber <= 10000; partNumber += 1)
    all.set(partNumber, { high: 2 ** 32 - 1, low: partNumber })
  const text = encodeCheckpoint({ ...checkpoint, crcs: all })
  expect(text.length).toBeLessThanOrEqual(100 * 1024)
  const kept = decodeCheckpoint(text)?.crcs ?? new Map()
  expect(kept.size).toBeGreaterThan(4000)
  for (const [partNumber, crc64] of kept) expect(crc64).toEqual(all.get(partNumber))
})

test.each<[string, string | undefined]>([
  ['nothing', undefined],
  ['no JSON', '{'],
  ['no object', '7'],
  ['another version', JSON.stringify({ ...checkpoint, crcs: '', version: 2 })],
  ['no upload id', JSON.stringify({ ...checkpoint, crcs: '', version: 1, uploadId: undefined })],
  ['a size that is none', JSON.stringify({ ...checkpoint, crcs: '', version: 1, sizeBytes: 'large' })],
  ['a part size of nothing', JSON.stringify({ ...checkpoint, crcs: '', version: 1, partSizeBytes: 0 })],
])('%s is no checkpoint', (_, text) => {
  expect(decodeCheckpoint(text)).toBeUndefined()
})

test('rubbish in the place of CRCs is passed over', () => {
  fc.assert(
    fc.property(fc.string(), (rubbish) => {
      const text = JSON.stringify({ ...checkpoint, crcs: rubbish, version: 1 })
      expect(decodeCheckpoint(text)?.crcs).toBeInstanceOf(Map)
    }),
  )
})
