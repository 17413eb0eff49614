// The app is ended in the middle of an upload; later the user picks the same film again, and it goes on.
import { randomFillSync } from 'node:crypto'
import { closeSync, openSync, writeSync } from 'node:fs'
import { createWechatHost, type WechatHost } from '@vod-upload/testkit'
import { bindPlatform, createUploader, type UploadInfo, type VODUploadOptions } from '@vod-upload/vod-upload'
import { wechatPlatform } from '../../src/wechat-platform'
import { openPromiseStage, type PromiseStage } from '../promise-stage'
import { MB } from '../stage'

let stage: PromiseStage
/** Ends what a test has left waiting in an app that was ended. */
const leftovers: Array<() => void> = []

afterEach(async () => {
  for (const end of leftovers.splice(0)) end()
  // What was suspended with it may end only now.
  stage.host.goForeground()
  await stage.close()
})

const operations = () => stage.emulator.requests().map(({ operation }) => operation)
const timesOf = (wanted: string) => operations().filter((operation) => operation === wanted).length

/** The phone ends the app: nothing of it reaches the network or the page any more. */
function kill(host: WechatHost): WechatHost {
  host.goBackground()
  host.suspend()
  return createWechatHost({ storedValues: new Map(host.storedValues) })
}

/** The documented page, in one run of the app. */
function page(host: WechatHost, options: VODUploadOptions = {}) {
  const started: UploadInfo[] = []
  const VODUpload = bindPlatform(() => stage.leaks.tap(wechatPlatform(host.wx)))
  let start: (path: string) => void = () => undefined
  const ended = new Promise<UploadInfo>((resolve, reject) => {
    const uploader = new VODUpload({
      parallel: 1,
      async onUploadstarted(info) {
        started.push({ ...info })
        const { UploadAuth, UploadAddress, VideoId } = await stage.askVod(info)
        uploader.setUploadAuthAndAddress(info, UploadAuth, UploadAddress, VideoId)
      },
      onUploadSucceed: resolve,
      onUploadFailed: (_, code, message) => reject(new Error(`${code}: ${message}`)),
      ...options,
    })
    start = (path) => {
      uploader.addFile({ url: path })
      uploader.startUpload()
    }
    leftovers.push(() => uploader.cleanList())
  })
  // One that was killed never ends.
  ended.catch(() => undefined)
  return { started, ended, upload: (path: string) => start(path) }
}

/** For an app that will be ended: what it tries afterwards is over soon, and nobody's business. */
const ended: VODUploadOptions = { retryCount: 0, log: () => undefined }

/** Uploads with the documented page until so many parts have arrived, then ends the app. */
async function killedAfter(parts: number, path: string): Promise<WechatHost> {
  page(stage.host, ended).upload(path)
  await stage.until(() => timesOf('UploadPart') >= parts + 1)
  return kill(stage.host)
}

test('the documented page goes on with the same video, and sends no part twice that was written down', async () => {
  stage = await openPromiseStage()
  const picked = stage.pick(6 * MB)
  const host = await killedAfter(3, picked)
  const again = page(host)
  again.upload(host.addTempFile(stage.realPathOf(picked)).path)
  const info = await again.ended

  expect(again.started).toMatchObject([{ videoId: stage.emulator.videos()[0].mediaId }])
  expect(stage.emulator.videos()).toMatchObject([{ mediaId: info.videoId, status: 'Normal' }])
  expect(timesOf('InitiateMultipartUpload')).toBe(1)
  expect(stage.holds({ bucket: info.bucket ?? '', object: info.object ?? '' }, picked)).toBe(true)
  expect(stage.partsTaken()[1]).toBe(1)
  await stage.until(() => host.storedValues.get('vod-upload/checkpoints') === JSON.stringify('{}'))
})

test('the promise API asks for a refresh of the same video', async () => {
  stage = await openPromiseStage()
  const picked = stage.pick(6 * MB)
  const upload = stage.app({ parallelParts: 1, retry: { retries: 0 }, log: () => undefined }).upload(picked)
  upload.catch(() => undefined)
  leftovers.push(() => upload.cancel())
  await stage.until(() => timesOf('UploadPart') >= 4)
  const host = kill(stage.host)

  const kinds: string[] = []
  const again = createUploader(stage.leaks.tap(wechatPlatform(host.wx)), {
    getAuth(context) {
      kinds.push(context.kind)
      return stage.answerOfVod(context)
    },
  })
  const { videoId, bucket, object } = await again.upload(host.addTempFile(stage.realPathOf(picked)))

  expect(kinds).toEqual(['refresh-video'])
  expect(stage.emulator.videos()).toMatchObject([{ mediaId: videoId }])
  expect(timesOf('InitiateMultipartUpload')).toBe(1)
  expect(stage.holds({ bucket, object }, picked)).toBe(true)
})

test('a file that only looks the same is uploaded afresh: nothing of the other one gets into it', async () => {
  stage = await openPromiseStage()
  const picked = stage.pick(6 * MB)
  const host = await killedAfter(3, picked)
  // Neither at its head, nor in its middle, nor at its tail, where samples are taken.
  const file = openSync(stage.realPathOf(picked), 'r+')
  writeSync(file, randomFillSync(Buffer.alloc(100)), 0, 100, 300_000)
  closeSync(file)
  const again = page(host)
  again.upload(host.addTempFile(stage.realPathOf(picked)).path)
  const info = await again.ended

  expect(timesOf('InitiateMultipartUpload')).toBe(2)
  expect(stage.holds({ bucket: info.bucket ?? '', object: info.object ?? '' }, picked)).toBe(true)
  await stage.until(() => stage.emulator.listMultipartUploads().length === 0)
})

test('a video that VOD has removed meanwhile is made anew', async () => {
  stage = await openPromiseStage()
  const picked = stage.pick(6 * MB)
  const host = await killedAfter(3, picked)
  const asked: boolean[] = []
  const again = page(host, {})
  const refusing = createUploader(stage.leaks.tap(wechatPlatform(host.wx)), {
    retry: { retries: 0, delayMs: 1 },
    getAuth(context) {
      asked.push(context.kind === 'refresh-video')
      if (context.kind === 'refresh-video') return Promise.reject(new Error('InvalidVideo.NotFound'))
      return stage.answerOfVod(context)
    },
  })
  const { bucket, object } = await refusing.upload(host.addTempFile(stage.realPathOf(picked)))
  expect(again.started).toEqual([])
  expect(asked).toEqual([true, false])
  expect(stage.holds({ bucket, object }, picked)).toBe(true)
})

test('ended between the last part and the answer: what is there already counts', async () => {
  stage = await openPromiseStage()
  const picked = stage.pick(3 * MB)
  stage.emulator.faults.add({
    match: { operation: 'CompleteMultipartUpload' },
    action: { kind: 'lose-answer' },
  })
  page(stage.host, ended).upload(picked)
  await stage.until(() => timesOf('CompleteMultipartUpload') === 1)
  const host = kill(stage.host)
  const again = page(host)
  again.upload(host.addTempFile(stage.realPathOf(picked)).path)
  const info = await again.ended

  expect(stage.emulator.videos()).toMatchObject([{ mediaId: info.videoId, status: 'Normal' }])
  expect(stage.holds({ bucket: info.bucket ?? '', object: info.object ?? '' }, picked)).toBe(true)
})
