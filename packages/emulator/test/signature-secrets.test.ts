import { DEFAULT_BUCKET, type Emulator, startEmulator } from '../src'
import { assumeRole, type Keys } from './clients'
import { explanationOf } from './explanation'
import { send } from './raw-http'
import { rpcQuery } from './rpc-query'
import { basic, signed } from './signed-request'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator()
})
afterAll(() => emulator.close())

test.each(['V1', 'V4'] as const)('no key, token or signature is in an explanation of %s', async (version) => {
  const keys = await assumeRole(emulator)
  const request = signed(emulator, {
    key: 'a',
    method: 'PUT',
    version,
    keys,
    query: { 'x-oss-process': 'p' },
  })
  await send(emulator, { ...request, headers: { ...request.headers, 'content-type': 'a/unusual' } })
  const told = JSON.stringify([
    await explanationOf(emulator),
    await explanationOf(emulator, `x-oss-security-token:${keys.securityToken}`),
  ])
  const signature = /Signature=(\w+)|:(.+)$/.exec(request.headers?.authorization ?? '')
  for (const secret of [
    keys.accessKeyId,
    keys.accessKeySecret,
    keys.securityToken,
    signature?.[1] ?? signature?.[2],
  ]) {
    expect(secret).toBeTruthy()
    expect(told).not.toContain(secret)
    expect(told).not.toContain(encodeURIComponent(secret ?? ''))
  }
  expect(told).toContain('‹token,')
})

test.each<[string, (keys: Keys) => string]>([
  [
    'an address signed with V1',
    ({ accessKeyId, securityToken = '' }) => {
      const query = { OSSAccessKeyId: accessKeyId, Expires: '4000000000', Signature: 'd3Jvbmc=' }
      return `/${DEFAULT_BUCKET}/a?${new URLSearchParams({ ...query, 'security-token': securityToken })}`
    },
  ],
  [
    'an address signed with V4',
    ({ accessKeyId, securityToken = '' }) => {
      const day = basic(emulator.now())
      const query = {
        'x-oss-signature-version': 'OSS4-HMAC-SHA256',
        'x-oss-credential': `${accessKeyId}/${day.slice(0, 8)}/cn-shanghai/oss/aliyun_v4_request`,
        'x-oss-date': day,
        'x-oss-expires': '600',
        'x-oss-signature': 'ab'.repeat(32),
        'x-oss-security-token': securityToken,
      }
      return `/${DEFAULT_BUCKET}/a?${new URLSearchParams(query)}`
    },
  ],
  [
    'a call',
    ({ accessKeyId, securityToken = '' }) =>
      `/?${rpcQuery(emulator, 'GET', {
        Action: 'GetVideoInfo',
        AccessKeyId: accessKeyId,
        SecurityToken: securityToken,
        Signature: 'd3Jvbmc=',
      })}`,
  ],
])('no key or token is in an explanation of %s', async (_, pathFor) => {
  const keys = await assumeRole(emulator)
  await send(emulator, { path: pathFor(keys) })
  const { code, signed: told } = await explanationOf(emulator)
  expect(code).toBe('SignatureDoesNotMatch')
  const text = JSON.stringify(told)
  // Of the token its beginning, which no encoding changes, and its end.
  for (const secret of [keys.accessKeyId, keys.accessKeySecret, 'CAIS', keys.securityToken?.slice(-20, -3)]) {
    expect(text).not.toContain(secret)
  }
  expect(text).toMatch(/‹token, \d+ characters›/)
})
