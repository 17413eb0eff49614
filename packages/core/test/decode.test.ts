import * as fc from 'fast-check'
import { decodeUploadAddress, decodeUploadAuth } from '../src/credential/decode'
import { isUploadError } from '../src/errors/upload-error'

const receivedAt = Date.parse('2024-05-01T10:00:00Z')
const inBase64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64')

const auth = { AccessKeyId: 'STS.id', AccessKeySecret: 'secret', SecurityToken: 'CAIS+/=' }
const address = {
  Endpoint: 'https://oss-cn-shanghai.aliyuncs.com',
  Bucket: 'outin-1',
  FileName: 'sv/中文/a.mp4',
}

/** What `act` throws; it must throw. */
function thrown(act: () => unknown): unknown {
  try {
    act()
  } catch (error) {
    return error
  }
  throw new Error('It did not throw.')
}

describe('decodeUploadAuth', () => {
  it('reads the credential, and the region where the server names it', () => {
    expect(decodeUploadAuth(inBase64({ ...auth, Region: 'cn-shanghai' }), receivedAt)).toEqual({
      accessKeyId: 'STS.id',
      accessKeySecret: 'secret',
      securityToken: 'CAIS+/=',
      region: 'cn-shanghai',
    })
  })

  it.each([
    ['seconds as text, as VOD writes them', { Expiration: '3600' }, '2024-05-01T11:00:00Z', 3600000],
    ['seconds as a number', { Expiration: 3000 }, '2024-05-01T10:50:00Z', 3000000],
    ['an ISO time', { Expiration: '2024-05-01T10:30:00Z' }, '2024-05-01T10:30:00Z', undefined],
    ['an absolute time', { ExpireUTCTime: '2024-05-01T10:20:00Z' }, '2024-05-01T10:20:00Z', undefined],
    [
      'both, of which the absolute one counts',
      { Expiration: '3600', ExpireUTCTime: '2024-05-01T10:59:58Z' },
      '2024-05-01T10:59:58Z',
      3600000,
    ],
    [
      'an absolute time that cannot be read',
      { Expiration: '3600', ExpireUTCTime: 'soon' },
      '2024-05-01T11:00:00Z',
      3600000,
    ],
    ['nothing', {}, undefined, undefined],
    ['an empty text', { Expiration: '', ExpireUTCTime: '' }, undefined, undefined],
    ['zero', { Expiration: 0 }, undefined, undefined],
    ['less than zero', { Expiration: -1 }, undefined, undefined],
    ['an absurd number', { Expiration: '9'.repeat(400) }, undefined, undefined],
    ['a time since 1970', { Expiration: 1714557600 }, undefined, undefined],
    ['the first number that is no lifetime', { Expiration: 1e9 }, undefined, undefined],
    ['seconds with blanks around them', { Expiration: ' 3600 ' }, '2024-05-01T11:00:00Z', 3600000],
    ['parts of a second', { Expiration: '90.25' }, '2024-05-01T10:01:30.250Z', 90250],
    ['a number that is no decimal one', { Expiration: '0x10' }, undefined, undefined],
    ['a number with an exponent', { Expiration: '1e3' }, undefined, undefined],
    ['what only converts to a number', { Expiration: ['60'] }, undefined, undefined],
    ['a truth', { Expiration: true }, undefined, undefined],
    ['another kind of thing', { Expiration: { a: 1 }, ExpireUTCTime: [2] }, undefined, undefined],
  ])('reads the end of its life from %s', (_, fields, expiresAt, lifetimeMs) => {
    const credential = decodeUploadAuth(inBase64({ ...auth, ...fields }), receivedAt)
    expect(credential.expiresAt).toBe(expiresAt && Date.parse(expiresAt))
    expect(credential.lifetimeMs).toBe(lifetimeMs)
  })

  it.each([
    ['base64 in lines', inBase64(auth).replace(/(.{20})/g, '$1\n')],
    ['URL-safe base64 without padding', Buffer.from(JSON.stringify(auth)).toString('base64url')],
    ['JSON', ` ${JSON.stringify(auth)}\n`],
    ['an object', auth],
    ['values with blanks around them', { ...auth, AccessKeyId: ' STS.id\n' }],
  ])('takes %s', (_, uploadAuth) => {
    expect(decodeUploadAuth(uploadAuth, receivedAt)).toEqual(decodeUploadAuth(inBase64(auth), receivedAt))
  })

  it.each([
    ['cn-shanghai', 'cn-shanghai'],
    ['oss-cn-shanghai', 'cn-shanghai'],
    ['oss-CN-Shanghai-internal', 'cn-shanghai'],
    ['my-oss-region', 'my-oss-region'],
    ['my-internal-region', 'my-internal-region'],
    ['', undefined],
  ])('reads the region %j as %j', (given, region) => {
    expect(decodeUploadAuth({ ...auth, Region: given }, receivedAt).region).toBe(region)
  })

  it.each(['', '  ', undefined])('does without a token: %j', (token) => {
    expect(decodeUploadAuth({ ...auth, SecurityToken: token }, receivedAt).securityToken).toBeUndefined()
  })

  it.each(['AccessKeyId', 'AccessKeySecret'])('says that %s is missing', (name) => {
    expect(() => decodeUploadAuth(inBase64({ ...auth, [name]: undefined }), receivedAt)).toThrow(
      expect.objectContaining({
        code: 'credential-invalid',
        message: expect.stringContaining(`UploadAuth has no ${name}`),
      }),
    )
  })
})

describe('decodeUploadAddress', () => {
  it.each([inBase64(address), JSON.stringify(address), address])('takes %j', (uploadAddress) => {
    expect(decodeUploadAddress(uploadAddress)).toEqual({
      endpoint: 'https://oss-cn-shanghai.aliyuncs.com',
      bucket: 'outin-1',
      object: 'sv/中文/a.mp4',
    })
  })

  it.each(['Endpoint', 'Bucket', 'FileName'])('says that %s is missing', (name) => {
    expect(() => decodeUploadAddress(inBase64({ ...address, [name]: '' }))).toThrow(
      expect.objectContaining({
        code: 'credential-invalid',
        message: expect.stringContaining(`UploadAddress has no ${name}`),
      }),
    )
  })

  it('says what is missing when it is given the UploadAuth instead', () => {
    expect(() => decodeUploadAddress(inBase64(auth))).toThrow('UploadAddress has no Endpoint')
  })
})

it.each<[string, () => unknown]>([
  ['UploadAuth', () => decodeUploadAuth('?', receivedAt)],
  ['UploadAddress', () => decodeUploadAddress('?')],
])('says that %s cannot be read, and what to pass', (name, decode) => {
  expect(decode).toThrow(`${name} is not base64 of JSON: pass the ${name} of VOD's answer`)
})

describe('what cannot be read', () => {
  const decoders = [(value: unknown) => decodeUploadAuth(value, receivedAt), decodeUploadAddress]
  const secret = 'LTAIsecretsecret'

  it.each([
    '',
    secret,
    `{"AccessKeySecret":"${secret}"`,
    `["${secret}"]`,
    Buffer.from(`{"AccessKeySecret":"${secret}",}`).toString('base64'),
    inBase64(secret),
    inBase64([secret]),
    inBase64({ AccessKeySecret: secret }),
    { AccessKeySecret: secret },
    [secret],
    undefined,
    null,
    7,
  ])('is refused without being repeated: %j', (value) => {
    for (const decode of decoders) {
      const error = thrown(() => decode(value))
      expect(isUploadError(error) && error.code).toBe('credential-invalid')
      expect(`${error} ${JSON.stringify(error)}`).not.toContain(secret)
    }
  })

  it('ends in credential-invalid and nothing else, whatever it is', () => {
    const anything = fc.oneof(
      fc.anything(),
      fc.string(),
      fc.json(),
      fc.json().map(inBase64),
      fc.base64String(),
    )
    fc.assert(
      fc.property(anything, fc.constantFrom(...decoders), (value, decode) => {
        try {
          decode(value)
        } catch (error) {
          expect(isUploadError(error) && error.code).toBe('credential-invalid')
        }
      }),
    )
  })
})
