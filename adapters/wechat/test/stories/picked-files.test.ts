// Files as WeChat's pickers return them, handed to `addFile` untouched.
import { KB, openStage } from '../stage'

type Stage = Awaited<ReturnType<typeof openStage>>
type MediaResult = Parameters<
  NonNullable<NonNullable<Parameters<Stage['host']['wx']['chooseMedia']>[0]>['success']>
>[0]
let stage: Stage

beforeEach(async () => {
  stage = await openStage()
})
afterEach(() => stage.close())

/** What the page gets when the user picks files with these extensions. */
const chooseMedia = (...extensions: string[]) =>
  new Promise<MediaResult>((success, fail) => {
    stage.host.pickNext(...extensions.map((extension) => stage.pickFile(10 * KB, extension)))
    stage.host.wx.chooseMedia({ success, fail })
  })

test('a file is taken as the picker returned it, or in the picker’s whole result', async () => {
  const { uploader, events, ended } = stage.uploader()
  const video = await chooseMedia('.mp4')
  const image = await chooseMedia('.png')
  expect(uploader.addFile(video.tempFiles[0])).toBe(true)
  expect(uploader.addFile(image)).toBe(true)

  const [first, second] = uploader.listFiles()
  const url = video.tempFiles[0].tempFilePath
  expect(first).toMatchObject({ url, isImage: false, file: { url, size: 10 * KB, type: 'video/mp4' } })
  expect(second).toMatchObject({ isImage: true, file: { size: 10 * KB, type: 'image/png' } })
  uploader.startUpload()
  await ended
  expect(events.filter((event) => event.startsWith('succeed'))).toEqual(['succeed 1', 'succeed 2'])
  expect([first, second].map(stage.arrivedWhole)).toEqual([true, true])
})

test('a result with several files is refused with a sentence that says how to hand them over', async () => {
  const told: string[] = []
  const { uploader } = stage.uploader({
    onUploadFailed: (_, code, message) => told.push(`${code}: ${message}`),
  })
  const result = await chooseMedia('.mp4', '.png')
  expect(uploader.addFile(result)).toBe(false)
  expect(told).toEqual([expect.stringMatching(/^InvalidArgument: .* 2 files: hand them over one by one/)])
  expect(result.tempFiles.map((file) => uploader.addFile(file))).toEqual([true, true])
})

test('the same file in another shape is a duplicate', async () => {
  const codes: string[] = []
  const { uploader } = stage.uploader({ onUploadFailed: (_, code) => codes.push(code) })
  const { tempFiles } = await chooseMedia('.mp4')
  const [{ tempFilePath }] = tempFiles
  expect(uploader.addFile({ url: tempFilePath })).toBe(true)
  expect([uploader.addFile(tempFiles[0]), uploader.addFile(tempFilePath)]).toEqual([false, false])
  expect(codes).toEqual(['FileDuplication', 'FileDuplication'])
})

test('the thumbnail that the picker adds to a video is no cover', async () => {
  const { uploader } = stage.uploader()
  const { tempFiles } = await chooseMedia('.mp4')
  expect(tempFiles[0].thumbTempFilePath).not.toBe('')
  uploader.addFile(tempFiles[0])
  uploader.addFile({ ...(await chooseMedia('.mov')).tempFiles[0], coverUrl: 'https://example.com/cover.jpg' })
  expect(uploader.listFiles().map(({ coverUrl }) => coverUrl)).toEqual([
    undefined,
    'https://example.com/cover.jpg',
  ])
})

test('where neither path nor content tells the kind, the picker does', async () => {
  const { uploader, ended } = stage.uploader()
  const [picked] = (await chooseMedia('')).tempFiles
  uploader.addFile({ ...picked, fileType: 'image' })
  uploader.startUpload()
  await ended
  const [info] = uploader.listFiles()
  expect(info).toMatchObject({ isImage: true, file: { type: 'image/jpeg' } })
  expect(info.file.name).toMatch(/^tmp_\w+\.jpg$/)
  expect(stage.emulator.media()[0].kind).toBe('image')
})
