import fc from 'fast-check'
import { crc64Decimal, crc64Of } from '../src/integrity/crc64'
import { fingerprintOf, sampleRanges } from '../src/resume/fingerprint'

const KB = 1024

function fileOf(bytes: Uint8Array) {
  let readBytes = 0
  return {
    size: bytes.length,
    crc64At: async (start: number, end: number) => {
      readBytes += end - start
      return crc64Of(bytes.subarray(start, end))
    },
    get readBytes() {
      return readBytes
    },
  }
}

function print(bytes: Uint8Array): Promise<string> {
  const { size, crc64At } = fileOf(bytes)
  return fingerprintOf(size, crc64At)
}

test.each([
  [0, [[0, 0]]],
  [1, [[0, 1]]],
  [192 * KB, [[0, 192 * KB]]],
  [
    192 * KB + 1,
    [
      [0, 64 * KB],
      [64 * KB, 128 * KB],
      [128 * KB + 1, 192 * KB + 1],
    ],
  ],
])('of %i bytes, these are looked at', (sizeBytes, ranges) => {
  expect(sampleRanges(sizeBytes)).toEqual(ranges)
})

test('samples lie within the file, whatever its size', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 45 }), (sizeBytes) => {
      for (const [start, end] of sampleRanges(sizeBytes)) {
        expect(Number.isInteger(start) && start >= 0 && start <= end && end <= sizeBytes).toBe(true)
      }
    }),
  )
})

test('the same bytes have the same one; other bytes in a sample, or another size, another', async () => {
  const bytes = new Uint8Array(300 * KB).fill(7)
  const same = await print(bytes)
  expect(await print(bytes.slice())).toBe(same)
  for (const place of [0, 150 * KB, 300 * KB - 1]) {
    const other = bytes.slice()
    other[place] = 8
    expect(await print(other)).not.toBe(same)
  }
  expect(await print(bytes.slice(1))).not.toBe(same)
})

test('it is written as the size and the CRC-64 of each sample', async () => {
  const bytes = Uint8Array.from({ length: 200 * KB }, (_, index) => index % 251)
  const crcs = sampleRanges(bytes.length).map(([start, end]) =>
    crc64Decimal(crc64Of(bytes.subarray(start, end))),
  )
  expect(await print(bytes)).toBe(`${200 * KB}-${crcs.join('-')}`)
})

test('a large file is read by three samples only', async () => {
  const file = fileOf(new Uint8Array(5 * KB * KB))
  await fingerprintOf(file.size, file.crc64At)
  expect(file.readBytes).toBe(3 * 64 * KB)
})
