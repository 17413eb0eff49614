// What apps hand in for an STS token: any argument may be anything.
import { isUploadError, UploadError } from '@vod-upload/core'
import fc from 'fast-check'
import {
  directAnswer,
  grantAnswer,
  renewedAnswer,
  renewedTokenAnswer,
  tokenAnswer,
} from '../src/documented/credential-answer'

const nowMs = Date.UTC(2026, 0, 1)
const given = { accessKeyId: 'STS.id', accessKeySecret: 'secret', securityToken: 'token' }
const place = { endpoint: 'https://oss-cn-shanghai.aliyuncs.com', bucket: 'b', object: 'o' }
const ended = { credential: { accessKeyId: 'old', accessKeySecret: 'old' }, address: place }

test.each([
  ['nothing', undefined, undefined],
  ['seconds', 3600, nowMs + 3600_000],
  ['seconds as text', '3600', nowMs + 3600_000],
  ['a time', '2026-01-01T01:00:00Z', nowMs + 3600_000],
  ['something else', new Date(nowMs), undefined],
])('an expiration that is %s', (_, expiration, expiresAt) => {
  expect(tokenAnswer({ ...given, expiration }, nowMs)).toMatchObject({
    kind: 'token',
    token: { accessKeyId: 'STS.id', accessKeySecret: 'secret', securityToken: 'token' },
  })
  const answer = tokenAnswer({ ...given, expiration }, nowMs)
  expect(answer.kind === 'token' && answer.token.expiresAt).toBe(expiresAt)
})

const auth = { AccessKeyId: 'STS.id', AccessKeySecret: 'secret', SecurityToken: 't', Expiration: '3600' }
const address = { Endpoint: 'https://oss-cn-shanghai.aliyuncs.com', Bucket: 'b', FileName: 'o' }

test('UploadAuth and UploadAddress are a grant; what addFile named goes before the address', () => {
  expect(grantAnswer(auth, address, {}, nowMs)).toMatchObject({
    kind: 'grant',
    grant: { address: place, credential: { accessKeyId: 'STS.id', expiresAt: nowMs + 3600_000 } },
  })
  expect(grantAnswer(auth, address, { object: 'mine' }, nowMs)).toMatchObject({
    grant: { address: { ...place, object: 'mine' } },
  })
})

test.each<[string, () => unknown]>([
  ['nothing', () => grantAnswer(undefined, undefined, {}, nowMs)],
  ['no UploadAuth', () => grantAnswer('', address, {}, nowMs)],
  ['no UploadAddress', () => grantAnswer(auth, undefined, {}, nowMs)],
  ['no UploadAuth for a renewal', () => renewedAnswer(undefined, ended, nowMs)],
])('%s is no credential, and the server is to be looked at', (_, answer) => {
  expect(answer).toThrow(
    expect.objectContaining({
      code: 'credential-unavailable',
      message: 'There is no UploadAuth and UploadAddress: did your server answer with an error?',
    }),
  )
})

test.each([
  ['AccessKeyId', { accessKeyId: undefined }],
  ['AccessKeyId', { accessKeyId: 7 }],
  ['AccessKeySecret', { accessKeySecret: '' }],
  ['SecurityToken', { securityToken: '  ' }],
])('an STS token without %s is said by name: %j', (name, part) => {
  expect(() => tokenAnswer({ ...given, ...part }, nowMs)).toThrow(
    expect.objectContaining({
      code: 'credential-invalid',
      message: expect.stringMatching(
        `^The STS token has no ${name}: pass AccessKeyId, .* as AssumeRole gave them`,
      ),
    }),
  )
})

test.each(['endpoint', 'bucket', 'object'])('a token past VOD needs to know where to: %s', (name) => {
  expect(() => directAnswer(given, { ...place, [name]: undefined }, nowMs)).toThrow(
    expect.objectContaining({ code: 'option-invalid', message: expect.stringContaining('addFile') }),
  )
})

test('a token past VOD goes to the place that addFile named', () => {
  expect(directAnswer(given, place, nowMs)).toMatchObject({ kind: 'direct', grant: { address: place } })
  expect(() => directAnswer(given, { endpoint: 'e', bucket: 'b' }, nowMs)).toThrow(
    /endpoint, bucket and object/,
  )
})

test('a renewal keeps the address', () => {
  expect(renewedTokenAnswer(given, ended, nowMs)).toMatchObject({
    kind: 'grant',
    grant: { address: place, credential: { accessKeyId: 'STS.id' } },
  })
})

test('where there was no address yet, only an STS token helps', () => {
  const auth = { AccessKeyId: 'id', AccessKeySecret: 'secret', SecurityToken: 't' }
  for (const renew of [
    () => renewedAnswer(auth, undefined, nowMs),
    () => renewedTokenAnswer(given, undefined, nowMs),
  ]) {
    expect(renew).toThrow(
      expect.objectContaining({
        code: 'credential-invalid',
        message: expect.stringMatching(/answer with resumeUploadWithSTSToken/),
      }),
    )
  }
})

test('whatever is handed in, it is an answer or an error that does not repeat it', () => {
  const secret = fc.string({ minLength: 12 }).map((text) => `«${text}»`)
  const argument = fc.oneof(secret, fc.anything())
  fc.assert(
    fc.property(
      argument,
      argument,
      argument,
      argument,
      (accessKeyId, accessKeySecret, securityToken, expiration) => {
        const all = { accessKeyId, accessKeySecret, securityToken, expiration }
        try {
          directAnswer(all, {}, nowMs)
        } catch (cause) {
          if (!isUploadError(cause)) throw cause
          expect(cause).toBeInstanceOf(UploadError)
          for (const value of Object.values(all)) {
            if (typeof value === 'string' && value.startsWith('«')) expect(cause.message).not.toContain(value)
          }
        }
      },
    ),
  )
})
