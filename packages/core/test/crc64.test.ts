import * as fc from 'fast-check'
import { type Crc64, crc64Combine, crc64Decimal, crc64Of, crc64Zero } from '../src/integrity/crc64'
import { inputBytes } from './hash-inputs'
import hashes from './vectors/hashes.json'

const ALL_ONES = (1n << 64n) - 1n

/** The definition, bit by bit. */
function oracle(bytes: Uint8Array): bigint {
  let crc = ALL_ONES
  for (const byte of bytes) {
    crc ^= BigInt(byte)
    for (let bit = 0; bit < 8; bit++) crc = crc & 1n ? (crc >> 1n) ^ 0xc96c5795d7870f42n : crc >> 1n
  }
  return crc ^ ALL_ONES
}

const asBigInt = ({ high, low }: Crc64) => (BigInt(high) << 32n) | BigInt(low)
const half = fc.integer({ min: 0, max: 0xffffffff })
const crc: fc.Arbitrary<Crc64> = fc.record({ high: half, low: half })

describe('crc64Of', () => {
  it.each(hashes.crc64)('gives the published CRC of $name', ({ input, expected }) => {
    const result = crc64Of(inputBytes(input))
    expect(crc64Decimal(result)).toBe(expected.decimal)
    expect(asBigInt(result).toString(16).padStart(16, '0')).toBe(expected.hex)
  })

  it('agrees with the definition on any bytes, wherever in a buffer they lie', () => {
    const place = fc.integer({ min: 0, max: 9 })
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 90 }), place, (bytes, offset) => {
        const buffer = new Uint8Array(offset + bytes.length + 3).fill(0xaa)
        buffer.set(bytes, offset)
        expect(asBigInt(crc64Of(buffer.subarray(offset, offset + bytes.length)))).toBe(oracle(bytes))
      }),
    )
  })

  it('runs on from what came before', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 90 }), fc.nat(90), (bytes, cut) => {
        const before = crc64Of(bytes.subarray(0, cut))
        expect(crc64Of(bytes.subarray(cut), before)).toEqual(crc64Of(bytes))
      }),
    )
  })
})

describe('crc64Combine', () => {
  it.each(hashes.crc64Parts)('gives the CRC of the whole from its parts: $name', ({ parts, expected }) => {
    let whole = crc64Zero
    for (const part of parts) {
      const partCrc = crc64Of(inputBytes(part.input))
      expect(crc64Decimal(partCrc)).toBe(part.crc)
      whole = crc64Combine(whole, partCrc, part.length)
    }
    expect(crc64Decimal(whole)).toBe(expected.decimal)
  })

  it('equals the CRC of the bytes one after the other', () => {
    const bytes = fc.uint8Array({ maxLength: 90 })
    fc.assert(
      fc.property(bytes, bytes, (first, second) => {
        const both = crc64Of(Uint8Array.from([...first, ...second]))
        expect(crc64Combine(crc64Of(first), crc64Of(second), second.length)).toEqual(both)
      }),
    )
  })

  it('does not care in which order three runs are joined, up to 2^53 bytes', () => {
    const length = fc.nat(2 ** 52)
    fc.assert(
      fc.property(crc, crc, crc, length, length, (a, b, c, lengthB, lengthC) => {
        const fromLeft = crc64Combine(crc64Combine(a, b, lengthB), c, lengthC)
        expect(fromLeft).toEqual(crc64Combine(a, crc64Combine(b, c, lengthC), lengthB + lengthC))
      }),
    )
  })

  it('takes zero as the CRC of nothing', () => {
    fc.assert(
      fc.property(crc, fc.nat(), (some, length) => {
        expect(crc64Combine(crc64Zero, some, length)).toEqual(some)
        expect(crc64Combine(some, crc64Zero, 0)).toEqual(some)
      }),
    )
  })
})

describe('crc64Decimal', () => {
  it('writes any CRC as BigInt does', () => {
    fc.assert(fc.property(crc, (some) => expect(crc64Decimal(some)).toBe(asBigInt(some).toString())))
  })

  it.each([
    [{ high: 0, low: 0 }, '0'],
    [{ high: 0, low: 1000000 }, '1000000'],
    [{ high: 1000000, low: 0 }, '4294967296000000'],
    [{ high: 0xffffffff, low: 0xffffffff }, '18446744073709551615'],
  ])('writes %j as %s', (value, decimal) => {
    expect(crc64Decimal(value)).toBe(decimal)
  })
})
