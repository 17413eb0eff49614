import * as fc from 'fast-check'
import { fromBase64, toBase64 } from '../src/bytes/base64'

describe('base64', () => {
  it('writes any bytes as Node does', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
      }),
    )
  })

  it('reads back what it wrote: standard or URL-safe, padded or not, broken into lines or not', () => {
    const spelling = fc.constantFrom<(text: string) => string>(
      (text) => text,
      (text) => text.replace(/=/g, ''),
      (text) => text.replace(/\+/g, '-').replace(/\//g, '_'),
      (text) => ` ${text.replace(/(.{5})/g, '$1\r\n')}\t`,
    )
    fc.assert(
      fc.property(fc.uint8Array(), spelling, (bytes, spell) => {
        expect(fromBase64(spell(toBase64(bytes)))).toEqual(bytes)
      }),
    )
  })

  it.each(['A', 'AAAAA', 'AA=A', 'A===', '{"a":1}', 'AA.A', '中文', 'AAA%3D'])('refuses %j', (text) => {
    expect(fromBase64(text)).toBeUndefined()
  })

  it('takes an empty text as no bytes', () => {
    expect(fromBase64('')).toEqual(new Uint8Array(0))
  })
})
