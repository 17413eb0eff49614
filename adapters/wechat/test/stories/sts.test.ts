// STS mode: the page hands in an STS token, and VOD is called from the client.
import { KB, MB, openStage } from '../stage'
import { setToken, stsUploader, vodCalls } from '../sts-page'

type Stage = Awaited<ReturnType<typeof openStage>>
let stage: Stage

afterEach(() => stage.close())

describe('a video', () => {
  test('is created with all that userData says, and arrives', async () => {
    stage = await openStage()
    const { uploader, events, ended } = stsUploader(stage)
    const vod = {
      Title: 'Harbour at night ✓',
      Description: 'a+b & c=d',
      CateId: 234,
      Tags: 'sea,boat',
      TemplateGroupId: 'f0e1',
      WorkflowId: 'w1',
      StorageLocation: 'outin-emulator.oss-cn-shanghai.aliyuncs.com',
      AppId: 'app-1000000',
      CoverURL: 'https://example.com/c.jpg',
      UserData: { Extend: { id: 7 } },
    }
    uploader.addFile({ url: stage.pick(3 * MB) }, null, null, null, JSON.stringify({ Vod: vod }))
    uploader.startUpload()
    await ended

    expect(events).toEqual(['started 1', 'progress 1', 'succeed 1', 'end'])
    expect(vodCalls(stage)).toEqual(['CreateUploadVideo'])
    const [video] = stage.emulator.videos()
    const [info] = uploader.listFiles()
    expect(video).toMatchObject({ status: 'Normal', sizeBytes: 3 * MB })
    expect(video.parameters).toEqual({
      ...vod,
      CateId: '234',
      UserData: '{"Extend":{"id":7}}',
      FileName: info.file.name,
      FileSize: String(3 * MB),
    })
    expect(info).toMatchObject({
      videoId: video.mediaId,
      bucket: video.bucket,
      object: video.key,
      region: 'cn-shanghai',
    })
    expect(stage.arrivedWhole(info)).toBe(true)
    expect(JSON.stringify(info)).not.toMatch(/STS\.|CAIS/)
  })

  test('that was stopped goes on with the parts it has: its credential is refreshed, no second video made', async () => {
    stage = await openStage()
    const letThrough = stage.holdPart(3)
    let stopped = false
    const { uploader, events, ended } = stsUploader(stage, {
      parallel: 1,
      onUploadProgress(_, __, loadedPercent) {
        if (stopped || loadedPercent < 0.5) return
        stopped = true
        uploader.stopUpload()
        letThrough()
        uploader.startUpload()
      },
    })
    uploader.addFile({ url: stage.pick(4 * MB) })
    uploader.startUpload()
    await ended

    expect(events).toEqual(['started 1', 'progress 1', 'started 1', 'progress 1', 'succeed 1', 'end'])
    expect(vodCalls(stage)).toEqual(['CreateUploadVideo', 'RefreshUploadVideo'])
    expect(stage.partsTaken()).toEqual({ 1: 1, 2: 1, 3: 1, 4: 1 })
    expect(stage.emulator.videos()).toHaveLength(1)
  })

  test('that is stopped while VOD creates it is not created twice', async () => {
    stage = await openStage()
    stage.emulator.faults.add({
      match: { operation: 'CreateUploadVideo' },
      action: { kind: 'delay', ms: 50 },
    })
    let started = 0
    const { uploader, ended } = stsUploader(stage, {
      async onUploadstarted(info) {
        started += 1
        const first = started === 1
        setToken(uploader, info, await stage.assumeRole())
        if (!first) return
        // Once the call is on its way.
        await stage.until(() => stage.host.inFlight > 0)
        uploader.stopUpload()
        uploader.startUpload()
      },
    })
    uploader.addFile({ url: stage.pick(20 * KB) })
    uploader.startUpload()
    await ended

    expect(vodCalls(stage)).toEqual(['CreateUploadVideo', 'RefreshUploadVideo'])
    expect(stage.emulator.videos()).toMatchObject([{ status: 'Normal' }])
  })
})

describe('an image', () => {
  test('is created as one, and its id and URL are told', async () => {
    stage = await openStage()
    const { uploader, events, ended } = stsUploader(stage)
    uploader.addFile(
      { url: stage.pick(30 * KB, '.jpg') },
      null,
      null,
      null,
      '{"Vod":{"Tags":"a,b","CateId":"5"}}',
    )
    uploader.startUpload()
    await ended

    expect(events).toEqual(['started 1', 'progress 1', 'succeed 1', 'end'])
    const [image] = stage.emulator.media()
    const [info] = uploader.listFiles()
    expect(image).toMatchObject({
      kind: 'image',
      parameters: { ImageType: 'default', ImageExt: 'jpg', Tags: 'a,b', CateId: '5', Title: info.file.name },
    })
    expect(info).toMatchObject({ imageId: image.mediaId, videoId: image.mediaId, object: image.key })
    expect(info.imageURL).toContain(image.key)
    expect(stage.arrivedWhole(info)).toBe(true)
  })

  test.each([
    ['in a form', 30 * KB, 'PostObject'],
    ['in parts', 3 * MB, 'UploadPart'],
  ])('whose credential ends %s is created anew, and the log says so', async (_, sizeBytes, operation) => {
    stage = await openStage()
    stage.emulator.faults.add({
      match: { operation },
      action: { kind: 'refuse', code: 'SecurityTokenExpired', status: 403 },
    })
    const said: string[] = []
    const { uploader, events, ended } = stsUploader(stage, { log: (sentence) => said.push(sentence) })
    uploader.addFile({ url: stage.pick(sizeBytes, '.png') })
    uploader.startUpload()
    await ended

    expect(events.filter((event) => event !== 'progress 1')).toEqual(['started 1', 'succeed 1', 'end'])
    expect(vodCalls(stage)).toEqual(['CreateUploadImage', 'CreateUploadImage'])
    expect(said).toEqual([expect.stringMatching(/CreateUploadImage was called again/)])
    const [info] = uploader.listFiles()
    expect(info.imageId).toBe(stage.emulator.media()[1].mediaId)
    expect(stage.arrivedWhole(info)).toBe(true)
  })
})
