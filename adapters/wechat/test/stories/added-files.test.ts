// What `addFile` takes, refuses, and tells.
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { KB, MB, openStage } from '../stage'

type Stage = Awaited<ReturnType<typeof openStage>>
let stage: Stage

afterEach(() => stage.close())

const failuresOf = (options: { codes: string[]; messages: string[] }) => ({
  onUploadFailed(_: unknown, code: string, message: string) {
    options.codes.push(code)
    options.messages.push(message)
  },
})

test('what cannot be taken has a code and a sentence each, and throws nothing', async () => {
  stage = await openStage()
  const told = { codes: [] as string[], messages: [] as string[] }
  const { uploader } = stage.uploader(failuresOf(told))
  const url = stage.pick(10 * KB)

  expect(uploader.addFile({ url })).toBe(true)
  expect(uploader.addFile({ url })).toBe(false)
  expect(uploader.addFile({ url: stage.pick(0), size: 0 })).toBe(false)
  expect(uploader.addFile({ url: stage.pick(10 * KB) }, null, null, null, '{"Vod":{Title}}')).toBe(false)
  expect(uploader.addFile({ url: '' })).toBe(false)
  expect(uploader.addFile({})).toBe(false)
  // @ts-expect-error pages in JavaScript do this
  expect(uploader.addFile()).toBe(false)

  expect(told.codes).toEqual([
    'FileDuplication',
    'EmptyFile',
    'InvalidArgument',
    'InvalidArgument',
    'InvalidArgument',
  ])
  expect(told.messages[2]).toMatch(/position 8/)
  expect(uploader.listFiles()).toHaveLength(1)
})

test('messages come in Chinese where the app wants it', async () => {
  stage = await openStage()
  const told = { codes: [] as string[], messages: [] as string[] }
  const { uploader } = stage.uploader({ locale: 'zh-CN', ...failuresOf(told) })
  uploader.addFile({ url: stage.pick(0), size: 0 })
  expect(told.messages[0]).toMatch(/^文件大小为 0，不能上传。/)
})

test('a bare temp path gets the name, extension and kind of what is in it', async () => {
  stage = await openStage()
  const realPath = join(tmpdir(), `bare-${process.pid}`)
  writeFileSync(realPath, Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(2000)]))
  const { tempFilePath } = stage.host.addTempFile(realPath, { extension: '' })
  const seen: unknown[] = []
  const { uploader, ended } = stage.uploader({
    async onUploadstarted(info) {
      seen.push({
        name: info.file.name,
        isImage: info.isImage,
        fileSize: info.fileSize,
        type: info.file.type,
      })
      const answer = await stage.askVod(info)
      uploader.setUploadAuthAndAddress(info, answer.UploadAuth, answer.UploadAddress, answer.ImageId)
    },
  })
  uploader.addFile({ url: tempFilePath })
  uploader.startUpload()
  await ended

  expect(seen).toEqual([
    { name: expect.stringMatching(/^tmp_.*\.png$/), isImage: true, fileSize: 2008, type: 'image/png' },
  ])
  const [info] = uploader.listFiles()
  expect(info.imageId).toBe(info.videoId)
  expect(info.imageId).toBe(stage.emulator.media()[0].mediaId)
})

test('size and kind are known when the upload starts, since apps send them to their server there', async () => {
  stage = await openStage()
  const known: unknown[] = []
  const { uploader } = stage.uploader({
    onUploadstarted: ({ fileSize, isImage, file }) => known.push({ fileSize, isImage, size: file.size }),
  })
  uploader.addFile({ url: stage.pick(30 * KB, '.jpg') })
  uploader.startUpload()
  await stage.until(() => known.length === 1)
  expect(known).toEqual([{ fileSize: 30 * KB, isImage: true, size: 30 * KB }])
  uploader.stopUpload()
})

test('the host computes fileHash, an MD5, in the background', async () => {
  stage = await openStage()
  const { uploader } = stage.uploader()
  const url = stage.pick(30 * KB)
  uploader.addFile({ url })
  const [info] = uploader.listFiles()
  await stage.until(() => info.fileHash !== undefined)
  expect(info.fileHash).toBe(createHash('md5').update(stage.bytesOf(url)).digest('hex'))
})

test('endpoint, bucket and object of addFile win over those of the credential', async () => {
  stage = await openStage()
  const { uploader, events, ended } = stage.uploader()
  uploader.addFile({ url: stage.pick(10 * KB) }, null, null, 'sv/elsewhere.mp4')
  uploader.startUpload()
  await ended
  // The credential is for the object that VOD chose, so that OSS refuses this one: the override did take place.
  expect(events).toContain('failed AccessDenied 1')
  expect(uploader.listFiles()[0].object).toBe('sv/elsewhere.mp4')
})

test('userData travels with the calls that open and complete an upload in parts', async () => {
  stage = await openStage()
  const { uploader, ended } = stage.uploader()
  const userData = '{"Vod":{"UserData":{"IsShowWaterMark":"false","Priority":"7"}}}'
  uploader.addFile({ url: stage.pick(2 * MB) }, null, null, null, userData)
  uploader.startUpload()
  await ended
  const [{ notification }] = stage.emulator.listObjects()
  expect(Buffer.from(notification ?? '', 'base64').toString()).toBe(userData)
})

test("the documented sample's slip in userData does no harm", async () => {
  stage = await openStage()
  const { uploader, events, ended } = stage.uploader()
  const slip = `${JSON.stringify({ Vod: { Title: 'test', CateId: '234' } }).slice(0, -1)}"}`
  expect(uploader.addFile({ url: stage.pick(10 * KB) }, null, null, null, slip)).toBe(true)
  expect(uploader.listFiles()[0].videoInfo).toEqual({ Title: 'test', CateId: '234' })
  uploader.startUpload()
  await ended
  expect(events).toContain('succeed 1')
})

test('progress in percent, for apps written against 1.0.1', async () => {
  stage = await openStage()
  const percents: number[] = []
  const { uploader, ended } = stage.uploader({
    progressUnit: 'percent',
    onUploadProgress: (_, __, percent) => percents.push(percent),
  })
  uploader.addFile({ url: stage.pick(3 * MB) })
  uploader.startUpload()
  await ended
  expect(percents.every((percent) => Number.isInteger(percent))).toBe(true)
  expect(percents[percents.length - 1]).toBe(100)
})
