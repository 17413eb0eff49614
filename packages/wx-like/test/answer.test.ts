import { PlatformError } from '@vod-upload/platform'
import { readAnswer } from '../src/answer'

test.each([
  [
    'a plain answer',
    { statusCode: 200, data: 'x', header: { ETag: '"1"' } },
    { status: 200, headers: { etag: '"1"' }, text: 'x' },
  ],
  ['a status as text', { statusCode: '201', data: '' }, { status: 201, headers: {}, text: '' }],
  [
    'a body that was parsed unasked',
    { statusCode: 200, data: { a: 1 } },
    { status: 200, headers: {}, text: '{"a":1}' },
  ],
  ['no body', { statusCode: 204, data: undefined }, { status: 204, headers: {}, text: '' }],
  [
    'a body as bytes',
    { statusCode: 200, data: new Uint8Array([0xef, 0xbb, 0xbf, 0x3c, 0xe4, 0xb8, 0xad, 0x0a]).buffer },
    { status: 200, headers: {}, text: '<中\n' },
  ],
  [
    'a body as bytes that are no text',
    { statusCode: 200, data: new Uint8Array([0xff]).buffer },
    { status: 200, headers: {}, text: '' },
  ],
  ['a byte order mark', { statusCode: 200, data: '\ufeff<a/>' }, { status: 200, headers: {}, text: '<a/>' }],
])('%s is read', (_, answer, wanted) => {
  expect(readAnswer(answer)).toEqual(wanted)
})

test('headers that came by an event stand in for those that the answer lacks, and for no others', () => {
  const late = { ETag: '"late"' }
  expect(readAnswer({ statusCode: 200, data: '' }, late).headers).toEqual({ etag: '"late"' })
  expect(readAnswer({ statusCode: 200, data: '', header: { Etag: '"own"' } }, late).headers).toEqual({
    etag: '"own"',
  })
})

test.each([0, undefined, null, 'ok', '', 99, 600, 200.5, Number.NaN, true, [200], {}])(
  '%p is no HTTP status',
  (statusCode) => {
    expect(() => readAnswer({ statusCode, data: '' })).toThrow(PlatformError)
  },
)

test.each([undefined, null])('%p is no answer', (answer) => {
  // @ts-expect-error: null is what some hosts give instead.
  expect(() => readAnswer(answer)).toThrow('without an HTTP status')
})
