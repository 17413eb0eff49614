import fc from 'fast-check'
import {
  type Checkpoint,
  decodeCheckpoint,
  encodeCheckpoint,
  LIFETIME_MS,
  printOf,
} from '../src/resume/checkpoint'

const half = fc.integer({ min: 0, max: 2 ** 32 - 1 })
const prints = (maxLength: number) =>
  fc
    .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 10000 }), fc.record({ high: half, low: half })), {
      maxLength,
      selector: ([partNumber]) => partNumber,
    })
    .map((entries) => new Map(entries.map(([partNumber, crc64]) => [partNumber, printOf(crc64)])))

const checkpoint: Checkpoint = {
  uploadId: 'U',
  bucket: 'b',
  object: 'o/片 "1".mp4',
  sizeBytes: 1,
  partSizeBytes: 102400,
  completing: false,
  prints: new Map(),
  memo: 'video',
  savedAt: 5,
}

test('what is written is read again', () => {
  fc.assert(
    fc.property(
      prints(200),
      fc.boolean(),
      fc.option(fc.string(), { nil: undefined }),
      (given, completing, memo) => {
        const written: Checkpoint = {
          ...checkpoint,
          prints: given,
          completing,
          ...(memo !== undefined && { memo }),
        }
        expect(decodeCheckpoint(encodeCheckpoint(written))).toStrictEqual(written)
      },
    ),
  )
})

test.each([
  ['larger parts behind the first ones', { fromPart: 25, partSizeBytes: 1310720 }, true],
  ['as large ones', { fromPart: 25, partSizeBytes: 102400 }, true],
  ['smaller ones, of which there may be too many', { fromPart: 25, partSizeBytes: 102399 }, false],
  ['other ones from the first on', { fromPart: 1, partSizeBytes: 1310720 }, false],
  ['no number', { fromPart: 25, partSizeBytes: '1310720' }, false],
  ['half a part', { fromPart: 2.5, partSizeBytes: 1310720 }, false],
  ['nothing', null, false],
  ['something else', 'later', false],
])('of parts of two sizes: %s', (_, later, isRead) => {
  const text = JSON.stringify({ ...JSON.parse(encodeCheckpoint(checkpoint)), later })
  expect(decodeCheckpoint(text)).toEqual(isRead ? { ...checkpoint, later } : undefined)
})

test.each<[string, (partNumber: number) => boolean]>([
  ['ten thousand parts', () => true],
  ['every other of ten thousand', (partNumber) => partNumber % 2 === 0],
  ['two of three of ten thousand', (partNumber) => partNumber % 3 > 0],
])('%s fit into 100 KB, under the longest name of an object', (_, isSent) => {
  const prints = new Map<number, string>()
  for (let partNumber = 1; partNumber <= 10000; partNumber += 1) {
    if (isSent(partNumber)) prints.set(partNumber, printOf({ high: 2 ** 32 - 1, low: partNumber }))
  }
  const object = '"'.repeat(1023)
  const text = encodeCheckpoint({ ...checkpoint, object, prints })
  expect(text.length).toBeLessThanOrEqual(100 * 1024)
  expect(decodeCheckpoint(text)?.prints).toEqual(prints)
})

test('names that leave no room for the parts cost the parts, and not the upload', () => {
  const memo = 'm'.repeat(100 * 1024 - 1000)
  const prints = new Map(
    Array.from({ length: 200 }, (_, index) => [index + 1, printOf({ high: 1, low: index })]),
  )
  const text = encodeCheckpoint({ ...checkpoint, memo, prints })
  expect(text.length).toBeLessThanOrEqual(100 * 1024)
  expect(decodeCheckpoint(text)).toMatchObject({ memo, prints: new Map() })
})

test('the last character that fits is used, and one more costs the parts', () => {
  const prints = new Map([[1, printOf({ high: 1, low: 1 })]])
  const encode = (memo: string) => encodeCheckpoint({ ...checkpoint, memo, prints })
  const room = 100 * 1024 - encode('').length
  expect(encode('m'.repeat(room))).toHaveLength(100 * 1024)
  expect(decodeCheckpoint(encode('m'.repeat(room)))?.prints).toEqual(prints)
  expect(JSON.parse(encode('m'.repeat(room + 1))).prints).toBe('')
})

test('runs of parts are written together, in whichever order they arrived', () => {
  const [a, b, c] = [1, 2, 3].map((low) => printOf({ high: 9, low }))
  const prints = new Map([
    [5, c],
    [3, b],
    [2, a],
  ])
  const text = encodeCheckpoint({ ...checkpoint, prints })
  expect(JSON.parse(text).prints).toBe(`2:${a}${b},5:${c}`)
})

test('it outlives six days and a half, half a day less than what VOD keeps', () => {
  expect(LIFETIME_MS).toBe(561_600_000)
})

test.each<[string, string, number[]]>([
  ['a print that is cut', '1:aaaaaaaa,3:bbbb', [1]],
  ['a print with more behind it', '1:aaaaaaaa,3:bbbbbbbb!', [1]],
  ['a run with more before it', 'x3:bbbbbbbb,1:aaaaaaaa', [1]],
  ['a number of six digits', '100000:bbbbbbbb,1:aaaaaaaa', [1]],
])('%s is passed over, and what is whole beside it kept', (_, prints, kept) => {
  const text = JSON.stringify({ ...checkpoint, prints, version: 2 })
  expect([...(decodeCheckpoint(text)?.prints.keys() ?? [])]).toEqual(kept)
})

test.each<[string, object, boolean]>([
  ['the most parts', { sizeBytes: 10000 * 102400 }, true],
  ['one byte more than the parts hold', { sizeBytes: 10000 * 102400 + 1 }, false],
  ['a size of nothing', { sizeBytes: 0 }, false],
  ['less than nothing', { sizeBytes: -1 }, false],
  ['half a byte', { sizeBytes: 0.5 }, false],
  ['parts of half a byte more', { partSizeBytes: 102400.5 }, false],
  ['parts of nothing', { sizeBytes: 5, partSizeBytes: 0 }, false],
  ['parts of less', { sizeBytes: 5, partSizeBytes: -5 }, false],
  ['a time before 1970', { savedAt: -1 }, false],
  ['1970 itself', { savedAt: 0 }, false],
  ['a time that is text', { savedAt: '5' }, false],
  ['a bucket that is no text', { bucket: 5 }, false],
])('with %s, is it a checkpoint?', (_, part, expected) => {
  const text = JSON.stringify({ ...checkpoint, prints: '', version: 2, ...part })
  expect(decodeCheckpoint(text) !== undefined).toBe(expected)
})

test('a memo that is no text is left out', () => {
  const text = JSON.stringify({ ...checkpoint, prints: '', version: 2, memo: 7 })
  expect(decodeCheckpoint(text)).not.toHaveProperty('memo')
})

test('a print is 48 bits of the CRC-64, eight characters long', () => {
  fc.assert(
    fc.property(half, half, (high, low) => {
      const print = printOf({ high, low })
      expect(print).toMatch(/^[A-Za-z0-9+/]{8}$/)
      for (let bit = 0; bit < 32; bit += 1) {
        expect(printOf({ high, low: (low ^ (1 << bit)) >>> 0 })).not.toBe(print)
        const changed = printOf({ high: (high ^ (1 << bit)) >>> 0, low })
        if (bit < 16) expect(changed).not.toBe(print)
        else expect(changed).toBe(print)
      }
    }),
  )
})

test.each<[string, string | undefined]>([
  ['nothing', undefined],
  ['no JSON', '{'],
  ['no object', '7'],
  ['another version', JSON.stringify({ ...checkpoint, prints: '', version: 1 })],
  ['no upload id', JSON.stringify({ ...checkpoint, prints: '', version: 2, uploadId: undefined })],
  ['a size that is none', JSON.stringify({ ...checkpoint, prints: '', version: 2, sizeBytes: 'large' })],
  ['a part size of nothing', JSON.stringify({ ...checkpoint, prints: '', version: 2, partSizeBytes: 0 })],
])('%s is no checkpoint', (_, text) => {
  expect(decodeCheckpoint(text)).toBeUndefined()
})

test('rubbish in the place of prints is passed over', () => {
  fc.assert(
    fc.property(fc.string(), (rubbish) => {
      const text = JSON.stringify({ ...checkpoint, prints: rubbish, version: 2 })
      expect(decodeCheckpoint(text)?.prints).toBeInstanceOf(Map)
    }),
  )
})
