import { KB, MB, openStage } from '../stage'

type Stage = Awaited<ReturnType<typeof openStage>>
let stage: Stage

afterEach(() => stage.close())

test('a video goes in parts, a picture in one form, one after the other', async () => {
  stage = await openStage()
  const { uploader, events, ended } = stage.uploader({ parallel: 3 })
  uploader.addFile({ url: stage.pick(5 * MB + 12345) }, null, null, null, '{"Vod":{}}')
  uploader.addFile({ url: stage.pick(300 * KB, '.png') })
  uploader.startUpload()
  await ended

  expect(events).toEqual([
    ...['started 1', 'progress 1', 'succeed 1'],
    ...['started 2', 'progress 2', 'succeed 2'],
    'end',
  ])
  const [video, picture] = uploader.listFiles()
  expect(video).toMatchObject({
    state: 'Success',
    loaded: 1,
    fileSize: 5 * MB + 12345,
    region: 'cn-shanghai',
  })
  expect(picture).toMatchObject({ state: 'Success', isImage: true })
  expect(stage.arrivedWhole(video)).toBe(true)
  expect(stage.arrivedWhole(picture)).toBe(true)
  expect(stage.partsTaken()).toEqual({ 1: 1, 2: 1, 3: 1, 4: 1, 5: 1, 6: 1 })
  expect(stage.emulator.videos()).toMatchObject([{ status: 'Normal' }])
  expect(video.videoId).toBe(stage.emulator.videos()[0].mediaId)
})

test('progress is a fraction that never falls and ends at 1', async () => {
  stage = await openStage()
  const fractions: number[] = []
  const { uploader, ended } = stage.uploader({
    onUploadProgress: (_, totalSize, loadedPercent) => {
      expect(totalSize).toBe(4 * MB)
      fractions.push(loadedPercent)
    },
  })
  uploader.addFile({ url: stage.pick(4 * MB) })
  uploader.startUpload()
  await ended

  expect(fractions).toEqual([...fractions].sort((one, other) => one - other))
  expect(fractions[fractions.length - 1]).toBe(1)
})

test.each(['v4', 'v1'] as const)('OSS accepts both ways of sending, signed %s', async (signature) => {
  stage = await openStage()
  const { uploader, events, ended } = stage.uploader({ signature })
  uploader.addFile({ url: stage.pick(2 * MB) })
  uploader.addFile({ url: stage.pick(10 * KB) })
  uploader.startUpload()
  await ended

  expect(events.filter((event) => event.startsWith('succeed'))).toHaveLength(2)
  expect(uploader.listFiles().every(stage.arrivedWhole)).toBe(true)
})

test('several uploaders at once do not touch each other', async () => {
  stage = await openStage()
  const both = [stage.uploader(), stage.uploader()]
  for (const { uploader } of both) {
    uploader.addFile({ url: stage.pick(3 * MB) })
    uploader.startUpload()
  }
  await Promise.all(both.map(({ ended }) => ended))

  for (const { uploader, events } of both) {
    expect(events).toEqual(['started 1', 'progress 1', 'succeed 1', 'end'])
    expect(stage.arrivedWhole(uploader.listFiles()[0])).toBe(true)
  }
})

test('the host never runs more calls than the lanes, and nothing is left when it is over', async () => {
  stage = await openStage()
  const { uploader, ended } = stage.uploader({ parallel: 3 })
  uploader.addFile({ url: stage.pick(8 * MB) })
  uploader.startUpload()
  await ended
  await stage.host.idle()

  expect(stage.host.maxInFlight).toBe(3)
  await stage.until(() => stage.host.pending() === 0)
  expect(stage.host.listenerCount()).toBe(0)
  expect(stage.emulator.listMultipartUploads()).toEqual([])
})
