import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { contentMd5 } from '../src/integrity/content-md5'
import { inputBytes } from './hash-inputs'
import hashes from './vectors/hashes.json'

it.each(hashes.contentMd5)('gives the published Content-MD5 of $name', ({ input, expected }) => {
  expect(contentMd5(inputBytes(input).buffer)).toBe(expected.contentMd5)
})

it('agrees with Node on any body', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const body = Uint8Array.from(bytes)
      expect(contentMd5(body.buffer)).toBe(createHash('md5').update(body).digest('base64'))
    }),
  )
})
