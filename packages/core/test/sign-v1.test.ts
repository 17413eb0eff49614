import { signHeaderV1 } from '../src/oss/sign-header-v1'
import { signQueryV1 } from '../src/oss/sign-query-v1'
import { signatureV1 } from '../src/oss/signature-v1'
import { lowerCaseNames, present, toSigningInput } from './vector-shapes'
import { vectors } from './vectors/oss-sign-v1.json'

const headerVectors = vectors.filter(({ mode }) => mode === 'header')
const ownDate = headerVectors.filter(({ request }) => 'x-oss-date' in request.headers)
const queryVectors = vectors.filter(({ mode }) => mode === 'query')

it('has vectors of every kind, and leaves none out', () => {
  expect([ownDate.length, headerVectors.length, queryVectors.length]).toEqual([12, 13, 2])
  expect(vectors).toHaveLength(15)
})

describe('signHeaderV1', () => {
  it.each(ownDate)('sends exactly what the vector sends: $name', (vector) => {
    const headers = signHeaderV1(
      {
        ...toSigningInput(vector.request),
        credential: vector.credentials,
        at: Date.parse(vector.dateLine),
      },
      vector.extraSubresources,
    )
    const expected = {
      ...lowerCaseNames(vector.request.headers),
      authorization: vector.expected.authorization,
    }
    expect(headers).toEqual(expected)
  })
})

describe('signatureV1', () => {
  it.each(headerVectors)(
    'signs headers: $name',
    ({ request, credentials, dateLine, expected, ...vector }) => {
      const input = {
        ...toSigningInput(request),
        headers: lowerCaseNames(request.headers),
        credential: credentials,
      }
      expect(signatureV1(input, dateLine, vector.extraSubresources)).toBe(expected.signature)
    },
  )
})

describe('what V1 signs', () => {
  const input = {
    method: 'GET',
    bucket: 'b',
    object: 'o',
    query: {},
    headers: {},
    credential: { accessKeyId: 'id', accessKeySecret: 'secret' },
  }
  const signed = (query: Record<string, string>) => signatureV1({ ...input, query }, 'date')

  // Of those that OSS's documentation lists, the ones that have to do with objects.
  const documented =
    'acl uploads location delete append tagging objectMeta uploadId partNumber ' +
    'security-token position response-content-type response-content-language response-expires response-cache-control ' +
    'response-content-disposition response-content-encoding symlink restore x-oss-process'

  it.each(documented.split(' '))('is the parameter %s', (name) => {
    expect(signed({ [name]: '1' })).not.toBe(signed({}))
    expect(signed({ [name]: '1' })).not.toBe(signed({ [name]: '2' }))
  })

  it.each(['max-parts', 'part-number-marker', 'my-x-oss-', 'prefix'])('is not the parameter %s', (name) => {
    expect(signed({ [name]: '1' })).toBe(signed({}))
  })

  it('is a header without the blanks around it', () => {
    const withHeader = (value: string) => signatureV1({ ...input, headers: { 'x-oss-a': value } }, 'date')
    expect(withHeader(' 1 ')).toBe(withHeader('1'))
  })
})

describe('signQueryV1', () => {
  it.each(queryVectors)(
    'gives the query of the vector: $name',
    ({ request, credentials, expires = 0, expected }) => {
      const query = signQueryV1({ ...toSigningInput(request), credential: credentials }, expires * 1000 + 999)
      expect(query).toEqual({ ...request.query, ...present(expected.query ?? {}) })
    },
  )
})
