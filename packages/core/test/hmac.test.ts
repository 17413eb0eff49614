import { createHash, createHmac } from 'node:crypto'
import * as fc from 'fast-check'
import { digest } from '../src/integrity/block-hash'
import { hmacSha1Base64, hmacSha256, sha256Hex } from '../src/integrity/hmac'
import { sha1 } from '../src/integrity/sha1'
import { sha256 } from '../src/integrity/sha256'

const text = fc.string({ unit: 'binary', maxLength: 200 })

it('agrees with Node on any secret and any text', () => {
  fc.assert(
    fc.property(text, text, (secret, message) => {
      expect(hmacSha1Base64(secret, message)).toBe(
        createHmac('sha1', secret).update(message).digest('base64'),
      )
      const key = Buffer.from(secret)
      expect(Buffer.from(hmacSha256(new Uint8Array(key), message))).toEqual(
        createHmac('sha256', key).update(message).digest(),
      )
      expect(sha256Hex(message)).toBe(createHash('sha256').update(message).digest('hex'))
    }),
  )
})

it.each([
  ['sha1', sha1],
  ['sha256', sha256],
])('agrees with Node on the %s of a message of any length around the end of a block', (name, hash) => {
  for (let length = 0; length <= 200; length++) {
    const message = Uint8Array.from({ length }, (_, index) => index * 7)
    expect(Buffer.from(digest(hash, message))).toEqual(createHash(name).update(message).digest())
  }
})

it('agrees with Node under a key of any length around the end of a block', () => {
  for (let length = 0; length <= 140; length++) {
    const key = Uint8Array.from({ length }, (_, index) => index * 11)
    expect(Buffer.from(hmacSha256(key, 'text'))).toEqual(createHmac('sha256', key).update('text').digest())
  }
})
