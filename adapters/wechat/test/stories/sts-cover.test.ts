// The cover of a video: a picture on the phone becomes an image in VOD, before the video is created.
import type { UploadInfo } from '@vod-upload/vod-upload'
import { KB, openStage } from '../stage'
import { stsUploader, vodCalls } from '../sts-page'

type Stage = Awaited<ReturnType<typeof openStage>>
let stage: Stage

afterEach(() => stage.close())

/** Uploads a video with this cover. */
async function upload(given: { coverUrl?: string; vod?: object; said?: string[] }) {
  const { said = [] } = given
  const { uploader, events, ended } = stsUploader(stage, { log: (sentence) => said.push(sentence) })
  const url = stage.pick(20 * KB)
  uploader.addFile(
    { url, coverUrl: given.coverUrl },
    null,
    null,
    null,
    JSON.stringify({ Vod: given.vod ?? {} }),
  )
  uploader.startUpload()
  await ended
  return { events, said, uploader, info: uploader.listFiles()[0] }
}

const goesWell = ['started 1', 'progress 1', 'succeed 1', 'end']

function coverUrlInVod(info: UploadInfo): string | undefined {
  return stage.emulator.videos().find(({ mediaId }) => mediaId === info.videoId)?.parameters.CoverURL
}

test('is uploaded first, and VOD gets its URL', async () => {
  stage = await openStage()
  const coverUrl = stage.pick(40 * KB, '.jpg')
  const { events, said, info } = await upload({ coverUrl, vod: { AppId: 'app-7', Title: 'Mine' } })

  expect(events).toEqual(goesWell)
  expect(said).toEqual([])
  expect(vodCalls(stage)).toEqual(['CreateUploadImage', 'CreateUploadVideo'])
  const image = stage.emulator.media().find(({ kind }) => kind === 'image')
  expect(image?.parameters).toMatchObject({ ImageType: 'cover', ImageExt: 'jpg', AppId: 'app-7' })
  expect(stage.arrivedWhole({ ...info, url: coverUrl, bucket: image?.bucket, object: image?.key })).toBe(true)
  expect(coverUrlInVod(info)).toContain(image?.key)
  // The page may show it; the ids stay those of the video.
  expect(info.coverUrl).toBe(coverUrlInVod(info))
  expect(info.imageId).toBeUndefined()
  expect(stage.arrivedWhole(info)).toBe(true)
})

test('that the app gave as CoverURL wins', async () => {
  stage = await openStage()
  const CoverURL = 'https://example.com/mine.jpg'
  const { info } = await upload({ coverUrl: stage.pick(40 * KB, '.jpg'), vod: { CoverURL } })
  expect(vodCalls(stage)).toEqual(['CreateUploadVideo'])
  expect(coverUrlInVod(info)).toBe(CoverURL)
})

test('that lies on the web already is passed on as it is', async () => {
  stage = await openStage()
  const { info } = await upload({ coverUrl: 'https://example.com/there.jpg' })
  expect(vodCalls(stage)).toEqual(['CreateUploadVideo'])
  expect(coverUrlInVod(info)).toBe('https://example.com/there.jpg')
})

test.each([
  ['VOD refuses it', 'CreateUploadImage', 'Forbidden', 2],
  ['OSS refuses it', 'PostObject', 'AccessDenied', 2],
])('%s: the log says so, and the video goes on without', async (_, operation, code, calls) => {
  stage = await openStage()
  stage.emulator.faults.add({ match: { operation }, action: { kind: 'refuse', code, status: 403 } })
  const { events, said, info } = await upload({ coverUrl: stage.pick(40 * KB, '.jpg') })

  expect(events).toEqual(goesWell)
  expect(vodCalls(stage)).toHaveLength(calls)
  expect(said).toEqual([expect.stringContaining(`The cover could not be uploaded`)])
  expect(said[0]).toContain(code)
  expect(coverUrlInVod(info)).toBeUndefined()
  expect(stage.arrivedWhole(info)).toBe(true)
})

test('that is gone is passed over', async () => {
  stage = await openStage()
  const coverUrl = stage.pick(40 * KB, '.jpg')
  stage.host.removeTempFile(coverUrl)
  const { events, said } = await upload({ coverUrl })
  expect(events).toEqual(goesWell)
  expect(vodCalls(stage)).toEqual(['CreateUploadVideo'])
  expect(said).toHaveLength(1)
})

test('is uploaded once, also where VOD refuses the video and it is started again', async () => {
  stage = await openStage()
  const action = { kind: 'refuse', code: 'AddVideoFailed', status: 400 } as const
  stage.emulator.faults.add({ match: { operation: 'CreateUploadVideo' }, action })
  const { uploader, info } = await upload({ coverUrl: stage.pick(40 * KB, '.png') })
  expect(info.state).toBe('Failure')

  uploader.startUpload()
  await stage.until(() => info.state === 'Success')
  expect(vodCalls(stage)).toEqual([
    'CreateUploadImage',
    'CreateUploadVideo: AddVideoFailed',
    'CreateUploadVideo',
  ])
  expect(coverUrlInVod(info)).toBe(info.coverUrl)
})

test('an STS token that ends at the cover is asked for again, and the cover is not lost', async () => {
  stage = await openStage()
  const code = 'InvalidSecurityToken.Expired'
  stage.emulator.faults.add({ match: { operation: 'CreateUploadImage' }, action: { kind: 'refuse', code } })
  const { events, said, info } = await upload({ coverUrl: stage.pick(40 * KB, '.jpg') })
  expect(events).toEqual(['started 1', 'token expired 1', 'progress 1', 'succeed 1', 'end'])
  expect(said).toEqual([])
  expect(coverUrlInVod(info)).toBe(info.coverUrl)
})

test('is left to the app where its server asks VOD, which the log says once', async () => {
  stage = await openStage()
  const said: string[] = []
  const { uploader, events, ended } = stage.uploader({ log: (sentence) => said.push(sentence) })
  for (let file = 0; file < 2; file += 1) {
    uploader.addFile({ url: stage.pick(20 * KB), coverUrl: stage.pick(20 * KB, '.jpg') })
  }
  uploader.startUpload()
  await ended
  expect(events).toContain('succeed 2')
  expect(said).toEqual([expect.stringMatching(/^coverUrl is a file of the phone/)])
})
