import { regionForV4 } from '../src/line/call-oss'

const own = 'https://media.example.com'
const known = 'https://oss-cn-beijing.aliyuncs.com'

test.each([
  ['auto', known, undefined, undefined, 'cn-beijing'],
  ['auto', own, 'cn-hangzhou', undefined, 'cn-hangzhou'],
  ['auto', own, 'cn-hangzhou', 'cn-shanghai', 'cn-shanghai'],
  ['auto', own, undefined, undefined, undefined],
  ['v1', known, 'cn-hangzhou', 'cn-shanghai', undefined],
  ['v4', known, undefined, undefined, 'cn-beijing'],
] as const)(
  '%s at %s, with the option %s and the credential %s, signs for %s',
  (signature, endpoint, option, told, region) => {
    const grant = {
      address: { endpoint, bucket: 'b', object: 'o' },
      credential: { accessKeyId: 'id', accessKeySecret: 'secret', region: told },
    }
    expect(regionForV4(grant, { signature, region: option })).toBe(region)
  },
)

test('where V4 is asked for and nobody knows the region, it says so, and does not sign with V1', () => {
  const grant = {
    address: { endpoint: own, bucket: 'b', object: 'o' },
    credential: { accessKeyId: 'id', accessKeySecret: 'secret' },
  }
  expect(() => regionForV4(grant, { signature: 'v4' })).toThrow(
    expect.objectContaining({
      code: 'option-invalid',
      message: expect.stringContaining('set the option region'),
    }),
  )
})
