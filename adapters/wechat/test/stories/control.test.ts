import { KB, MB, openStage } from '../stage'

type Stage = Awaited<ReturnType<typeof openStage>>
let stage: Stage

afterEach(() => stage.close())

test('stop, then start: the same video goes on with the parts it has', async () => {
  stage = await openStage()
  const letThrough = stage.holdPart(4)
  let stopped = false
  const { uploader, events, ended } = stage.uploader({
    parallel: 1,
    onUploadProgress(_, __, loadedPercent) {
      if (stopped || loadedPercent < 0.5) return
      stopped = true
      uploader.stopUpload()
      expect(uploader.listFiles()[0].state).toBe('Stoped')
      letThrough()
      uploader.startUpload()
    },
  })
  uploader.addFile({ url: stage.pick(6 * MB) })
  uploader.startUpload()
  await ended

  expect(events).toEqual(['started 1', 'progress 1', 'started 1', 'progress 1', 'succeed 1', 'end'])
  expect(stage.partsTaken()).toEqual({ 1: 1, 2: 1, 3: 1, 4: 1, 5: 1, 6: 1 })
  expect(stage.arrivedWhole(uploader.listFiles()[0])).toBe(true)
  expect(stage.emulator.videos()).toHaveLength(1)
  expect(stage.emulator.listMultipartUploads()).toEqual([])
})

test('stop aborts what the host is sending, and calls nothing more', async () => {
  stage = await openStage()
  // Without an abort the story would not end.
  stage.holdPart(2)
  const { uploader, events } = stage.uploader({
    parallel: 1,
    onUploadProgress: () => setImmediate(() => uploader.stopUpload()),
  })
  uploader.addFile({ url: stage.pick(3 * MB) })
  uploader.startUpload()
  await stage.until(() => uploader.listFiles()[0].state === 'Stoped')
  await stage.host.idle()

  expect(events).toEqual(['started 1', 'progress 1'])
  await stage.until(() => stage.host.pending() === 0)
})

test('cancel leaves no multipart session on the server, and the next file goes on', async () => {
  stage = await openStage()
  let cancelled = false
  const { uploader, events, ended } = stage.uploader({
    onUploadProgress() {
      if (cancelled) return
      cancelled = true
      expect(stage.emulator.listMultipartUploads()).toHaveLength(1)
      expect(uploader.cancelFile(0)).toBe(true)
    },
  })
  uploader.addFile({ url: stage.pick(8 * MB) })
  uploader.addFile({ url: stage.pick(10 * KB) })
  uploader.startUpload()
  await ended
  await stage.host.idle()

  expect(events).toEqual([
    ...['started 1', 'progress 1', 'canceled 1'],
    ...['started 2', 'progress 2', 'succeed 2'],
    'end',
  ])
  expect(stage.emulator.listMultipartUploads()).toEqual([])
  expect(stage.emulator.listObjects()).toHaveLength(1)
})

test('cancel while the session is being opened: it is aborted as soon as its id is known', async () => {
  stage = await openStage()
  stage.emulator.faults.add({
    match: { operation: 'InitiateMultipartUpload' },
    action: { kind: 'delay', ms: 300 },
  })
  const { uploader, events, ended } = stage.uploader()
  uploader.addFile({ url: stage.pick(2 * MB) })
  uploader.startUpload()
  await stage.until(() => stage.host.calls.some(({ outcome }) => outcome === 'sent'))
  expect(uploader.cancelFile(0)).toBe(true)
  await ended
  await stage.until(() => operations().includes('AbortMultipartUpload'))

  expect(events).toEqual(['started 1', 'canceled 1', 'end'])
  expect(operations()).not.toContain('UploadPart')
  expect(stage.emulator.listMultipartUploads()).toEqual([])
})

test('a stopped file that is cancelled later leaves nothing either', async () => {
  stage = await openStage()
  const { uploader } = stage.uploader({ onUploadProgress: () => uploader.stopUpload() })
  uploader.addFile({ url: stage.pick(3 * MB) })
  uploader.startUpload()
  await stage.until(() => uploader.listFiles()[0].state === 'Stoped')
  await stage.host.idle()
  expect(stage.emulator.listMultipartUploads()).toHaveLength(1)

  expect(uploader.cancelFile(0)).toBe(true)
  await stage.until(() => stage.emulator.listMultipartUploads().length === 0)
})

test('stop before the credential has come, then start: asked for again', async () => {
  stage = await openStage()
  let asked = 0
  const { uploader, events, ended } = stage.uploader({
    async onUploadstarted(info) {
      asked += 1
      const first = asked === 1
      const { UploadAuth, UploadAddress, VideoId } = await stage.askVod(info)
      if (first) {
        uploader.stopUpload()
        expect(uploader.setUploadAuthAndAddress(info, UploadAuth, UploadAddress, VideoId)).toBe(false)
        uploader.startUpload()
      } else uploader.setUploadAuthAndAddress(info, UploadAuth, UploadAddress, VideoId)
    },
  })
  uploader.addFile({ url: stage.pick(10 * KB) })
  uploader.startUpload()
  await ended

  expect(events).toEqual(['started 1', 'started 1', 'progress 1', 'succeed 1', 'end'])
  expect(stage.emulator.videos()).toHaveLength(1)
})

test('the methods work when taken off the instance', async () => {
  stage = await openStage()
  const { uploader, events, ended } = stage.uploader()
  const { addFile, startUpload, listFiles } = uploader
  expect(addFile({ url: stage.pick(10 * KB) })).toBe(true)
  startUpload()
  await ended
  expect(events).toEqual(['started 1', 'progress 1', 'succeed 1', 'end'])
  expect(stage.arrivedWhole(listFiles()[0])).toBe(true)
})

function operations(): string[] {
  return stage.emulator.requests().map(({ operation }) => operation)
}
