import fc from 'fast-check'
import { lowerCaseHeaders } from '../src'

test.each([
  [{ ETag: '"a"' }, { etag: '"a"' }],
  [
    { Etag: '"a"', 'X-Oss-Request-Id': '5F' },
    { etag: '"a"', 'x-oss-request-id': '5F' },
  ],
  [{ 'Content-Length': 0 }, { 'content-length': '0' }],
  [{ vary: ['origin', 'accept'] }, { vary: 'origin, accept' }],
  [{ absent: undefined, empty: null, blank: '' }, { blank: '' }],
  [undefined, {}],
  [null, {}],
  ['etag: a', {}],
])('%p becomes %p', (given, wanted) => {
  expect(lowerCaseHeaders(given)).toEqual(wanted)
})

test('every name comes out in lower case, and no value is lost', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.stringMatching(/^[A-Za-z-]{1,12}$/), fc.string()), (given) => {
      const headers = lowerCaseHeaders(given)
      for (const [name, value] of Object.entries(headers)) {
        expect(name).toBe(name.toLowerCase())
        expect(Object.values(given)).toContain(value)
      }
      expect(Object.keys(headers)).toHaveLength(new Set(Object.keys(given).map((n) => n.toLowerCase())).size)
    }),
  )
})
