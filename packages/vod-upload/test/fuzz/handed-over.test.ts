// Whatever the app, its server and its pickers hand over.
import { isUploadError, type UploadError } from '@vod-upload/core'
import * as fc from 'fast-check'
import { jsonFaultIndex } from '../../src/documented/json-fault'
import { parseUserData } from '../../src/documented/user-data'
import { readPicked } from '../../src/picked-file/read-picked'
import { readAnswer } from '../../src/promise-api/read-answer'
import { readVodAnswer, readVodRefusal } from '../../src/vod-api/answers'
import { createVideo } from '../../src/vod-api/calls'

/** Another seed finds other things. */
const fuzz = {
  seed: Number(process.env.FUZZ_SEED ?? 20261122),
  numRuns: Number(process.env.FUZZ_RUNS ?? 200),
}
const NOW = Date.UTC(2026, 10, 22)

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 })
    .map((units) => String.fromCharCode(...units)),
  fc.constantFrom(
    '',
    '../../a',
    '%2e%2e/',
    '+?#&',
    '\ud800',
    'a\nb.mp4',
    'a'.repeat(1000),
    '😀'.repeat(500),
    `${'.a?'.repeat(300)}/`,
    'data:video/mp4;base64,AAAA',
  ),
)
const anyJson = fc.jsonValue({ maxDepth: 3 })

function lawful<T>(run: () => T): { readonly value: T } | { readonly error: UploadError } {
  try {
    return { value: run() }
  } catch (cause) {
    if (!isUploadError(cause)) throw cause
    return { error: cause }
  }
}

const named = (...names: string[]) => fc.dictionary(fc.constantFrom(...names), fc.oneof(anyText, anyJson))

test('any answer of getAuth is a grant with a key and an address, or a typed error', () => {
  const fields = named(
    'UploadAuth',
    'uploadAddress',
    'upload_auth',
    'VideoId',
    'credentials',
    'AccessKeyId',
    'accessKeySecret',
    'securityToken',
    'endpoint',
    'bucket',
    'object',
    'region',
    'expiration',
    'code',
    'message',
  )
  const answer = fc.oneof(
    fields,
    fields.map((data) => ({ data: { body: data } })),
    anyJson,
    fc.constantFrom(undefined, null, 'x', Symbol.iterator),
  )
  fc.assert(
    fc.property(answer, (given) => {
      const got = lawful(() => readAnswer(given, NOW))
      if ('error' in got) {
        expect(got.error.code).toMatch(/^credential-/)
        return
      }
      const { credential, address } = got.value.grant
      for (const text of [
        credential.accessKeyId,
        credential.accessKeySecret,
        address.endpoint,
        address.bucket,
        address.object,
      ])
        expect(text).toMatch(/\S/)
    }),
    fuzz,
  )
})

test('any answer of VOD is read, as a success or as a refusal in plain words', () => {
  const json = named('UploadAuth', 'UploadAddress', 'VideoId', 'Code', 'Message', 'RequestId', 'HostId').map(
    (any) => JSON.stringify(any),
  )
  fc.assert(
    fc.property(fc.oneof(json, anyText), anyText, (text, said) => {
      const response = {
        status: 400,
        headers: { 'x-acs-request-id': said, date: said, 'retry-after': said },
        text,
      }
      const got = lawful(() => readVodAnswer(response))
      if ('error' in got) expect(got.error.code).toBe('answer-unreadable')
      const { ossCode, requestId } = readVodRefusal(response, 'LTAI.key')
      for (const word of [ossCode, requestId]) expect(word ?? 'x').toMatch(/^[\w.-]{1,63}$/)
    }),
    fuzz,
  )
})

test('userData comes back as it was written, or its fault is told', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        anyJson,
        anyText,
        anyJson.map((any) => JSON.stringify(any)),
        anyText.map((text) => `{"Vod":${text}`),
      ),
      (given) => {
        const got = lawful(() => parseUserData(given))
        if ('error' in got)
          expect(got.error).toMatchObject({ code: 'option-invalid', message: expect.stringMatching(/JSON/) })
        else if (got.value !== undefined)
          expect(() => JSON.parse(Buffer.from(got.value?.base64 ?? '', 'base64').toString())).not.toThrow()
      },
    ),
    fuzz,
  )
})

test('what is called JSON is what Node calls so', () => {
  const almost = anyJson.chain((any) => {
    const text = JSON.stringify(any)
    return fc.integer({ min: 0, max: text.length }).map((cut) => text.slice(0, cut) + text.slice(cut + 1))
  })
  fc.assert(
    fc.property(
      fc.oneof(
        almost,
        anyText,
        anyJson.map((any) => JSON.stringify(any, null, 1)),
      ),
      (text) => {
        const isJson = 'value' in lawfulJson(text)
        expect(jsonFaultIndex(text) < 0).toBe(isJson)
      },
    ),
    fuzz,
  )
})

function lawfulJson(text: string): { readonly value: unknown } | { readonly fault: true } {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return { fault: true }
  }
}

test.each([
  ['lists', '['],
  ['objects', '{"a":'],
])('userData of a hundred thousand %s in each other is refused, and ends no stack', (_, open) => {
  expect(lawful(() => parseUserData(open.repeat(100_000)))).toMatchObject({
    error: { code: 'option-invalid' },
  })
  expect(lawful(() => parseUserData(`"${'x'.repeat(1_000_000)}"`))).toMatchObject({ value: { vod: {} } })
})

test('any picked file is one with a name, a type and a kind, or a typed error; VOD’s call is text throughout', () => {
  const picked = fc.oneof(
    anyText,
    named(
      'url',
      'tempFilePath',
      'path',
      'name',
      'type',
      'fileType',
      'size',
      'tempFiles',
      'tempFilePaths',
      'raw',
      'originalFileObj',
    ),
    fc.array(anyText, { maxLength: 3 }).map((tempFilePaths) => ({ tempFilePaths })),
  )
  fc.assert(
    fc.property(picked, (given) => {
      const got = lawful(() => readPicked(given as string))
      if ('error' in got) {
        expect(got.error.code).toBe('option-invalid')
        return
      }
      const { source, kind } = got.value
      expect(source.name).toMatch(/\.[A-Za-z0-9]+(?:[?#][^/]*)?$/)
      expect(['video', 'image']).toContain(kind)
      const { parameters } = createVideo({ file: { name: source.name }, fileSize: source.size })
      for (const text of Object.values(parameters)) expect(typeof text).toBe('string')
      expect(parameters.Title?.length ?? 0).toBeLessThanOrEqual(128)
    }),
    fuzz,
  )
})
