// The object was made, and nobody heard of it: it must not be made twice, nor called failed.
import { DEFAULT_BUCKET } from '@vod-upload/emulator'
import { KB, MB, openStage } from '../stage'

type Stage = Awaited<ReturnType<typeof openStage>>
let stage: Stage

afterEach(() => stage.close())

const lost = { match: { operation: 'CompleteMultipartUpload' }, action: { kind: 'lose-answer' } } as const
const operations = () => stage.emulator.requests().map(({ operation }) => operation)
const timesOf = (wanted: string) => operations().filter((operation) => operation === wanted).length

test('with an UploadAuth, which may not look at the object: every part goes once', async () => {
  stage = await openStage()
  stage.emulator.faults.add(lost)
  const { uploader, events, ended } = stage.uploader()
  uploader.addFile({ url: stage.pick(3 * MB) })
  uploader.startUpload()
  await ended

  expect(events).toEqual(['started 1', 'progress 1', 'succeed 1', 'end'])
  expect(stage.arrivedWhole(uploader.listFiles()[0])).toBe(true)
  expect(stage.partsTaken()).toEqual({ 1: 1, 2: 1, 3: 1 })
  expect(stage.emulator.listMultipartUploads()).toEqual([])
})

test('with a credential that may: it is looked at, and held against what was sent', async () => {
  stage = await openStage()
  stage.emulator.faults.add(lost)
  const token = await stage.assumeRole()
  const { uploader, events, ended } = stage.uploader({
    region: 'cn-shanghai',
    onUploadstarted(info) {
      const { AccessKeyId, AccessKeySecret, SecurityToken, Expiration } = token
      uploader.setSTSTokenDirectlyUpload(info, AccessKeyId, AccessKeySecret, SecurityToken, Expiration)
    },
  })
  uploader.addFile({ url: stage.pick(3 * MB) }, stage.emulator.url, DEFAULT_BUCKET, 'direct/clip.mp4')
  uploader.startUpload()
  await ended

  expect(events).toEqual(['started 1', 'progress 1', 'succeed 1', 'end'])
  expect(stage.partsTaken()).toEqual({ 1: 1, 2: 1, 3: 1 })
  expect(timesOf('HeadObject')).toBe(1)
  expect(timesOf('InitiateMultipartUpload')).toBe(1)
})

test('a session that was ended elsewhere is no success: the file is uploaded again', async () => {
  stage = await openStage()
  stage.emulator.faults.add({
    match: { operation: 'CompleteMultipartUpload' },
    action: { kind: 'refuse', code: 'NoSuchUpload', status: 404 },
  })
  const { uploader, events, ended } = stage.uploader()
  uploader.addFile({ url: stage.pick(3 * MB) })
  uploader.startUpload()
  await ended

  expect(events).toEqual(['started 1', 'progress 1', 'succeed 1', 'end'])
  expect(stage.arrivedWhole(uploader.listFiles()[0])).toBe(true)
  expect(stage.partsTaken()).toEqual({ 1: 2, 2: 2, 3: 2 })
})

const lostForm = { match: { operation: 'PostObject' }, action: { kind: 'lose-answer' } } as const

test('a form whose answer was lost, with a credential that may look: the file does not go a second time', async () => {
  stage = await openStage()
  stage.emulator.faults.add(lostForm)
  const token = await stage.assumeRole()
  const { uploader, events, ended } = stage.uploader({
    region: 'cn-shanghai',
    onUploadstarted(info) {
      const { AccessKeyId, AccessKeySecret, SecurityToken, Expiration } = token
      uploader.setSTSTokenDirectlyUpload(info, AccessKeyId, AccessKeySecret, SecurityToken, Expiration)
    },
  })
  uploader.addFile({ url: stage.pick(10 * KB) }, stage.emulator.url, DEFAULT_BUCKET, 'direct/clip.mp4')
  uploader.startUpload()
  await ended

  expect(events).toEqual(['started 1', 'progress 1', 'succeed 1', 'end'])
  expect(stage.arrivedWhole(uploader.listFiles()[0])).toBe(true)
  expect(operations().filter((each) => /Object$/.test(each))).toEqual(['PostObject', 'HeadObject'])
})

test('a form whose answer was lost, with an UploadAuth: it goes again, over the same object', async () => {
  stage = await openStage()
  stage.emulator.faults.add(lostForm)
  const { uploader, events, ended } = stage.uploader()
  uploader.addFile({ url: stage.pick(10 * KB) })
  uploader.startUpload()
  await ended

  expect(events).toEqual(['started 1', 'progress 1', 'succeed 1', 'end'])
  expect(stage.arrivedWhole(uploader.listFiles()[0])).toBe(true)
  expect(timesOf('PostObject')).toBe(2)
})
