// An STS token past VOD: the file goes to a bucket of the app's own.
import { DEFAULT_BUCKET } from '@vod-upload/emulator'
import type { UploadInfo, VODUpload, VODUploadOptions } from '@vod-upload/vod-upload'
import { KB, MB, openStage, type StsToken } from '../stage'
import { resumeWith, vodCalls } from '../sts-page'

type Stage = Awaited<ReturnType<typeof openStage>>
let stage: Stage

afterEach(() => stage.close())

function setDirectly(uploader: VODUpload, info: UploadInfo, token: StsToken): boolean {
  const { AccessKeyId, AccessKeySecret, SecurityToken, Expiration } = token
  return uploader.setSTSTokenDirectlyUpload(info, AccessKeyId, AccessKeySecret, SecurityToken, Expiration)
}

function directUploader(options: VODUploadOptions = {}) {
  const staged = stage.uploader({
    region: 'cn-shanghai',
    onUploadstarted: async (info) => setDirectly(staged.uploader, info, await stage.assumeRole()),
    ...options,
  })
  return staged
}

test.each([
  ['in a form', 20 * KB],
  ['in parts', 3 * MB],
])('arrives where addFile said, %s', async (_, sizeBytes) => {
  stage = await openStage()
  const { uploader, events, ended } = directUploader()
  uploader.addFile({ url: stage.pick(sizeBytes) }, stage.emulator.url, DEFAULT_BUCKET, 'mine/a b.mp4')
  uploader.startUpload()
  await ended

  expect(events).toEqual(['started 1', 'progress 1', 'succeed 1', 'end'])
  const [info] = uploader.listFiles()
  expect(info).toMatchObject({ endpoint: stage.emulator.url, bucket: DEFAULT_BUCKET, object: 'mine/a b.mp4' })
  expect(stage.arrivedWhole(info)).toBe(true)
  expect(stage.emulator.media()).toEqual([])
})

test.each([
  ['endpoint', [null, DEFAULT_BUCKET, 'a.mp4']],
  ['bucket', ['http://127.0.0.1:9', '', 'a.mp4']],
  ['object', ['http://127.0.0.1:9', DEFAULT_BUCKET, null]],
])('without %s, the page hears what is missing', async (_, [endpoint, bucket, object]) => {
  stage = await openStage()
  const messages: string[] = []
  const { uploader, events, ended } = directUploader({
    onUploadFailed: (_info, _code, message) => messages.push(message),
  })
  uploader.addFile({ url: stage.pick(20 * KB) }, endpoint, bucket, object)
  uploader.startUpload()
  await ended
  expect(events).toEqual(['started 1', 'failed InvalidArgument 1', 'end'])
  expect(messages[0]).toMatch(/pass endpoint, bucket and object to addFile/)
})

test.each([
  [
    'resumeUploadWithToken',
    (uploader: VODUpload, { AccessKeyId, AccessKeySecret, SecurityToken, Expiration }: StsToken) =>
      uploader.resumeUploadWithToken(AccessKeyId, AccessKeySecret, SecurityToken, Expiration),
  ],
  ['resumeUploadWithSTSToken', resumeWith],
])('a token that ends on the way is replaced by %s', async (_, resumeUpload) => {
  stage = await openStage({
    emulator: {
      onRequest({ operation, partNumber, status }) {
        if (operation === 'UploadPart' && partNumber === 2 && status === 200) stage.emulator.expireTokens()
      },
    },
  })
  const { uploader, events, ended } = directUploader({
    parallel: 1,
    onUploadTokenExpired: async () => {
      expect(resumeUpload(uploader, await stage.assumeRole())).toBe(true)
    },
  })
  uploader.addFile({ url: stage.pick(4 * MB) }, stage.emulator.url, DEFAULT_BUCKET, 'mine.mp4')
  uploader.startUpload()
  await ended

  expect(events).toEqual(['started 1', 'progress 1', 'token expired 1', 'progress 1', 'succeed 1', 'end'])
  expect(vodCalls(stage)).toEqual([])
  expect(stage.partsTaken()).toEqual({ 1: 1, 2: 1, 3: 1, 4: 1 })
})

test('a credential of the app’s server can be followed by an STS token, where the video’s id is known', async () => {
  stage = await openStage({
    emulator: {
      onRequest({ operation, partNumber, status }) {
        if (operation === 'UploadPart' && partNumber === 2 && status === 200) stage.emulator.expireTokens()
      },
    },
  })
  const { uploader, events, ended } = stage.uploader({
    parallel: 1,
    onUploadTokenExpired: async () => void resumeWith(uploader, await stage.assumeRole()),
  })
  uploader.addFile({ url: stage.pick(4 * MB) })
  uploader.startUpload()
  await ended
  expect(events).toContain('succeed 1')
  expect(vodCalls(stage)).toEqual(['CreateUploadVideo', 'RefreshUploadVideo'])
  expect(stage.emulator.videos()).toMatchObject([{ status: 'Normal' }])
})

test('where it is not known, the page hears that, and no second video is made', async () => {
  stage = await openStage({
    emulator: {
      onRequest({ operation, partNumber, status }) {
        if (operation === 'UploadPart' && partNumber === 2 && status === 200) stage.emulator.expireTokens()
      },
    },
  })
  const { uploader, events, ended } = stage.uploader({
    parallel: 1,
    async onUploadstarted(info) {
      const { UploadAuth, UploadAddress } = await stage.askVod(info)
      uploader.setUploadAuthAndAddress(info, UploadAuth, UploadAddress)
    },
    onUploadTokenExpired: async () => void resumeWith(uploader, await stage.assumeRole()),
  })
  uploader.addFile({ url: stage.pick(4 * MB) })
  uploader.startUpload()
  await ended
  expect(events.slice(-2)).toEqual(['failed InvalidParameter.TokenInvalid 1', 'end'])
  expect(stage.emulator.videos()).toHaveLength(1)
})
