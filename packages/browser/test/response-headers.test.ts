import { readHeaders } from '../src/response-headers'

test.each([
  ['etag: "5F"\r\ncontent-type: text/plain\r\n', { etag: '"5F"', 'content-type': 'text/plain' }],
  ['ETag: "5F"\nX-Oss-Request-Id: 65F', { etag: '"5F"', 'x-oss-request-id': '65F' }],
  ['date: Thu, 01 Jan 2026 00:00:00 GMT', { date: 'Thu, 01 Jan 2026 00:00:00 GMT' }],
  ['a: 1\r\nA: 2', { a: '1, 2' }],
  ['a:', { a: '' }],
  ['constructor: 1', { constructor: '1' }],
  ['no header at all', {}],
  [': nameless', {}],
  ['', {}],
  [null, {}],
])('%j is read as %j', (raw, headers) => {
  expect(readHeaders(raw)).toEqual(headers)
})
