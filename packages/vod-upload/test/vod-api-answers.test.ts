import { isUploadError } from '@vod-upload/core'
import type { HttpResponse } from '@vod-upload/platform'
import fc from 'fast-check'
import { fromVod, readVodAnswer, readVodRefusal } from '../src/vod-api/answers'

const response = (status: number, text: string, headers: Record<string, string> = {}): HttpResponse => ({
  status,
  headers,
  text,
})
const json = (content: unknown, status = 200) => response(status, JSON.stringify(content))
const ticket = { UploadAuth: 'auth', UploadAddress: 'address' }

describe('a success', () => {
  test.each([
    ['of a video', { ...ticket, VideoId: 'v' }, { videoId: 'v' }],
    [
      'of an image',
      { ...ticket, ImageId: 'i', ImageURL: 'u', FileURL: 'f' },
      { imageId: 'i', imageUrl: 'u' },
    ],
    [
      'with the URL of the file alone',
      { ...ticket, ImageId: 'i', FileURL: 'f' },
      { imageId: 'i', imageUrl: 'f' },
    ],
  ])('%s', (_, content, expected) => {
    expect(readVodAnswer(json(content))).toEqual({
      uploadAuth: 'auth',
      uploadAddress: 'address',
      ...expected,
    })
  })

  test.each([
    ['a login page', response(200, '<html>Welcome to our Wi-Fi</html>')],
    ['nothing', response(200, '')],
    ['JSON of something else', json([1])],
    ['null', json(null)],
    ['no UploadAuth', json({ UploadAddress: 'a' })],
    ['no UploadAddress', json({ UploadAuth: 'a' })],
    ['an empty UploadAuth', json({ ...ticket, UploadAuth: '' })],
    ['an UploadAuth that is no text', json({ ...ticket, UploadAuth: {} })],
  ])('that is %s is none', (_, answer) => {
    expect(() => readVodAnswer(answer)).toThrow(
      expect.objectContaining({
        code: 'answer-unreadable',
        message: expect.stringMatching(/^The answer is not in the form of VOD: .*login page.*\.$/),
      }),
    )
  })
})

describe('a refusal', () => {
  test('tells code, message, request and host', () => {
    const content = {
      Code: 'Forbidden.RAM',
      Message: 'No.',
      RequestId: 'r',
      HostId: 'vod.cn-shanghai.aliyuncs.com',
    }
    const refusal = readVodRefusal(json(content, 403), 'STS.id')
    expect(refusal).toMatchObject({
      status: 403,
      ossCode: 'Forbidden.RAM',
      message: 'No.',
      requestId: 'r',
      hostId: 'vod.cn-shanghai.aliyuncs.com',
    })
    const error = fromVod(refusal)
    expect(error).toMatchObject({
      code: 'credential-unavailable',
      ossCode: 'Forbidden.RAM',
      status: 403,
      requestId: 'r',
    })
    expect(error.message).toBe(
      'VOD refused (Forbidden.RAM): No. Allow the role that the STS token was issued for to create and refresh uploads in VOD.',
    )
  })

  test('of a proxy is its status', () => {
    const refusal = readVodRefusal(response(502, '<html>Bad Gateway</html>'), 'STS.id')
    expect(fromVod(refusal).message).toMatch(/^VOD answered with status 502\. Check that no proxy/)
    expect(fromVod(refusal).ossCode).toBeUndefined()
  })

  test.each([
    ['Forbidden.RAM', 'Allow the role'],
    ['InvalidAccessKeyId.NotFound', 'a fresh STS token'],
    ['InvalidSecurityToken.Expired', 'a fresh STS token'],
    ['InvalidTimeStamp.Expired', 'Set the clock'],
    ['SignatureDoesNotMatch', 'a new token'],
  ])('says what to do about %s', (ossCode, remedy) => {
    const { message } = fromVod({ status: 400, ossCode })
    expect(message).toMatch(/^VOD refused \([\w.]+\)\. [A-Z][^.]+\.$/)
    expect(message).toContain(remedy)
  })

  test('ends in one full stop, also where VOD wrote none or asked', () => {
    const said = (message: string) => fromVod({ status: 400, ossCode: 'X', message }).message
    expect(said('Version 1.2 is no')).toBe('VOD refused (X): Version 1.2 is no.')
    expect(said('Who?')).toBe('VOD refused (X): Who?')
  })

  test('tells the request by its header where the body does not', () => {
    const refusal = readVodRefusal(response(400, '{}', { 'x-acs-request-id': 'R-1' }), 'STS.id')
    expect(refusal.requestId).toBe('R-1')
  })

  test('comes without what a V1 signature looks like, encoded or not', () => {
    const said = (Message: string) => readVodRefusal(json({ Message }, 400), 'STS.id').message
    expect(said('Signature bWq2s1WEIj+Ydj0vQ697zp+IXMU= is bad, a=b.')).toBe('Signature … is bad, a=b.')
    expect(said(`Signature ${'a'.repeat(25)}%2F%2B%3D is bad.`)).toBe('Signature … is bad.')
    const other = `A ${'中'.repeat(27)}= and ${'a'.repeat(10)}%20${'a'.repeat(16)}%3D`
    expect(said(other)).toBe(other)
  })

  test('marks what it cut out, and is short', () => {
    const said = (Message: string) => readVodRefusal(json({ Message }, 400), 'STS.id').message
    expect(said(`The key STS.id with ${'x'.repeat(48)} is bad.`)).toBe('The key … with … is bad.')
    expect(said('long word '.repeat(50))).toHaveLength(300)
  })

  test('brings the server’s time', () => {
    const headers = { date: 'Sun, 03 May 2026 02:01:00 GMT' }
    expect(readVodRefusal(response(400, '{}', headers), 'STS.id').dateHeaderMs).toBe(
      Date.UTC(2026, 4, 3, 2, 1),
    )
  })

  test('of a signature comes without the key and token that VOD repeats', () => {
    const token = 'CAIS+/abc=='.repeat(9)
    const Message =
      'Specified signature is not matched with our calculation. server string to sign is:GET&%2F&AccessKeyId%3D' +
      `STS.NUx1234567890%26SecurityToken%3D${encodeURIComponent(encodeURIComponent(token))}%26Version%3D2017-03-21`
    const { message } = readVodRefusal(
      json({ Code: 'SignatureDoesNotMatch', Message }, 400),
      'STS.NUx1234567890',
    )
    expect(message).toMatch(/^Specified signature is not matched with our calculation\./)
    expect(message).not.toMatch(/NUx1234567890|CAIS/)
  })

  test('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), fc.integer({ min: 300, max: 599 }), (text, status) => {
        expect(isUploadError(fromVod(readVodRefusal(response(status, text), 'STS.id')))).toBe(true)
      }),
    )
  })
})
