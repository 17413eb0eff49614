import type { UploadProgress } from '@vod-upload/vod-upload'
import { comesTo, openPromiseStage, type PromiseStage, phasesOf } from '../promise-stage'
import { KB, MB } from '../stage'

let stage: PromiseStage

afterEach(() => stage.close())

test('a picked video is awaited, and is what it was', async () => {
  stage = await openPromiseStage()
  const path = stage.pick(3 * MB + 321)
  const uploader = stage.app()
  const result = await uploader.upload(
    { tempFilePath: path, size: 3 * MB + 321, fileType: 'video' },
    { meta: { title: 'x' } },
  )

  const [video] = stage.emulator.videos()
  expect(result).toMatchObject({
    videoId: video.mediaId,
    bucket: video.bucket,
    object: video.key,
    endpoint: stage.emulator.url,
    region: 'cn-shanghai',
    sizeBytes: 3 * MB + 321,
    partCount: 4,
    etag: expect.stringMatching(/-4"$/),
    crc64: expect.stringMatching(/^\d+$/),
  })
  expect(video.status).toBe('Normal')
  expect(stage.holds(result, path)).toBe(true)
  expect(stage.asked).toEqual([
    {
      kind: 'create-video',
      meta: { title: 'x' },
      file: { name: expect.stringMatching(/\.mp4$/), path, size: 3 * MB + 321, type: 'video/mp4' },
    },
  ])
  expect(uploader.uploads).toEqual([])
})

test('a picture becomes an image, with its id and address', async () => {
  stage = await openPromiseStage()
  const path = stage.pick(30 * KB, '.png')
  const result = await stage.app().upload(path)

  const [image] = stage.emulator.media()
  expect(stage.kinds()).toEqual(['create-image'])
  expect(result).toMatchObject({ imageId: image.mediaId, partCount: 1, object: image.key })
  expect(result.imageURL).toContain(image.key)
  expect(result).not.toHaveProperty('videoId')
  expect(stage.holds(result, path)).toBe(true)
})

test('an object of one’s own bucket needs no VOD: the answer of AssumeRole, and where to', async () => {
  stage = await openPromiseStage()
  const path = stage.pick(2 * MB)
  const { emulator } = stage
  const [bucket] = Object.keys(emulator.buckets)
  const target = { endpoint: emulator.url, bucket, object: 'own/a b.mp4', region: `oss-${emulator.region}` }
  const result = await stage
    .app({ getAuth: async () => ({ ...(await stage.askSts()), ...target }) })
    .upload(path)

  expect(result).toMatchObject({ bucket, object: 'own/a b.mp4', region: emulator.region, partCount: 2 })
  expect(stage.holds(result, path)).toBe(true)
  expect(stage.emulator.media()).toEqual([])
})

test('five files, three at a time, each whole', async () => {
  stage = await openPromiseStage()
  const uploader = stage.app({ parallelFiles: 3, parallelParts: 2 })
  const paths = Array.from({ length: 5 }, () => stage.pick(3 * MB))
  const handles = paths.map((path) => uploader.upload(path))
  expect(uploader.uploads).toEqual(handles)
  const running = () =>
    handles.filter(({ state: { phase } }) => phase === 'authorizing' || phase === 'transferring').length
  const seen: number[] = []
  for (const handle of handles) handle.on('state', () => seen.push(running()))
  const results = await Promise.all(handles)

  expect(Math.max(...seen)).toBe(3)
  expect(stage.host.maxInFlight).toBeLessThanOrEqual(3 * 2)
  expect(results.map((result, index) => stage.holds(result, paths[index]))).toEqual([
    true,
    true,
    true,
    true,
    true,
  ])
  expect(new Set(results.map(({ videoId }) => videoId)).size).toBe(5)
})

test('progress never falls, tells bytes, and ends with all of them', async () => {
  stage = await openPromiseStage()
  const seen: UploadProgress[] = []
  const handle = stage.app().upload(stage.pick(4 * MB), { onProgress: (progress) => seen.push(progress) })
  expect(handle.progress).toEqual({ sentBytes: 0, totalBytes: 0, fraction: 0 })
  await handle

  const bytes = seen.map(({ sentBytes }) => sentBytes)
  expect(bytes).toEqual([...bytes].sort((one, other) => one - other))
  expect(seen.every(({ totalBytes }) => totalBytes === 4 * MB)).toBe(true)
  expect(seen[0].fraction).toBe(0)
  expect(seen[seen.length - 1]).toMatchObject({ sentBytes: 4 * MB, fraction: 1 })
  expect(handle.progress).toBe(seen[seen.length - 1])
})

test('paused, it stays pending; resumed, the same video goes on with the parts it has', async () => {
  stage = await openPromiseStage()
  const path = stage.pick(6 * MB)
  const handle = stage.app({ parallelParts: 1 }).upload(path)
  const phases = phasesOf(handle)
  const unsubscribe = handle.on('progress', ({ fraction }) => fraction >= 0.5 && handle.pause())
  await comesTo(handle, 'paused')
  unsubscribe()
  await stage.host.idle()
  expect(stage.host.pending()).toBe(0)
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
  const handle = stage.app({ parallelParts: 1 }).upload(stage.pick(4 * MB, '.png'))
  const unsubscribe = handle.on('progress', ({ fraction }) => fraction >= 0.5 && handle.pause())
  await comesTo(handle, 'paused')
  unsubscribe()
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
