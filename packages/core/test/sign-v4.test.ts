import * as fc from 'fast-check'
import { toHex } from '../src/bytes/hex'
import { signHeaderV4 } from '../src/oss/sign-header-v4'
import { signQueryV4 } from '../src/oss/sign-query-v4'
import { signedHeaderNames, signingKeyV4 } from '../src/oss/signature-v4'
import { lowerCaseNames, present, toSigningInput } from './vector-shapes'
import { vectors } from './vectors/oss-sign-v4.json'

const headerVectors = vectors.filter(({ mode }) => mode === 'header')
const queryVectors = vectors.filter(({ mode }) => mode === 'query')

function toInput({ request, credentials, time, region }: (typeof vectors)[number]) {
  return { ...toSigningInput(request), credential: credentials, at: time.unixSeconds * 1000, region }
}

it('has vectors of both kinds, and leaves none out', () => {
  expect([headerVectors.length, queryVectors.length]).toEqual([13, 7])
  expect(vectors).toHaveLength(20)
})

describe('signHeaderV4', () => {
  it.each(headerVectors)('sends exactly what the vector sends: $name', (vector) => {
    const { additionalHeaders, product, request, expected } = vector
    expect(signHeaderV4(toInput(vector), { additionalHeaders, product })).toEqual({
      ...lowerCaseNames(request.headers),
      authorization: expected.authorization,
    })
  })

  const [vector] = headerVectors

  it('takes the region of the credential where no other is named', () => {
    const { region, ...input } = toInput(vector)
    const signed = signHeaderV4({ ...input, credential: { ...input.credential, region } })
    expect(signed.authorization).toBe(vector.expected.authorization)
  })

  it('says that it needs a region, and repeats no secret', () => {
    const { region: _, ...input } = toInput(vector)
    const credential = { accessKeyId: 'the-id', accessKeySecret: 'the-secret', securityToken: 'the-token' }
    expect(() => signHeaderV4({ ...input, credential })).toThrow(
      expect.objectContaining({
        code: 'option-invalid',
        message: expect.stringMatching(/^(?!.*the-).*name it, or sign with V1\.$/),
      }),
    )
  })
})

it('signs a request to the bucket itself as one to the object without a name', () => {
  const { object: _, ...input } = toInput(headerVectors[0])
  expect(signHeaderV4(input)).toEqual(signHeaderV4({ ...input, object: '' }))
})

describe('signQueryV4', () => {
  it.each(queryVectors)('gives the query of the vector: $name', (vector) => {
    const { additionalHeaders, product, request, expected, expiresInSeconds = 0 } = vector
    const query = signQueryV4(toInput(vector), expiresInSeconds, { additionalHeaders, product })
    expect(query).toEqual({ ...request.query, ...present(expected.query ?? {}) })
  })
})

describe('signedHeaderNames', () => {
  it.each(vectors)('drops what is absent or signed anyway: $name', (vector) => {
    const { request, additionalHeaders, signedAdditionalHeaders } = vector
    const names = signedHeaderNames(lowerCaseNames(request.headers), additionalHeaders)
    expect(names).toBe(signedAdditionalHeaders.join(';'))
  })
})

describe('signingKeyV4', () => {
  it.each(vectors)(
    'is that of the vector: $name',
    ({ credentials, time, region, product, signingKeyHex }) => {
      const key = signingKeyV4(credentials.accessKeySecret, time.basic.slice(0, 8), region, product)
      expect(toHex(key)).toBe(signingKeyHex)
    },
  )

  it('is made once for all parts of a day', () => {
    const key = signingKeyV4('s', '20231216', 'cn-hangzhou')
    expect(signingKeyV4('s', '20231216', 'cn-hangzhou')).toBe(key)
    expect(signingKeyV4('s', '20231217', 'cn-hangzhou')).not.toBe(key)
  })

  it('never takes the key of one day, secret, region or product for that of another', () => {
    const word = fc.constantFrom('a', 'b', 'a\nb', 'b\na')
    const inputs = fc.tuple(fc.constantFrom('s', 't'), fc.constantFrom('20231216', '20231217'), word, word)
    fc.assert(
      fc.property(inputs, inputs, (one, other) => {
        const before = toHex(signingKeyV4(...one))
        const between = toHex(signingKeyV4(...other))
        expect(toHex(signingKeyV4(...one))).toBe(before)
        const same = one.every((value, index) => value === other[index])
        expect(before === between).toBe(same)
      }),
    )
  })
})
