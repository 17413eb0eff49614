import type { HttpResponse } from '@vod-upload/platform'
import * as fc from 'fast-check'
import { isUploadError } from '../src/errors/upload-error'
import { readComplete, readForm, readHead, readInitiate, readListParts, readPart } from '../src/oss/answers'

const answer = (text: string, headers: Record<string, string> = {}, status = 200): HttpResponse => ({
  status,
  headers,
  text,
})
const oss = { 'x-oss-request-id': '64F6' }
const loginPage = '<!DOCTYPE html><html><body>Log in to the hotel network</body></html>'
const unreadable = expect.objectContaining({ code: 'answer-unreadable' })

const initiated =
  '<?xml version="1.0" encoding="UTF-8"?><InitiateMultipartUploadResult><Bucket>b</Bucket><Key>k</Key>' +
  '<UploadId>0004B9894A22E5B1888A1E29F8236E2D</UploadId></InitiateMultipartUploadResult>'

const page = (parts: string, truncated = 'false', marker = '') =>
  `<ListPartsResult><Bucket>b</Bucket><NextPartNumberMarker>${marker}</NextPartNumberMarker>` +
  `<IsTruncated>${truncated}</IsTruncated>${parts}</ListPartsResult>`

const part = (number: string, etag: string, size: string) =>
  `<Part><PartNumber>${number}</PartNumber><LastModified>2012-02-23T07:01:34.000Z</LastModified>` +
  `<ETag>${etag}</ETag><Size>${size}</Size></Part>`

describe('a login page that answers 200 to everything', () => {
  it.each([
    ['readInitiate', readInitiate],
    ['readPart', readPart],
    ['readListParts', readListParts],
    ['readComplete', readComplete],
    ['readHead', readHead],
    ['readForm', readForm],
  ])('is not taken for OSS by %s', (_, read) => {
    expect(() => read(answer(loginPage))).toThrow(unreadable)
    expect(() => read(answer(`\n${loginPage}`))).toThrow(unreadable)
    // A web server's ETag is no receipt.
    expect(() => read(answer(loginPage, { etag: '"5f-1"', 'content-length': '66' }))).toThrow(unreadable)
  })

  it.each([
    ['to start an upload', readInitiate],
    ['to a part', readPart],
    ['to a list of parts', readListParts],
    ['to the end of an upload', readComplete],
    ['to a question about the object', readHead],
    ['to a form', readForm],
  ])('is named as the answer %s, with what to do', (what, read) => {
    expect(() => read(answer(loginPage))).toThrow(
      `The answer ${what} is not in the form of OSS: check that no proxy or login page of the network stands in`,
    )
  })

  it('is not repeated in the error', () => {
    expect(() => readInitiate(answer(loginPage))).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('hotel') }),
    )
  })
})

it('no reader throws anything but answer-unreadable', () => {
  const tags =
    'InitiateMultipartUploadResult UploadId ListPartsResult Part PartNumber ETag Size IsTruncated Error'
  const piece = fc.oneof(
    fc.constantFrom(...tags.split(' ').flatMap((tag) => [`<${tag}>`, `</${tag}>`]), 'true', '7', '{', ' '),
    fc.string({ unit: 'binary', maxLength: 5 }),
  )
  const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''))
  const name = fc.constantFrom('etag', 'x-oss-request-id', 'x-oss-hash-crc64ecma', 'content-length')
  const response = fc.record({ status: fc.constant(200), headers: fc.dictionary(name, fc.string()), text })
  const readers = [readInitiate, readPart, readListParts, readComplete, readHead, readForm]
  fc.assert(
    fc.property(response, fc.constantFrom(...readers), (some, read) => {
      try {
        read(some)
      } catch (error) {
        expect(isUploadError(error) && error.code).toBe('answer-unreadable')
      }
    }),
    { numRuns: 2000 },
  )
})

describe('readInitiate', () => {
  it('gives the upload id', () => {
    expect(readInitiate(answer(initiated))).toBe('0004B9894A22E5B1888A1E29F8236E2D')
  })

  it.each(['', '<InitiateMultipartUploadResult/>', '<Other><UploadId>1</UploadId></Other>'])(
    'does not take %j',
    (text) => expect(() => readInitiate(answer(text, oss))).toThrow(unreadable),
  )
})

describe('readPart', () => {
  it('gives ETag, quotes and all, and CRC', () => {
    const headers = { ...oss, etag: '"7265F4D2"', 'x-oss-hash-crc64ecma': '9741' }
    expect(readPart(answer('', headers))).toEqual({ etag: '"7265F4D2"', crc64: '9741' })
  })

  it.each([
    ['an ETag', { etag: '"E"', date: 'x', server: 'gateway' }, { etag: '"E"' }],
    ['a CRC-64', { 'x-oss-hash-crc64ecma': '7', connection: 'close' }, { crc64: '7' }],
    ['the name of the server', { server: 'AliyunOSS', date: 'x' }, {}],
  ])('takes one that lost its request id on the way, by %s', (_, headers, receipt) => {
    expect(readPart(answer('', headers))).toEqual(receipt)
  })

  it('does not take an error that comes with 200', () => {
    expect(() => readPart(answer('<Error/>', { ...oss, etag: '"E"' }))).toThrow(unreadable)
  })

  it('takes an answer whose headers the host hides', () => {
    expect(readPart(answer(''))).toEqual({})
    expect(readPart(answer('\n'))).toEqual({})
  })
})

describe('readListParts', () => {
  it('gives the parts of the last page', () => {
    const text = page(part('1', '&quot;3349&quot;', '102400') + part('2', '"3350"', '0'), 'false', '2')
    expect(readListParts(answer(text))).toEqual({
      parts: [
        { partNumber: 1, etag: '"3349"', sizeBytes: 102400 },
        { partNumber: 2, etag: '"3350"', sizeBytes: 0 },
      ],
    })
  })

  it('says after which part the next page begins', () => {
    const text = page(part('5', '"x"', '9'), 'true', '5')
    expect(readListParts(answer(text)).nextMarker).toBe(5)
  })

  it('takes one that a server has indented', () => {
    const indented = page(part(' 1\n', '\n "e" ', '\t9'), ' true ', ' 1 ').replace(/<\/\w+/g, '$& ')
    const parts = [{ partNumber: 1, etag: '"e"', sizeBytes: 9 }]
    expect(readListParts(answer(indented))).toEqual({ parts, nextMarker: 1 })
  })

  it('takes an upload without parts', () => {
    expect(readListParts(answer(page('')))).toEqual({ parts: [] })
  })

  it('says what is wrong with a list: an ETag or a number that is missing', () => {
    expect(() => readListParts(answer(page(part('1', '', '5'))))).toThrow('to a list of parts')
    expect(() => readListParts(answer(page(part('', '"e"', '5'))))).toThrow('with numbers')
  })

  it.each([
    page(part('1', '', '5')),
    page(part('x', '"e"', '5')),
    page(part('1', '"e"', '-5')),
    page(part('1', '"e"', '5x')),
    page(part('1', '"e"', '5'), 'true', ''),
  ])('does not take %s', (text) => expect(() => readListParts(answer(text))).toThrow(unreadable))
})

describe('readComplete', () => {
  const text =
    '<CompleteMultipartUploadResult><Location>http://b.example.com/k</Location><Bucket>b</Bucket><Key>k</Key>' +
    '<ETag>"B864DB6A936D376F9F8D3ED3BBE540DD-3"</ETag></CompleteMultipartUploadResult>'

  it('gives ETag, CRC and location', () => {
    expect(readComplete(answer(text, { ...oss, 'x-oss-hash-crc64ecma': '1' }))).toEqual({
      etag: '"B864DB6A936D376F9F8D3ED3BBE540DD-3"',
      crc64: '1',
      location: 'http://b.example.com/k',
    })
    expect(readComplete(answer(text)).crc64).toBeUndefined()
  })

  it('takes the app server’s answer to a callback in place of OSS’s', () => {
    const headers = { ...oss, etag: '"E-3"', 'x-oss-hash-crc64ecma': '1' }
    expect(readComplete(answer('{"ok":true}', headers))).toEqual({ etag: '"E-3"', crc64: '1' })
  })

  it('does not take an error that comes with 200', () => {
    expect(() => readComplete(answer('\n <Error/>', oss))).toThrow(unreadable)
    expect(() => readComplete(answer('<Error><Code>InternalError</Code></Error>', oss))).toThrow(unreadable)
  })
})

describe('readHead', () => {
  it('gives size, ETag and CRC', () => {
    const headers = { ...oss, etag: '"E"', 'content-length': '344606', 'x-oss-hash-crc64ecma': '42' }
    expect(readHead(answer('', headers))).toEqual({ sizeBytes: 344606, etag: '"E"', crc64: '42' })
  })

  it('takes an answer without length', () => {
    expect(readHead(answer('', oss))).toEqual({})
  })

  it('takes one whose headers the host hides: that there is an object can be told even so', () => {
    expect(readHead(answer(''))).toEqual({})
  })

  it('does not take one that shows all its headers, and none of OSS', () => {
    expect(() => readHead(answer('', { date: 'x', server: 'portal' }))).toThrow(unreadable)
  })
})

describe('readForm', () => {
  it.each([
    [
      'an empty body',
      answer('', { ...oss, etag: '"E"', 'x-oss-hash-crc64ecma': '42' }),
      { etag: '"E"', crc64: '42' },
    ],
    ['an empty body, headers hidden', answer(''), {}],
    ['an empty body, some headers hidden', answer('', { 'content-length': '0' }), {}],
    ['204, as where the host lost a field', answer('', { ...oss, etag: '"E"' }, 204), { etag: '"E"' }],
    ['a request id that was lost', answer('', { etag: '"E"', date: 'x' }), { etag: '"E"' }],
    ['201', answer('<PostResponse><Key>k</Key><ETag>"F"</ETag></PostResponse>', {}, 201), { etag: '"F"' }],
    ['a callback’s answer', answer('{"Status":"OK"}', oss), {}],
  ])('takes %s', (_, response, receipt) => {
    expect(readForm(response)).toEqual(receipt)
  })

  it.each([
    ['a text', answer('please log in')],
    ['nothing, with all headers to be seen and none of OSS', answer('', { date: 'x', server: 'portal' })],
    ['nothing, with a date to be seen', answer('', { date: 'x' })],
    ['nothing, with a server to be seen', answer('', { server: 'portal' })],
    ['nothing, with a connection to be seen', answer('', { connection: 'close' })],
    ['another status than the form asks for', answer('', oss, 202)],
    ['204 of nobody', answer('', { etag: '"E"' }, 204)],
    ['an error that comes with 200', answer('<Error><Code>InternalError</Code></Error>', oss)],
  ])('does not take %s', (_, response) => {
    expect(() => readForm(response)).toThrow(unreadable)
  })
})
