// What VOD is told of a file, as values.
import { createHmac } from 'node:crypto'
import { createCover, createImage, createVideo, type DescribedFile, refreshVideo } from '../src/vod-api/calls'
import { signCall } from '../src/vod-api/sign-call'

const described = (name: string, vod?: Record<string, unknown>, fileSize?: number): DescribedFile => ({
  file: { name },
  fileSize,
  videoInfo: vod,
})

describe('a video', () => {
  test('is named after its file where the app says nothing', () => {
    expect(createVideo(described('a.MP4', undefined, 5))).toEqual({
      action: 'CreateUploadVideo',
      parameters: { Title: 'a.MP4', FileName: 'a.MP4', FileSize: '5' },
    })
  })

  test.each<[string, Record<string, unknown>, Record<string, string>]>([
    ['text', { Description: 'a' }, { Description: 'a' }],
    ['a number', { CateId: 234, FileSize: 7 }, { CateId: '234', FileSize: '7' }],
    ['a list', { Tags: ['sea', 'boat'] }, { Tags: 'sea,boat' }],
    ['an object', { UserData: { Extend: { a: 1 } } }, { UserData: '{"Extend":{"a":1}}' }],
    ['JSON as text', { UserData: '{"a":1}' }, { UserData: '{"a":1}' }],
    ['what is empty', { Title: '', Tags: [], CateId: null, AppId: undefined }, {}],
    ['a cover', { CoverURL: 'https://e.com/own.jpg' }, { CoverURL: 'https://e.com/own.jpg' }],
    ['names that are not of the action', { Action: 'DeleteVideo', AccessKeyId: 'x', IsProcess: 'y' }, {}],
    [
      'the rest',
      { TemplateGroupId: 't', WorkflowId: 'w', StorageLocation: 's', TransCodeMode: 'NoTranscode' },
      { TemplateGroupId: 't', WorkflowId: 'w', StorageLocation: 's', TransCodeMode: 'NoTranscode' },
    ],
  ])('takes %s from userData', (_, vod, parameters) => {
    expect(createVideo(described('a.mp4', vod)).parameters).toEqual({
      Title: 'a.mp4',
      FileName: 'a.mp4',
      ...parameters,
    })
  })

  test('has the cover that was uploaded, unless the app gave its own', () => {
    const { parameters } = createVideo(described('a.mp4'), 'https://e.com/c.jpg')
    expect(parameters.CoverURL).toBe('https://e.com/c.jpg')
    const own = createVideo(described('a.mp4', { CoverURL: 'https://e.com/own.jpg' }), 'https://e.com/c.jpg')
    expect(own.parameters.CoverURL).toBe('https://e.com/own.jpg')
  })

  test.each([
    ['a long file name', `${'x'.repeat(200)}.mp4`, 'x'.repeat(128)],
    ['an emoji on the edge', `${'x'.repeat(127)}🚢.mp4`, 'x'.repeat(127)],
    ['an emoji before it', `${'x'.repeat(126)}🚢.mp4`, `${'x'.repeat(126)}🚢`],
  ])('gets a title that VOD takes from %s; the file name stays whole', (_, name, title) => {
    const { Title, FileName } = createVideo(described(name)).parameters
    expect([Title, FileName]).toEqual([title, name])
  })

  test('keeps a title of the app whole: VOD says that it is too long', () => {
    expect(createVideo(described('a.mp4', { Title: 'y'.repeat(129) })).parameters.Title).toHaveLength(129)
  })

  test('is refreshed by its id alone', () => {
    expect(refreshVideo('v1')).toEqual({ action: 'RefreshUploadVideo', parameters: { VideoId: 'v1' } })
  })
})

describe('an image', () => {
  test.each<[string, Record<string, unknown> | undefined, Record<string, string>]>([
    ['a.JPG', undefined, { ImageExt: 'jpg' }],
    ['a.gif', undefined, { ImageExt: 'gif' }],
    ['a.webp', undefined, {}],
    ['a.webp', { ImageExt: 'png' }, { ImageExt: 'png' }],
    ['a.png', { ImageType: 'cover', Tags: 'x' }, { ImageExt: 'png', ImageType: 'cover', Tags: 'x' }],
    ['a.png', { CoverURL: 'c', TemplateGroupId: 't', FileSize: 3 }, { ImageExt: 'png' }],
  ])('%s with %j', (name, vod, parameters) => {
    expect(createImage(described(name, vod, 9))).toEqual({
      action: 'CreateUploadImage',
      parameters: { Title: name, ImageType: 'default', ...parameters },
    })
  })

  test('as a cover lies where the video does, and takes nothing else from it', () => {
    const vod = {
      Title: 'film',
      StorageLocation: 's',
      AppId: 'app-1',
      ImageType: 'default',
      UserData: { a: 1 },
    }
    expect(createCover(described('film.mp4', vod), 'wxfile://tmp/thumb.jpg').parameters).toEqual({
      Title: 'film.mp4',
      ImageType: 'cover',
      ImageExt: 'jpg',
      StorageLocation: 's',
      AppId: 'app-1',
    })
  })
})

describe('a signed call', () => {
  const token = { accessKeyId: 'STS.id', accessKeySecret: 'secret', securityToken: 'a+b/c==' }
  const atMs = Date.UTC(2026, 4, 3, 2, 1, 0, 999)
  const sign = (nonce = 'n1') => new URLSearchParams(signCall(refreshVideo('v 1*~'), { token, atMs, nonce }))

  test('carries the action, its version, the token and the time in seconds', () => {
    const { Signature, ...rest } = Object.fromEntries(sign())
    expect(rest).toEqual({
      Action: 'RefreshUploadVideo',
      VideoId: 'v 1*~',
      Version: '2017-03-21',
      Format: 'JSON',
      AccessKeyId: 'STS.id',
      SecurityToken: 'a+b/c==',
      SignatureMethod: 'HMAC-SHA1',
      SignatureVersion: '1.0',
      SignatureNonce: 'n1',
      Timestamp: '2026-05-03T02:01:00Z',
    })
    expect(Signature).toMatch(/^[\w+/]{27}=$/)
  })

  test('is signed over all of them', () => {
    const query = sign()
    const encode = (text: string) =>
      encodeURIComponent(text).replace(
        /[!'()*]/g,
        (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
      )
    const canonical = [...query]
      .filter(([name]) => name !== 'Signature')
      .map(([name, value]) => `${encode(name)}=${encode(value)}`)
      .sort()
      .join('&')
    const expected = createHmac('sha1', 'secret&')
      .update(`GET&%2F&${encode(canonical)}`)
      .digest('base64')
    expect(query.get('Signature')).toBe(expected)
  })
})
