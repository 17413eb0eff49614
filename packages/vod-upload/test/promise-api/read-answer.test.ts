import { readAnswer } from '../../src/promise-api/read-answer'

const AT = Date.UTC(2026, 0, 1)
const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64')
const UploadAuth = base64({
  AccessKeyId: 'STS.k',
  AccessKeySecret: 'hush',
  SecurityToken: 'tok',
  Expiration: '3000',
})
const UploadAddress = base64({
  Endpoint: 'https://oss-cn-beijing.aliyuncs.com',
  Bucket: 'b',
  FileName: 'o.mp4',
})
const sts = { accessKeyId: 'STS.k', accessKeySecret: 'hush', securityToken: 'tok' }
const target = { endpoint: 'https://oss-cn-beijing.aliyuncs.com', bucket: 'b', object: 'o.mp4' }
const AssumeRole = {
  RequestId: 'r',
  Credentials: {
    AccessKeyId: 'STS.k',
    AccessKeySecret: 'hush',
    SecurityToken: 'tok',
    Expiration: '2026-01-01T01:00:00Z',
  },
}

describe('every spelling and envelope of the same answer', () => {
  const bare = { RequestId: 'r', UploadAuth, UploadAddress, VideoId: 'v' }
  test.each<[string, unknown]>([
    ['as VOD writes it', bare],
    ['small first letters', { uploadAuth: UploadAuth, uploadAddress: UploadAddress, videoId: 'v' }],
    ['snake case', { upload_auth: UploadAuth, upload_address: UploadAddress, video_id: 'v' }],
    ['what a VOD client returns', { headers: {}, statusCode: 200, body: bare }],
    ['what wx.request returns', { data: bare, statusCode: 200, errMsg: 'request:ok' }],
    ['an envelope of the app in it', { data: { code: 0, message: 'ok', data: bare }, statusCode: 200 }],
    ['three deep', { data: { result: { body: bare } } }],
  ])('%s', (_, answer) => {
    expect(readAnswer(answer, AT)).toMatchObject({
      target: 'vod',
      ids: { videoId: 'v' },
      grant: {
        address: target,
        credential: { ...sts, lifetimeMs: 3000000, expiresAt: AT + 3000000 },
      },
    })
  })

  test('an image brings its id and address, and nothing that it does not have', () => {
    const { ids } = readAnswer({ UploadAuth, UploadAddress, ImageId: 'i', ImageURL: 'https://i' }, AT)
    expect(ids).toStrictEqual({ imageId: 'i', imageURL: 'https://i' })
    expect(readAnswer({ UploadAuth, UploadAddress, VideoId: 'v' }, AT).ids).toStrictEqual({ videoId: 'v' })
  })
})

describe('plain OSS', () => {
  test.each<[string, object]>([
    ['small first letters', { ...sts, ...target }],
    ['AssumeRole as it is, and where to', { ...AssumeRole, ...target }],
    ['in an envelope', { data: { ...sts, ...target } }],
    ['AssumeRole in an envelope', { code: 0, data: { ...AssumeRole, ...target } }],
    ['null for what VOD would give', { UploadAuth: null, UploadAddress: null, ...sts, ...target }],
    ['an empty text for it', { UploadAuth: '', UploadAddress: '', ...sts, ...target }],
    ['blanks around the values', { ...sts, ...target, bucket: ' b ', object: 'o.mp4\n' }],
    ['the endpoint from the region', { ...sts, bucket: 'b', object: 'o.mp4', region: 'oss-cn-beijing' }],
  ])('%s', (_, answer) => {
    expect(readAnswer(answer, AT)).toMatchObject({
      target: 'oss',
      ids: {},
      grant: { address: target, credential: { ...sts, region: 'cn-beijing' } },
    })
  })

  test('an endpoint that is named goes before that of the region', () => {
    const answer = {
      ...sts,
      ...target,
      endpoint: 'https://oss-accelerate.aliyuncs.com',
      region: 'cn-beijing',
    }
    expect(readAnswer(answer, AT).grant.address).toStrictEqual({
      ...target,
      endpoint: 'https://oss-accelerate.aliyuncs.com',
    })
  })

  test('only at its head, the region is freed of the word OSS', () => {
    const { grant } = readAnswer({ ...sts, ...target, region: 'my-oss-region' }, AT)
    expect(grant.credential.region).toBe('my-oss-region')
  })

  test('the end of AssumeRole counts', () => {
    const { grant } = readAnswer({ ...AssumeRole, ...target }, AT)
    expect(grant.credential.expiresAt).toBe(Date.UTC(2026, 0, 1, 1))
  })

  test('a domain of one’s own', () => {
    const { grant } = readAnswer(
      { ...sts, ...target, endpoint: 'https://files.example.com', cname: true },
      AT,
    )
    expect(grant.address).toEqual({ ...target, endpoint: 'https://files.example.com', cname: true })
  })

  test('a renewal stays where the upload began, whether it names a place or not', () => {
    const began = readAnswer({ ...sts, ...target }, AT)
    for (const more of [{}, { ...target, object: 'other.mp4' }]) {
      const { grant } = readAnswer({ ...sts, accessKeyId: 'STS.new', ...more }, AT, began)
      expect(grant).toMatchObject({
        address: target,
        credential: { accessKeyId: 'STS.new', region: 'cn-beijing' },
      })
    }
  })
})

test('a refresh of VOD may leave the address out; one that names it leads there', () => {
  const began = readAnswer({ UploadAuth, UploadAddress, VideoId: 'v' }, AT)
  expect(readAnswer({ UploadAuth }, AT, began)).toMatchObject({ grant: { address: target }, ids: {} })
  const elsewhere = base64({ Endpoint: 'https://e', Bucket: 'b2', FileName: 'o2' })
  const moved = readAnswer({ UploadAuth, UploadAddress: elsewhere }, AT, began)
  expect(moved.grant.address).toEqual({ endpoint: 'https://e', bucket: 'b2', object: 'o2' })
})

describe('an answer that cannot be used says why, and repeats no secret', () => {
  test.each<[string, unknown, string, RegExp]>([
    ['nothing', undefined, 'credential-invalid', /holds no credential \(type: undefined\)/],
    ['null', null, 'credential-invalid', /holds no credential/],
    ['text', 'hush', 'credential-invalid', /\(type: string\).*UploadAuth/],
    ['a list', ['hush'], 'credential-invalid', /holds no credential/],
    ['other fields', { token: 'hush', ok: 1 }, 'credential-invalid', /\(fields: token, ok\)/],
    [
      'too many envelopes',
      { data: { data: { data: { data: { UploadAuth } } } } },
      'credential-invalid',
      /fields: data/,
    ],
    [
      'VOD refused',
      { statusCode: 404, data: { Code: 'InvalidVideo.NotFound', Message: 'The video does not exist.' } },
      'credential-unavailable',
      /refusal.*\(InvalidVideo.NotFound\): The video does not exist/,
    ],
    [
      'VOD refused, three envelopes deep',
      { data: { data: { data: { Code: 'Forbidden', Message: 'No.' } } } },
      'credential-unavailable',
      /\(Forbidden\): No/,
    ],
    [
      'VOD refused, too deep to look',
      { data: { data: { data: { data: { Code: 'Forbidden', Message: 'No.' } } } } },
      'credential-invalid',
      /fields: data/,
    ],
    ['a code that is no text', { code: 7, message: 'x' }, 'credential-invalid', /fields: code, message/],
    ['a code without a message', { code: 'x', msg: 'x' }, 'credential-invalid', /fields: code, msg/],
    [
      'more fields than one wants to read',
      Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`f${index}`, 1])),
      'credential-invalid',
      /\(fields: f0, f1, f2, f3, f4, f5, f6, f7\)\. Return VOD's answer, with UploadAuth.*VideoId or ImageId, as it is\.$/,
    ],
    [
      'STS without key',
      { Credentials: { ...sts, accessKeyId: undefined }, ...target },
      'credential-invalid',
      /no accessKeyId\. .*return accessKeyId, accessKeySecret, securityToken, endpoint, bucket and object\.$/,
    ],
    [
      'an auth that is none',
      { UploadAuth: 'hush', UploadAddress },
      'credential-invalid',
      /UploadAuth is not base64/,
    ],
    ['no address', { UploadAuth }, 'credential-invalid', /UploadAddress/],
    [
      'STS without token',
      { ...sts, securityToken: undefined, ...target },
      'credential-invalid',
      /no securityToken/,
    ],
    [
      'STS without secret',
      { ...sts, accessKeySecret: '', ...target },
      'credential-invalid',
      /no accessKeySecret/,
    ],
    ['STS without bucket', { ...sts, ...target, bucket: undefined }, 'credential-invalid', /no bucket/],
    ['STS without object', { ...sts, ...target, object: ' ' }, 'credential-invalid', /no object/],
    [
      'STS without endpoint or region',
      { ...sts, ...target, endpoint: 7 },
      'credential-invalid',
      /no endpoint/,
    ],
  ])('%s', (_, answer, code, message) => {
    let thrown: unknown
    try {
      readAnswer(answer, AT)
    } catch (cause) {
      thrown = cause
    }
    expect(thrown).toMatchObject({ name: 'UploadError', code, message: expect.stringMatching(message) })
    expect((thrown as Error).message).not.toMatch(/hush|tok\b/)
  })
})
