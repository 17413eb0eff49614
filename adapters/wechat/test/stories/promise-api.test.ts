import type { UploadProgress } from '@vod-upload/vod-upload'
import { comesTo, openPromiseStage, type PromiseStage } from '../promise-stage'
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

test('no key shows in the handle, the uploader or an error, at any time', async () => {
  stage = await openPromiseStage()
  const answers: string[] = []
  const app = stage.app({
    async getAuth(context) {
      const answer = await stage.answerOfVod(context)
      const { AccessKeySecret, SecurityToken } = JSON.parse(
        Buffer.from(answer.UploadAuth, 'base64').toString(),
      )
      answers.push(answer.UploadAuth, AccessKeySecret, SecurityToken)
      return answer
    },
  })
  const shown: string[] = []
  const handle = app.upload(stage.pick(3 * MB), { meta: { password: 'secret of the app' } })
  handle.on('state', (state) => shown.push(JSON.stringify([state, handle, app])))
  handle.on('progress', (progress) => shown.push(JSON.stringify([progress, handle, app])))
  await comesTo(handle, 'transferring')
  await handle
  shown.push(JSON.stringify(handle))

  expect(answers).toHaveLength(3)
  for (const secret of [...answers, 'secret of the app']) expect(shown.join()).not.toContain(secret)
  expect(JSON.parse(shown[shown.length - 1])).toMatchObject({
    state: { phase: 'succeeded' },
    progress: { fraction: 1 },
  })
})
