import * as fc from 'fast-check'
import { fromBase64, toBase64 } from '../../src/bytes/base64'
import { utf8Bytes, utf8Text } from '../../src/bytes/utf8'
import { decodeUploadAddress, decodeUploadAuth } from '../../src/credential/decode'
import { freshness } from '../../src/credential/freshness'
import { parseLesson } from '../../src/transfer/lessons'
import { anyJson, anyText, fuzz, lawful, longText } from './strange'

const AT = Date.UTC(2026, 10, 22)

const names = [
  'AccessKeyId',
  'AccessKeySecret',
  'SecurityToken',
  'Expiration',
  'ExpireUTCTime',
  'Region',
  'Endpoint',
  'Bucket',
  'FileName',
  '__proto__',
]
const fields = fc.dictionary(fc.constantFrom(...names), fc.oneof(anyText, anyJson))
const wrapped = fields.chain((some) => {
  const text = JSON.stringify(some)
  return fc.constantFrom<unknown>(
    some,
    text,
    Buffer.from(text).toString('base64'),
    Buffer.from(text).toString('base64url'),
  )
})
const anything = fc.oneof(
  wrapped,
  anyText,
  anyJson,
  longText,
  fc.constantFrom(undefined, null, Number.NaN, Symbol.iterator, () => 1),
)

test('any UploadAuth is a credential whose times can be used, or invalid in a sentence without its values', () => {
  fc.assert(
    fc.property(anything, (given) => {
      const got = lawful(() => decodeUploadAuth(given, AT))
      if ('error' in got) {
        expect(got.error.code).toBe('credential-invalid')
        return
      }
      const { accessKeyId, accessKeySecret, expiresAt, lifetimeMs } = got.value
      expect([accessKeyId.trim(), accessKeySecret.trim()]).not.toContain('')
      for (const ms of [expiresAt, lifetimeMs]) expect(Number.isFinite(ms ?? 0)).toBe(true)
      expect(['fresh', 'ageing', 'ended']).toContain(freshness(got.value, AT, AT + 1000))
    }),
    fuzz,
  )
})

test('a whole UploadAuth survives each way in which apps hand it over', () => {
  const text = anyText.map((any) => `k${any}`.trim())
  fc.assert(
    fc.property(text, text, text, (AccessKeyId, AccessKeySecret, SecurityToken) => {
      const given = { AccessKeyId, AccessKeySecret, SecurityToken }
      const json = JSON.stringify(given)
      for (const way of [
        given,
        json,
        Buffer.from(json).toString('base64'),
        Buffer.from(json).toString('base64url'),
      ]) {
        expect(decodeUploadAuth(way, AT)).toMatchObject({
          accessKeyId: AccessKeyId,
          accessKeySecret: AccessKeySecret,
          securityToken: SecurityToken,
        })
      }
    }),
    fuzz,
  )
})

test('any UploadAddress is one with three names, or invalid', () => {
  fc.assert(
    fc.property(anything, (given) => {
      const got = lawful(() => decodeUploadAddress(given))
      if ('value' in got) for (const name of Object.values(got.value)) expect(name).toMatch(/\S/)
      else expect(got.error.code).toBe('credential-invalid')
    }),
    fuzz,
  )
})

test('base64 and UTF-8 are what Node makes of them', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), anyText, (bytes, text) => {
      expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
      expect(fromBase64(toBase64(bytes))).toEqual(bytes)
      expect(utf8Bytes(text)).toEqual(new TextEncoder().encode(text))
      expect(utf8Text(bytes)).toBe(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes))
      const read = fromBase64(text)
      if (read !== undefined)
        expect(Array.from(read)).toEqual(Array.from(Buffer.from(text.replace(/\s/g, ''), 'base64')))
    }),
    fuzz,
  )
})

test('a lesson is read out of anything, and never takes both ways away', () => {
  const stored = fc
    .dictionary(
      fc.constantFrom('learnedAt', 'binaryPut', 'formFileLast'),
      fc.oneof(fc.boolean(), anyJson, fc.constant(AT)),
    )
    .map((some) => JSON.stringify(some))
  fc.assert(
    fc.property(fc.oneof(stored, anyText), (text) => {
      const { binaryPut, formFileLast } = parseLesson(text, AT)
      expect([undefined, true, false]).toEqual(expect.arrayContaining([binaryPut, formFileLast]))
      expect(binaryPut === false && formFileLast === false).toBe(false)
    }),
    fuzz,
  )
})
