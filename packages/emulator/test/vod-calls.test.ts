import { DEFAULT_BUCKET, type Emulator, startEmulator } from '../src'
import { endpointFor } from '../src/vod/upload-target'
import { decodeTicket, vodClient } from './clients'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({
    buckets: { [DEFAULT_BUCKET]: 'cn-shanghai', 'outin-other': 'cn-beijing' },
  })
})
afterAll(() => emulator.close())

const video = { Title: 't', FileName: 'a.mp4' }

describe('VOD by the vendor’s client', () => {
  it.each(['GET', 'POST'])('hands out an address and a credential, by %s', async (method) => {
    const title = `测试 *~'()! 100% a/b?c=d&e ${method}`
    const created = await vodClient(emulator).request<{ VideoId: string; RequestId: string }>(
      'CreateUploadVideo',
      { Title: title, FileName: '视频 a+b.MP4', Tags: 'a,b' },
      { method },
    )
    expect(created).toMatchObject({
      VideoId: expect.stringMatching(/^[0-9a-f]{32}$/),
      RequestId: expect.any(String),
    })
    const { address, auth } = decodeTicket(created)
    expect(address).toEqual({
      Endpoint: emulator.url,
      Bucket: DEFAULT_BUCKET,
      FileName: expect.stringMatching(/^sv\/[0-9a-f-]+\/[0-9a-f-]+\.mp4$/),
    })
    expect(auth).toEqual({
      AccessKeyId: expect.stringMatching(/^STS\./),
      AccessKeySecret: expect.any(String),
      SecurityToken: expect.stringMatching(/[+/=]/),
      ExpireUTCTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      Expiration: '3000',
      Region: 'cn-shanghai',
    })
    expect(Math.abs(Date.parse(auth.ExpireUTCTime) - (emulator.now() + 3_000_000))).toBeLessThan(60_000)
    expect(emulator.videos().find(({ mediaId }) => mediaId === created.VideoId)).toMatchObject({
      title,
      status: 'Uploading',
      parameters: { Title: title, FileName: '视频 a+b.MP4', Tags: 'a,b' },
    })
  })

  it('refreshes a credential for the same address', async () => {
    const vod = vodClient(emulator)
    const created = await vod.request<{ VideoId: string }>('CreateUploadVideo', {
      Title: 't',
      FileName: 'a.mp4',
    })
    const refreshed = await vod.request<{ VideoId: string }>('RefreshUploadVideo', {
      VideoId: created.VideoId,
    })
    const [before, after] = [decodeTicket(created), decodeTicket(refreshed)]
    expect(refreshed.VideoId).toBe(created.VideoId)
    expect(after.address).toEqual(before.address)
    expect(after.auth.AccessKeyId).not.toBe(before.auth.AccessKeyId)
  })

  it.each([
    ['CreateUploadImage', { ImageType: 'default' }, /^image\/default\/[0-9A-F]{32}-6-2\.png$/, 'Image'],
    [
      'CreateUploadImage',
      { ImageType: 'cover', ImageExt: 'JPG' },
      /^image\/cover\/[0-9A-F]{32}-6-2\.jpg$/,
      'Image',
    ],
    ['CreateUploadAttachedMedia', { BusinessType: 'subtitle' }, /^subtitle\/[0-9A-F]{32}\.srt$/, 'Media'],
    [
      'CreateUploadAttachedMedia',
      { BusinessType: 'material', FileName: 'a.ZIP' },
      /^material\/.*\.zip$/,
      'Media',
    ],
  ])('%s %j', async (action, params, key, kind) => {
    const response = await vodClient(emulator).request<Record<string, string>>(action, params)
    const { address } = decodeTicket(response)
    expect(address.FileName).toMatch(key)
    expect(response[`${kind}Id`]).toMatch(/^[0-9a-f]{32}$/)
    expect(response[`${kind}URL`]).toBe(`${emulator.url}/${DEFAULT_BUCKET}/${address.FileName}`)
    expect(response.FileURL).toBe(response[`${kind}URL`])
  })

  it('takes the bucket from StorageLocation', async () => {
    const StorageLocation = 'outin-other.oss-cn-beijing.aliyuncs.com'
    const { address, auth } = decodeTicket(
      await vodClient(emulator).request('CreateUploadVideo', { ...video, StorageLocation }),
    )
    expect([address.Bucket, auth.Region]).toEqual(['outin-other', 'cn-beijing'])
  })

  it.each([
    ['CreateUploadVideo', { FileName: 'a.mp4' }, 'MissingParameter'],
    ['CreateUploadVideo', { Title: 't' }, 'MissingParameter'],
    ['CreateUploadVideo', { Title: 't', FileName: 'a.exe' }, 'InvalidFileName.Extension'],
    ['CreateUploadVideo', { Title: 't', FileName: 'mp4' }, 'InvalidFileName.Extension'],
    ['CreateUploadVideo', { Title: '长'.repeat(129), FileName: 'a.mp4' }, 'LengthExceededMax'],
    [
      'CreateUploadVideo',
      { Title: 't', FileName: 'a.mp4', Description: 'd'.repeat(1025) },
      'LengthExceededMax',
    ],
    [
      'CreateUploadVideo',
      { Title: 't', FileName: 'a.mp4', Tags: Array(17).fill('a').join() },
      'TagsExceededMax',
    ],
    ['CreateUploadVideo', { Title: 't', FileName: 'a.mp4', Tags: 'x'.repeat(33) }, 'LengthExceededMax'],
    [
      'CreateUploadVideo',
      { Title: 't', FileName: 'a.mp4', StorageLocation: 'none' },
      'InvalidStorage.NotFound',
    ],
    ['RefreshUploadVideo', { VideoId: 'none' }, 'InvalidVideo.NotFound'],
    ['RefreshUploadVideo', {}, 'MissingParameter'],
    ['GetVideoInfo', { VideoId: 'none' }, 'InvalidVideo.NotFound'],
    ['CreateUploadImage', {}, 'MissingParameter'],
    ['CreateUploadImage', { ImageType: 'poster' }, 'InvalidParameter'],
    ['CreateUploadImage', { ImageType: 'cover', ImageExt: 'bmp' }, 'InvalidParameter'],
    ['CreateUploadAttachedMedia', { BusinessType: 'subtitle', MediaExt: 'png' }, 'InvalidFileName.Extension'],
    ['DeleteEverything', {}, 'InvalidAction.NotFound'],
    ['AssumeRole', {}, 'InvalidAction.NotFound'],
  ])('refuses %s %j with %s', async (action, params, code) => {
    await expect(vodClient(emulator).request(action, params)).rejects.toMatchObject({ code })
  })
})

describe('the endpoint handed out', () => {
  it.each([
    ['vod.cn-shanghai.localhost:8080', 'http://oss-cn-shanghai.localhost:8080'],
    ['vod.cn-beijing.localhost', 'http://oss-cn-shanghai.localhost'],
    ['127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['localhost:8080', 'http://localhost:8080'],
    ['10.0.2.2:8080', 'http://10.0.2.2:8080'],
  ])('for a call to %s is %s', (host, endpoint) => {
    expect(endpointFor(host, 'cn-shanghai')).toBe(endpoint)
  })

  it('may be given', async () => {
    const other = await startEmulator({ publicEndpoint: 'https://oss-cn-shanghai.test.example' })
    try {
      const response = await vodClient(other).request<{ ImageURL: string }>('CreateUploadImage', {
        ImageType: 'cover',
      })
      const { address } = decodeTicket(response)
      expect(address.Endpoint).toBe('https://oss-cn-shanghai.test.example')
      expect(response.ImageURL).toBe(
        `https://${DEFAULT_BUCKET}.oss-cn-shanghai.test.example/${address.FileName}`,
      )
    } finally {
      await other.close()
    }
  })
})
