// The vendor's documentation page, call by call: the same names, argument shapes and order, in our own words. The
// phone is as strict as a real one, and everything is called by its real name.
import { bindPlatform, type VODUpload, type VODUploadOptions } from '@vod-upload/vod-upload'
import { wechatPlatform } from '../../src/wechat-platform'
import { MB, openStage, type Stage } from '../stage'

const BUCKET_HOST = 'outin-emulator.oss-cn-shanghai.aliyuncs.com'
const VOD_HOST = 'vod.cn-shanghai.aliyuncs.com'

let stage: Awaited<ReturnType<typeof openStage>>
let construct: (options: VODUploadOptions) => VODUpload
const printed: string[] = []
const log = (line: string) => printed.push(line)

beforeEach(async () => {
  printed.length = 0
  stage = await openStage({
    emulator: { publicEndpoint: 'https://oss-cn-shanghai.aliyuncs.com' },
    host: ({ port }) => ({
      loopbackPorts: { [BUCKET_HOST]: port, [VOD_HOST]: port },
      requestDomains: [`https://${BUCKET_HOST}`, `https://${VOD_HOST}`],
      uploadDomains: [`https://${BUCKET_HOST}`],
    }),
  })
  const Documented = bindPlatform(() => stage.leaks.tap(wechatPlatform(stage.host.wx)))
  construct = (options) => new Documented(options)
})

afterEach(() => stage.close())

/** Picks by `wx.chooseVideo`, adds as documented, and starts. */
function chooseAndStart(uploader: VODUpload, sizeBytes: number): void {
  stage.host.pickNext(stage.pickFile(sizeBytes))
  stage.host.wx.chooseVideo({
    success(res) {
      const file = { url: res.tempFilePath, coverUrl: '' }
      const userData = '{"Vod":{}}'
      uploader.addFile(file, null, null, null, userData)
      uploader.startUpload()
    },
  })
}

/** The credential that an app has fetched from its server before the callbacks ask for it. */
async function fetchCredential(askVod: Stage['askVod'], videoId?: string) {
  const asked = { file: { name: 'a.mp4' }, isImage: false, videoId }
  const { UploadAuth, UploadAddress, VideoId } = await askVod(asked as Parameters<Stage['askVod']>[0])
  return { uploadAuth: UploadAuth, uploadAddress: UploadAddress, videoId: VideoId }
}

test('upload address and credential', async () => {
  const { uploadAuth, uploadAddress, videoId } = await fetchCredential(stage.askVod)
  await new Promise<void>((resolve) => {
    const uploader = construct({
      userId: '0',
      region: '',
      retryCount: 3,
      retryDuration: 2,
      onUploadstarted(uploadInfo) {
        const { file, endpoint, bucket, object } = uploadInfo
        log(`onUploadStarted:${file.name}, endpoint:${endpoint}, bucket:${bucket}, object:${object}`)
        expect(uploadInfo.videoId).toBeUndefined()
        uploader.setUploadAuthAndAddress(uploadInfo, uploadAuth, uploadAddress, videoId)
      },
      onUploadSucceed({ file, endpoint, bucket, object }) {
        log(`onUploadSucceed: ${file.name}, endpoint:${endpoint}, bucket:${bucket}, object:${object}`)
      },
      onUploadFailed: ({ file }, code, message) => log(`onUploadFailed: ${file.name} ${code} ${message}`),
      onUploadProgress(_, totalSize, loadedPercent) {
        log(`onUploadProgress: ${totalSize} ${Math.ceil(loadedPercent * 100)}%`)
      },
      onUploadTokenExpired: () => log('onUploadTokenExpired'),
      onUploadEnd() {
        log('onUploadEnd: uploaded all the files')
        resolve()
      },
    })
    chooseAndStart(uploader, 3 * MB)
  })

  const [video] = stage.emulator.videos()
  expect(video).toMatchObject({ mediaId: videoId, status: 'Normal', sizeBytes: 3 * MB })
  expect(printed[0]).toMatch(/^onUploadStarted:tmp_.*\.mp4, endpoint:undefined/)
  expect(printed.slice(-3)).toEqual([
    `onUploadProgress: ${3 * MB} 100%`,
    expect.stringMatching(
      `^onUploadSucceed: tmp_.*, endpoint:https://oss-cn-shanghai.aliyuncs.com, bucket:outin-emulator, object:${video.key}$`,
    ),
    'onUploadEnd: uploaded all the files',
  ])
})

test('upload address and credential, which ends on the way', async () => {
  const { uploadAuth, uploadAddress, videoId } = await fetchCredential(stage.askVod)
  stage.emulator.expireTokens()
  const fresh = await fetchCredential(stage.askVod, videoId)
  await new Promise<void>((resolve) => {
    const uploader = construct({
      userId: '0',
      onUploadstarted: (info) => uploader.setUploadAuthAndAddress(info, uploadAuth, uploadAddress, videoId),
      onUploadTokenExpired({ videoId: expired }) {
        log(`onUploadTokenExpired ${expired}`)
        expect(uploader.resumeUploadWithAuth(fresh.uploadAuth)).toBe(true)
      },
      onUploadEnd: () => resolve(),
    })
    chooseAndStart(uploader, 3 * MB)
  })
  expect(printed).toEqual([`onUploadTokenExpired ${videoId}`])
  expect(stage.emulator.videos()).toMatchObject([{ status: 'Normal' }])
})

test('STS token', async () => {
  const {
    AccessKeyId: accessKeyId,
    AccessKeySecret: accessKeySecret,
    SecurityToken: secretToken,
  } = await stage.assumeRole()
  await new Promise<void>((resolve) => {
    const uploader = construct({
      retryCount: 3,
      retryDuration: 2,
      onUploadstarted(uploadInfo) {
        uploader.setSTSToken(uploadInfo, accessKeyId, accessKeySecret, secretToken)
      },
      onUploadSucceed: ({ bucket, object, videoId }) => log(`onUploadSucceed ${bucket} ${object} ${videoId}`),
      onUploadFailed: (_, code, message) => log(`onUploadFailed ${code} ${message}`),
      onUploadEnd: () => resolve(),
    })
    chooseAndStart(uploader, 3 * MB)
  })
  const [{ bucket, key, mediaId, status }] = stage.emulator.videos()
  expect(printed).toEqual([`onUploadSucceed ${bucket} ${key} ${mediaId}`])
  expect(status).toBe('Normal')
})

test('STS token, which ends on the way', async () => {
  const ended = await stage.assumeRole()
  stage.emulator.expireTokens()
  const {
    AccessKeyId: accessKeyId,
    AccessKeySecret: accessKeySecret,
    SecurityToken: secretToken,
  } = await stage.assumeRole()
  await new Promise<void>((resolve) => {
    const uploader = construct({
      onUploadstarted(uploadInfo) {
        uploader.setSTSToken(uploadInfo, ended.AccessKeyId, ended.AccessKeySecret, ended.SecurityToken)
      },
      onUploadTokenExpired() {
        log('onUploadTokenExpired')
        uploader.resumeUploadWithSTSToken(accessKeyId, accessKeySecret, secretToken)
      },
      onUploadEnd: () => resolve(),
    })
    chooseAndStart(uploader, 3 * MB)
  })
  expect(printed).toEqual(['onUploadTokenExpired'])
  expect(stage.emulator.videos()).toMatchObject([{ status: 'Normal' }])
})

test('the list and its control', async () => {
  const uploader = construct({
    async onUploadstarted(info) {
      const { uploadAuth, uploadAddress, videoId } = await fetchCredential(stage.askVod, info.videoId)
      uploader.setUploadAuthAndAddress(info, uploadAuth, uploadAddress, videoId)
    },
    onUploadEnd: () => log('end'),
  })
  const index = 0
  for (let count = 0; count < 3; count += 1) {
    uploader.addFile({ url: stage.pick(MB) }, null, null, null, '{"Vod":{"Title":"test","CateId":"234"}}')
  }
  expect(uploader.listFiles()).toHaveLength(3)
  expect(uploader.deleteFile(index)).toBe(true)
  expect(uploader.cancelFile(index)).toBe(true)
  expect(uploader.resumeFile(index)).toBe(true)
  uploader.startUpload()
  uploader.stopUpload()
  expect(uploader.listFiles().map(({ state }) => state)).toEqual(['Stoped', 'Ready'])
  uploader.startUpload()
  await stage.until(() => printed.includes('end'))
  expect(uploader.listFiles().map(({ state }) => state)).toEqual(['Success', 'Success'])
  uploader.cleanList()
  expect(uploader.listFiles()).toEqual([])
})
