import { createCanceller } from '@vod-upload/vod-upload'
import { comesTo, openPromiseStage, type PromiseStage, phasesOf } from '../promise-stage'
import { KB, MB } from '../stage'

let stage: PromiseStage

afterEach(() => stage.close())

test('paused, it stays pending; resumed, the same video goes on with the parts it has', async () => {
  stage = await openPromiseStage()
  const letThrough = stage.holdPart(4)
  const path = stage.pick(6 * MB)
  const handle = stage.app({ parallelParts: 1 }).upload(path)
  const phases = phasesOf(handle)
  const unsubscribe = handle.on('progress', ({ fraction }) => fraction >= 0.5 && handle.pause())
  await comesTo(handle, 'paused')
  unsubscribe()
  letThrough()
  await stage.host.idle()
  await stage.until(() => stage.host.pending() === 0)
  expect(stage.partsTaken()).toEqual({ 1: 1, 2: 1, 3: 1 })
  handle.resume()
  const result = await handle

  expect(phases).toEqual([
    ...['authorizing', 'transferring', 'paused'],
    ...['queued', 'authorizing', 'transferring', 'succeeded'],
  ])
  expect(stage.kinds()).toEqual(['create-video', 'refresh-video'])
  expect(stage.asked[1].videoId).toBe(result.videoId)
  expect(stage.partsTaken()).toEqual({ 1: 1, 2: 1, 3: 1, 4: 1, 5: 1, 6: 1 })
  expect(stage.holds(result, path)).toBe(true)
  expect(stage.emulator.videos()).toHaveLength(1)
})

test('paused while the app is being asked: its answer is not lost, and no second video is made', async () => {
  stage = await openPromiseStage()
  let answer: () => void = () => undefined
  const held = new Promise<void>((resolve) => {
    answer = resolve
  })
  const getAuth: Parameters<PromiseStage['app']>[0] = {
    getAuth: async (context) => {
      await held
      return stage.answerOfVod(context)
    },
  }
  const handle = stage.app(getAuth).upload(stage.pick(MB))
  await stage.until(() => stage.asked.length === 1)
  handle.pause()
  expect(handle.state).toEqual({ phase: 'paused' })
  answer()
  handle.resume()
  await handle

  expect(stage.kinds()).toEqual(['create-video'])
  expect(stage.emulator.videos()).toHaveLength(1)
})

test('an image that is paused goes on as the same image, since it cannot be refreshed', async () => {
  stage = await openPromiseStage()
  const letThrough = stage.holdPart(3)
  const handle = stage.app({ parallelParts: 1 }).upload(stage.pick(4 * MB, '.png'))
  const unsubscribe = handle.on('progress', ({ fraction }) => fraction >= 0.5 && handle.pause())
  await comesTo(handle, 'paused')
  unsubscribe()
  letThrough()
  handle.resume()
  await handle

  expect(stage.kinds()).toEqual(['create-image'])
  expect(stage.partsTaken()).toEqual({ 1: 1, 2: 1, 3: 1, 4: 1 })
})

test('cancel rejects at once, leaves nothing on the server, and the other file goes on', async () => {
  stage = await openPromiseStage()
  const uploader = stage.app({ parallelFiles: 1 })
  const handle = uploader.upload(stage.pick(8 * MB))
  const other = uploader.upload(stage.pick(10 * KB))
  handle.on('progress', ({ sentBytes }) => sentBytes > 0 && handle.cancel())

  await expect(handle).rejects.toMatchObject({ name: 'UploadError', code: 'cancelled' })
  expect(handle.state).toEqual({ phase: 'cancelled' })
  handle.resume()
  expect(handle.state).toEqual({ phase: 'cancelled' })
  await other
  await stage.host.idle()
  expect(stage.emulator.listMultipartUploads()).toEqual([])
  expect(stage.emulator.listObjects()).toHaveLength(1)
})

test('cancelAll ends what runs, what waits and what is paused', async () => {
  stage = await openPromiseStage()
  const uploader = stage.app({ parallelFiles: 1 })
  const handles = [1, 2, 3].map(() => uploader.upload(stage.pick(3 * MB)))
  handles[1].pause()
  await comesTo(handles[0], 'transferring')
  uploader.cancelAll()

  const outcomes = await Promise.all(
    handles.map((handle) => handle.catch((error) => (error as Error).message)),
  )
  expect(outcomes).toEqual(Array(3).fill('The upload was cancelled.'))
  expect(uploader.uploads).toEqual([])
  await stage.until(() => stage.emulator.listMultipartUploads().length === 0)
  await stage.host.idle()
})

test('what failed goes on by resume with the parts it has, and can be awaited again', async () => {
  stage = await openPromiseStage()
  stage.emulator.faults.add({
    match: { operation: 'UploadPart', partNumber: 3 },
    times: 3,
    action: { kind: 'status', status: 502 },
  })
  const path = stage.pick(4 * MB)
  const handle = stage.app({ parallelParts: 1 }).upload(path)
  const phases = phasesOf(handle)
  await expect(handle).rejects.toMatchObject({ code: 'oss', status: 502 })
  handle.resume()
  const result = await handle

  expect(phases).toEqual([
    ...['authorizing', 'transferring', 'failed'],
    ...['queued', 'authorizing', 'transferring', 'succeeded'],
  ])
  expect(stage.partsTaken()).toEqual({ 1: 1, 2: 1, 3: 1, 4: 1 })
  expect(stage.kinds()).toEqual(['create-video', 'refresh-video'])
  expect(stage.holds(result, path)).toBe(true)
})

test('an image that OSS refused is made anew by resume, since its credential was no good', async () => {
  stage = await openPromiseStage()
  stage.emulator.faults.add({
    match: { operation: 'PostObject' },
    action: { kind: 'refuse', code: 'AccessDenied' },
  })
  const handle = stage.app().upload(stage.pick(10 * KB, '.jpg'))
  await expect(handle).rejects.toMatchObject({ ossCode: 'AccessDenied' })
  handle.resume()
  const { imageId } = await handle
  expect(stage.kinds()).toEqual(['create-image', 'create-image'])
  expect(imageId).toBe(stage.emulator.media()[1].mediaId)
})

test('what failed is removed from the server by cancel', async () => {
  stage = await openPromiseStage()
  stage.emulator.faults.add({
    match: { operation: 'UploadPart', partNumber: 2 },
    action: { kind: 'refuse', code: 'AccessDenied' },
  })
  const app = stage.app({ parallelParts: 1 })
  const handle = app.upload(stage.pick(3 * MB))
  await expect(handle).rejects.toMatchObject({ code: 'oss', ossCode: 'AccessDenied' })
  expect(stage.emulator.listMultipartUploads()).toHaveLength(1)
  expect(app.uploads).toEqual([handle])
  app.cancelAll()
  expect(app.uploads).toEqual([])
  await stage.until(() => stage.emulator.listMultipartUploads().length === 0)
  await stage.host.idle()
})

describe('a signal', () => {
  const kinds = [
    [
      'of an AbortController',
      () => {
        const controller = new AbortController()
        return { signal: controller.signal, fire: () => controller.abort() }
      },
    ],
    [
      'of createCanceller',
      () => {
        const canceller = createCanceller()
        return { signal: canceller.signal, fire: canceller.cancel }
      },
    ],
  ] as const

  test.each(kinds)('%s cancels the upload', async (_, create) => {
    stage = await openPromiseStage()
    const { signal, fire } = create()
    const handle = stage.app().upload(stage.pick(5 * MB), { signal })
    handle.on('progress', ({ sentBytes }) => sentBytes > 0 && fire())
    await expect(handle).rejects.toMatchObject({ code: 'cancelled' })
    await stage.host.idle()
    expect(stage.emulator.listMultipartUploads()).toEqual([])
  })

  test.each(kinds)('%s that has fired before lets nothing start', async (_, create) => {
    stage = await openPromiseStage()
    const { signal, fire } = create()
    fire()
    const app = stage.app()
    await expect(app.upload(stage.pick(MB), { signal })).rejects.toMatchObject({ code: 'cancelled' })
    expect(stage.asked).toEqual([])
    expect(app.uploads).toEqual([])
  })
})
