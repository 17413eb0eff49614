// What apps in JavaScript pass, and what goes wrong around an upload, never comes back as an exception or a hang.
import type { AuthAnswer, CreateUploaderOptions } from '@vod-upload/vod-upload'
import { openPromiseStage, type PromiseStage } from '../promise-stage'
import { KB, MB } from '../stage'

let stage: PromiseStage

afterEach(() => stage.close())

test('a cover that is a file of the phone goes first, and its address reaches getAuth', async () => {
  stage = await openPromiseStage()
  const { videoId } = await stage.app().upload(stage.pick(2 * MB), { coverUrl: stage.pick(20 * KB, '.png') })
  const [cover, video] = stage.emulator.media()
  expect(videoId).toBe(video.mediaId)
  expect(stage.asked.map(({ kind }) => kind)).toEqual(['create-image', 'create-video'])
  expect(stage.asked[0]).toMatchObject({ isCover: true, file: { type: 'image/png', size: 20 * KB } })
  expect(stage.asked[1]).toMatchObject({ coverUrl: expect.stringContaining(cover.key) })
  expect(stage.emulator.listObjects()).toHaveLength(2)
})

test('a cover on the web is passed on; one that fails is said in the log, and the video goes on', async () => {
  stage = await openPromiseStage()
  const said: string[] = []
  const app = stage.app({ log: (sentence) => said.push(sentence) })
  await app.upload(stage.pick(10 * KB), { coverUrl: 'https://example.com/c.jpg' })
  const gone = stage.pick(10 * KB, '.jpg')
  stage.host.removeTempFile(gone)
  await app.upload(stage.pick(10 * KB), { coverUrl: gone })
  expect(stage.kinds()).toEqual(['create-video', 'create-video'])
  expect(stage.asked[0]).toMatchObject({ coverUrl: 'https://example.com/c.jpg' })
  expect(said).toEqual([expect.stringMatching(/^The cover could not be uploaded/)])
})

test('retry fields that are there but undefined keep their defaults', async () => {
  stage = await openPromiseStage()
  const retry = {
    retries: undefined,
    delayMs: 1,
    maxDelayMs: undefined,
    growth: 1,
  } as CreateUploaderOptions['retry']
  const app = stage.app({ retry, getAuth: () => Promise.reject(new Error('down')) })
  await expect(app.upload(stage.pick(10 * KB))).rejects.toMatchObject({ code: 'credential-unavailable' })
  expect(stage.asked).toHaveLength(3)
})

test.each([null, ''])(
  'a refresh whose UploadAddress is %j leaves the address as it is',
  async (UploadAddress) => {
    stage = await openPromiseStage()
    let paused = false
    const handle = stage
      .app({
        parallelParts: 1,
        async getAuth(context) {
          const answer = await stage.answerOfVod(context)
          const refreshed = { ...answer, UploadAddress }
          return (context.kind === 'refresh-video' ? refreshed : answer) as AuthAnswer
        },
      })
      .upload(stage.pick(3 * MB))
    handle.on('state', ({ phase }) => {
      if (paused || phase !== 'transferring') return
      paused = true
      handle.pause()
      handle.resume()
    })
    await expect(handle).resolves.toMatchObject({ partCount: 3 })
    expect(stage.kinds()).toEqual(['create-video', 'refresh-video'])
  },
)

test('an async listener that rejects is logged', async () => {
  stage = await openPromiseStage()
  const said: string[] = []
  const app = stage.app({ log: (sentence) => said.push(sentence) })
  const broken = async () => {
    throw new Error('the page has a bug')
  }
  await app.upload(stage.pick(10 * KB), { onProgress: broken })
  expect(said).toContain('Your progress listener threw: the page has a bug')
})

test('a log that throws stops nothing', async () => {
  stage = await openPromiseStage()
  const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined)
  const log = () => {
    throw new Error('no log today')
  }
  const onProgress = () => {
    throw new Error('the page has a bug')
  }
  await expect(stage.app({ log }).upload(stage.pick(10 * KB), { onProgress })).resolves.toBeDefined()
  warn.mockRestore()
})

test.each([
  ['null for the settings', null, undefined],
  ['a text for a signal', { signal: 'x' }, 'option-invalid'],
  ['an empty object for a signal', { signal: {} }, 'option-invalid'],
])('upload never throws: %s', async (_, settings, code) => {
  stage = await openPromiseStage()
  const handle = stage.app().upload(stage.pick(10 * KB), settings as object)
  const ended = handle.result.then(
    () => undefined,
    (error) => error.code,
  )
  expect(await ended).toBe(code)
})
