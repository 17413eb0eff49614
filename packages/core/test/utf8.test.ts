import * as fc from 'fast-check'
import { utf8Bytes, utf8Text } from '../src/bytes/utf8'

const anyText = fc.string({
  unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
})

// Bytes near the borders of the encoding, so that broken sequences are common.
const trickyByte = fc.constantFrom(
  ...[0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xed, 0xef, 0xf0],
  ...[0xf3, 0xf4, 0xf5, 0xff],
)

describe('utf8', () => {
  it.each([
    ['', ''],
    ['abc', '616263'],
    ['é', 'c3a9'],
    ['中文', 'e4b8ade69687'],
    ['\x7f\x80', '7fc280'],
    ['\u07ff\u0800', 'dfbfe0a080'],
    ['\uffff\u{10000}', 'efbfbff0908080'],
    ['😀', 'f09f9880'],
    ['\ud83d', 'efbfbd'],
    ['\ude00\ud83d', 'efbfbdefbfbd'],
    ['\udbff\udfff', 'f48fbfbf'],
  ])('writes %j as %s', (text, hex) => {
    expect(Buffer.from(utf8Bytes(text)).toString('hex')).toBe(hex)
  })

  it('writes any string as Node does, in a buffer of exactly that length', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const bytes = utf8Bytes(text)
        expect(Buffer.from(bytes)).toEqual(Buffer.from(text, 'utf8'))
        expect(bytes.buffer.byteLength).toBe(bytes.length)
      }),
    )
  })

  it('reads any bytes as Node does, broken sequences included', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array(), fc.array(trickyByte)), (bytes) => {
        expect(utf8Text(Uint8Array.from(bytes))).toBe(Buffer.from(bytes).toString('utf8'))
      }),
      { numRuns: 3000 },
    )
  })

  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => expect(utf8Text(utf8Bytes(text))).toBe(text)),
    )
  })
})
