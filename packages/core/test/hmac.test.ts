import { createHash, createHmac } from 'node:crypto'
import * as fc from 'fast-check'
import { hmacSha1Base64, hmacSha256, sha256Hex } from '../src/integrity/hmac'

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
