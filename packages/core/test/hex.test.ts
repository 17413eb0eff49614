import * as fc from 'fast-check'
import { toHex } from '../src/bytes/hex'

it('writes any bytes as Node does', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => expect(toHex(bytes)).toBe(Buffer.from(bytes).toString('hex'))),
  )
})
