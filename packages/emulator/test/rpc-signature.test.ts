import { randomUUID } from 'node:crypto'
import { DEFAULT_ACCOUNT, type Emulator, startEmulator } from '../src'
import { canonicalRequestAcs3, signatureAcs3, stringToSignAcs3 } from '../src/signature/acs3'
import { sha256Hex } from '../src/signature/digests'
import { assumeRole, VOD_VERSION } from './clients'
import { type RawResponse, send } from './raw-http'
import { rpcQuery } from './rpc-query'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator()
})
afterAll(() => emulator.close())

/** A call signed by hand; undefined leaves a parameter out. */
function call(parameters: Record<string, string | undefined>, secret?: string) {
  return send(emulator, { path: `/?${rpcQuery(emulator, 'GET', parameters, secret)}` })
}

const codeOf = ({ status, text }: RawResponse) => `${status} ${JSON.parse(text).Code ?? ''}`.trim()
const video = { Action: 'CreateUploadVideo', Title: 't', FileName: 'a.mp4' }

describe('signature 1.0', () => {
  it('needs no timestamp: the vendor’s JavaScript SDKs send none', async () => {
    expect(codeOf(await call({ ...video, Timestamp: undefined }))).toBe('200')
  })

  it('takes a nonce once', async () => {
    const repeated = { ...video, SignatureNonce: 'once' }
    expect(codeOf(await call({ ...repeated, Signature: 'wrong' }))).toBe('400 SignatureDoesNotMatch')
    expect(codeOf(await call(repeated))).toBe('200')
    expect(codeOf(await call(repeated))).toBe('400 SignatureNonceUsed')
  })

  it.each<[string, Record<string, string | undefined>, string]>([
    ['an unknown key', { AccessKeyId: 'nobody' }, '404 InvalidAccessKeyId.NotFound'],
    ['no key', { AccessKeyId: undefined }, '400 MissingAccessKeyId'],
    ['a wrong signature', { Signature: 'wrong' }, '400 SignatureDoesNotMatch'],
    ['an empty signature', { Signature: '' }, '400 MissingSignature'],
    ['another method of signing', { SignatureMethod: 'HMAC-MD5' }, '400 InvalidSignatureMethod'],
    ['a time that is long ago', { Timestamp: '2020-01-01T00:00:00Z' }, '400 InvalidTimeStamp.Expired'],
    ['a time in another form', { Timestamp: '2020-01-01' }, '400 InvalidTimeStamp.Format'],
    ['a day that there is not', { Timestamp: '2020-02-30T00:00:00Z' }, '400 InvalidTimeStamp.Format'],
    ['no nonce', { SignatureNonce: undefined }, '400 MissingSignatureNonce'],
    ['an empty nonce', { SignatureNonce: '' }, '400 MissingSignatureNonce'],
    [
      'a token beside a permanent key',
      { SecurityToken: 'x' },
      '400 InvalidSecurityToken.MismatchWithAccessKey',
    ],
    ['no version', { Version: undefined }, '400 MissingParameter'],
  ])('is refused with %s', async (_what, params, expected) => {
    expect(codeOf(await call({ ...video, ...params }))).toBe(expected)
  })

  it('is refused with a wrong secret, and says what should have been signed', async () => {
    const response = await call(video, 'wrong')
    expect(codeOf(response)).toBe('400 SignatureDoesNotMatch')
    expect(JSON.parse(response.text)).toMatchObject({
      Message: expect.stringContaining('server string to sign is:GET&%2F&AccessKeyId%3Demulator'),
      RequestId: expect.any(String),
      HostId: `127.0.0.1:${emulator.port}`,
    })
  })

  it('is refused with a token that is missing, made up, revoked or expired', async () => {
    const { accessKeyId, accessKeySecret, securityToken } = await assumeRole(emulator)
    const attempt = async (token: string | undefined) =>
      codeOf(await call({ ...video, AccessKeyId: accessKeyId, SecurityToken: token }, accessKeySecret))
    expect(await attempt(securityToken)).toBe('200')
    expect(await attempt(undefined)).toBe('400 MissingSecurityToken')
    expect(await attempt('made-up')).toBe('400 InvalidSecurityToken.Malformed')
    emulator.expireTokens()
    expect(await attempt(securityToken)).toBe('400 InvalidSecurityToken.Expired')
    emulator.revoke(accessKeyId)
    expect(await attempt(securityToken)).toBe('404 InvalidAccessKeyId.NotFound')
  })
})

describe('ACS3 signature', () => {
  function acs3(change: (headers: Record<string, string>) => Record<string, string> = (headers) => headers) {
    const body = 'Title=t&FileName=a.mp4'
    const headers: Record<string, string> = {
      host: `127.0.0.1:${emulator.port}`,
      'content-type': 'application/x-www-form-urlencoded',
      'x-acs-action': 'CreateUploadVideo',
      'x-acs-version': VOD_VERSION,
      'x-acs-date': new Date(emulator.now()).toISOString().replace(/\.\d{3}/, ''),
      'x-acs-signature-nonce': randomUUID(),
      'x-acs-content-sha256': sha256Hex(body),
    }
    const signedHeaders = Object.keys(headers).filter((name) => name !== 'content-type')
    const canonical = canonicalRequestAcs3({
      method: 'POST',
      path: '/',
      query: [['Tags', 'a,b']],
      headers,
      signedHeaders,
    })
    const signature = signatureAcs3(DEFAULT_ACCOUNT.accessKeySecret, stringToSignAcs3(canonical))
    headers.Authorization = `ACS3-HMAC-SHA256 Credential=emulator,SignedHeaders=${signedHeaders.join(';')},Signature=${signature}`
    return send(emulator, { method: 'POST', path: '/?Tags=a%2Cb', headers: change(headers), body })
  }

  it('is taken', async () => {
    const response = await acs3()
    expect(codeOf(response)).toBe('200')
    const { VideoId } = JSON.parse(response.text)
    expect(emulator.videos().find(({ mediaId }) => mediaId === VideoId)?.parameters).toMatchObject({
      Title: 't',
      Tags: 'a,b',
    })
  })

  it.each([
    ['another nonce', { 'x-acs-signature-nonce': 'x' }, '400 SignatureDoesNotMatch'],
    ['no nonce', { 'x-acs-signature-nonce': '' }, '400 MissingSignatureNonce'],
    ['a header that is not signed', { 'x-acs-security-token': 'x' }, '400 IncompleteSignature'],
    ['the digest of another body', { 'x-acs-content-sha256': sha256Hex('') }, '400 InvalidContentSha256'],
  ])('is refused with %s', async (_what, more, expected) => {
    expect(codeOf(await acs3((headers) => ({ ...headers, ...more })))).toBe(expected)
  })

  it('is refused with a part of its header twice', async () => {
    const twice = await acs3((headers) => ({
      ...headers,
      Authorization: headers.Authorization?.replace(' ', ' Credential=nobody,') ?? '',
    }))
    expect(codeOf(twice)).toBe('400 IncompleteSignature')
  })

  it('takes a nonce once', async () => {
    let sent: Record<string, string> = {}
    const keep = (headers: Record<string, string>) => {
      sent = headers
      return headers
    }
    expect(codeOf(await acs3(keep))).toBe('200')
    expect(codeOf(await acs3(() => sent))).toBe('400 SignatureNonceUsed')
  })
})
