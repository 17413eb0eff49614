import * as fc from 'fast-check'
import { bucketUrl, objectUrl } from '../../src/oss/address'
import { extensionOf, isMediaType, mediaTypeOf } from '../../src/oss/media-type'
import { formFields } from '../../src/oss/sign-form'
import { signHeaderV1 } from '../../src/oss/sign-header-v1'
import { signHeaderV4 } from '../../src/oss/sign-header-v4'
import { signQueryV4 } from '../../src/oss/sign-query-v4'
import { signRpc } from '../../src/vod/sign-rpc'
import { anyText, expectBounded, fileName, fuzz, lawful } from './strange'

const credential = {
  accessKeyId: 'id',
  accessKeySecret: 'secret',
  securityToken: 't+/=',
  region: 'cn-shanghai',
}
const at = Date.UTC(2026, 10, 22)
const address = (object: string) => ({
  endpoint: 'https://oss-cn-shanghai.aliyuncs.com',
  bucket: 'b',
  object,
})

/** As UTF-8 has it: there are no lone surrogates. */
const written = (text: string) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(text))
/** Any reader of URLs takes these out, and OSS then refuses the signature. */
const hasDotStep = (key: string) => /(^|\/)\.{1,2}(\/|$)/.test(key)

test('a key and a parameter come out of the URL as they went in, and the signed URL stays what it is', () => {
  fc.assert(
    fc.property(fileName, anyText, (object, uploadId) => {
      const input = {
        method: 'PUT',
        bucket: 'b',
        object,
        query: { uploadId, partNumber: '1' },
        headers: {},
        credential,
        at,
      }
      const url = objectUrl(address(object), signQueryV4(input, 60))
      expect(url).toMatch(/^https:\/\/b\.oss-cn-shanghai\.aliyuncs\.com\/[!-~]*$/)
      if (hasDotStep(object)) return
      const parsed = new URL(url)
      expect(parsed.href).toBe(url)
      expect(decodeURIComponent(parsed.pathname)).toBe(`/${written(object)}`)
      expect(parsed.searchParams.get('uploadId')).toBe(written(uploadId))
      expect(parsed.searchParams.getAll('x-oss-signature')).toEqual([expect.stringMatching(/^[\da-f]{64}$/)])
    }),
    fuzz,
  )
})

test('no name leads to another host, whatever bucket and key are called', () => {
  fc.assert(
    fc.property(fileName, (object) => {
      const parsed = new URL(objectUrl(address(object), { a: object }))
      expect(parsed.host).toBe('b.oss-cn-shanghai.aliyuncs.com')
      expect(parsed.hash).toBe('')
    }),
    fuzz,
  )
})

test.each([
  ['V1', signHeaderV1],
  ['V4', signHeaderV4],
])('%s signs two keys alike only where they are the same in UTF-8', (_, sign) => {
  const signed = (object: string) =>
    sign({
      method: 'PUT',
      bucket: 'b',
      object,
      query: {},
      headers: { 'content-type': 'a/b' },
      credential,
      at,
    }).authorization
  fc.assert(
    fc.property(fileName, fileName, (one, other) => {
      expect(signed(one) === signed(other)).toBe(written(one) === written(other))
      expect(signed(one)).toMatch(/^[ -~]+$/)
    }),
    fuzz,
  )
})

test.each(['v1', 'v4'] as const)(
  'the policy of a form demands the very key that is sent, %s',
  (signature) => {
    fc.assert(
      fc.property(
        fileName,
        anyText,
        fc.integer({ min: 1, max: 5 * 1024 ** 3 }),
        (object, contentType, bytes) => {
          const input = {
            address: address(object),
            credential,
            at,
            signature,
            minBytes: bytes,
            maxBytes: bytes,
            expiresAt: at + 1,
            contentType,
            successStatus: 200 as const,
          }
          const fields = formFields(input)
          const { conditions } = JSON.parse(Buffer.from(fields.policy ?? '', 'base64').toString())
          expect(fields.key).toBe(object)
          expect(conditions).toContainEqual(['eq', '$key', object])
          expect(conditions).toContainEqual(['content-length-range', bytes, bytes])
          for (const name of Object.keys(fields)) expect(name).toMatch(/^[\w-]+$/)
        },
      ),
      fuzz,
    )
  },
)

test('VOD reads every name and title as it was', () => {
  fc.assert(
    fc.property(fileName, anyText, (FileName, Title) => {
      const query = new URLSearchParams(signRpc({ accessKeySecret: 'secret', params: { FileName, Title } }))
      expect([query.get('FileName'), query.get('Title')]).toEqual([written(FileName), written(Title)])
      expect(query.getAll('Signature')).toHaveLength(1)
    }),
    fuzz,
  )
})

test('a media type is one that a header can hold, whatever the name; an extension is one word', () => {
  fc.assert(
    fc.property(fileName, anyText, (name, told) => {
      expect(isMediaType(mediaTypeOf(name))).toBe(true)
      expect(extensionOf(name)).toMatch(/^[a-z0-9]*$/)
      if (isMediaType(told))
        expect(new Headers({ 'content-type': told }).get('content-type')).toBe(told.trim())
    }),
    fuzz,
  )
})

test('any endpoint and bucket make an address or none, and never an exception', () => {
  fc.assert(
    fc.property(fileName, fileName, fc.boolean(), (endpoint, bucket, cname) => {
      lawful(() => bucketUrl({ endpoint, bucket, object: 'o', cname }))
    }),
    fuzz,
  )
})

test.each([
  ['dots and questions', (count: number) => `${'.a?'.repeat(count)}/`],
  ['dots and hashes', (count: number) => `${'.a#'.repeat(count)}\n`],
  ['dots', (count: number) => '.'.repeat(count)],
  ['letters after a dot', (count: number) => `.${'a'.repeat(count)}!`],
])('the work on a name of %s does not grow with the square of its length', (_, write) => {
  expectBounded((count) => mediaTypeOf(write(count)) + extensionOf(write(count)))
})
