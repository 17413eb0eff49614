// A page on a simulated WeChat uploads with what this server hands out.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { KB, MB, openStage, type Stage } from './stage.js'

describe('uploads through this server', () => {
  let stage: Stage
  before(async () => {
    stage = await openStage()
  })
  after(() => stage.close())

  test('a film arrives whole, in parts, with the page of the README', async () => {
    const { path, file } = stage.pick(3 * MB + 7)
    const page = stage.page()
    const upload = page.upload(file)
    const { videoId } = await upload
    assert.deepEqual(page.asked, ['create-video'])
    assert.ok(await stage.arrivedWhole(upload, path))
    const video = stage.emulator.videos().find(({ mediaId }) => mediaId === videoId)
    assert.equal(video?.status, 'Normal')
  })

  test('a picture arrives whole', async () => {
    const { path, file } = stage.pick(200 * KB, '.png')
    const page = stage.page()
    const upload = page.upload(file)
    const { imageId } = await upload
    assert.deepEqual(page.asked, ['create-image'])
    assert.ok(await stage.arrivedWhole(upload, path))
    assert.ok(stage.emulator.media().some(({ mediaId, kind }) => mediaId === imageId && kind === 'image'))
  })

  test('a film with a cover gets the cover of its own user', async () => {
    const page = stage.page()
    const coverUrl = stage.pick(20 * KB, '.jpg').file.tempFilePath
    const { videoId } = await page.upload(stage.pick(300 * KB).file, { coverUrl })
    assert.deepEqual(page.asked, ['create-image', 'create-video'])
    const media = stage.emulator.media()
    const image = media.find(({ key }) => key.startsWith('image/cover/'))
    const { parameters } = media.find(({ mediaId }) => mediaId === videoId) ?? {}
    assert.match(parameters?.CoverURL ?? '', new RegExp(image?.key ?? 'no cover'))
  })

  test('a paused film goes on under its own video, refreshed for its owner', async () => {
    const { path, file } = stage.pick(6 * MB)
    const page = stage.page()
    const upload = page.upload(file)
    await new Promise<void>((resolve) => {
      upload.on('progress', ({ sentBytes }) => sentBytes > 0 && resolve())
    })
    upload.pause()
    upload.resume()
    const { videoId } = await upload
    assert.deepEqual(page.asked, ['create-video', 'refresh-video'])
    assert.ok(await stage.arrivedWhole(upload, path))
    assert.equal(stage.emulator.videos().filter(({ mediaId }) => mediaId === videoId).length, 1)
  })

  test('a session that has ended is renewed on the way', async () => {
    const page = stage.page()
    page.signIn(await stage.session('anna', -1))
    const { path, file } = stage.pick(10 * KB)
    const upload = page.upload(file)
    await upload
    assert.deepEqual(page.asked, ['create-video', 'create-video'])
    assert.ok(await stage.arrivedWhole(upload, path))
  })

  test('a refusal reaches the user in the words of the server', async () => {
    const page = stage.page()
    await assert.rejects(async () => page.upload(stage.pick(10 * KB, '.mj2').file), {
      code: 'credential-unavailable',
      message: /getAuth failed: Only these files are taken as video: mp4, mov, .*, wmv\. Check/,
    })
  })

  test('the same film of another user of the phone becomes a video of his own', async () => {
    const { path, file } = stage.pick(6 * MB)
    const page = stage.page()
    page.signIn(await stage.session('anna'))
    // A page hears of parts up to a tenth of a second late: the others wait until it has paused.
    const action = { kind: 'delay', ms: 3_600_000 } as const
    stage.emulator.faults.add({ match: { operation: 'UploadPart' }, skip: 4, times: 99, action })
    const first = page.upload(file)
    await new Promise<void>((resolve) => {
      first.on('progress', ({ sentBytes }) => sentBytes >= 2 * MB && resolve())
    })
    first.pause()
    // What was sent by now is struck before this call is answered.
    await fetch(stage.emulator.url)
    stage.emulator.faults.clear()
    const later = stage.page()
    later.signIn(await stage.session('ben'))
    const second = later.upload(file)
    const { videoId } = await second
    assert.deepEqual([...new Set(later.asked)], ['refresh-video', 'create-video'])
    assert.equal((await stage.ask({ kind: 'refresh-video', videoId }, 'ben')).status, 200)
    assert.equal((await stage.ask({ kind: 'refresh-video', videoId }, 'anna')).status, 403)
    assert.ok(await stage.arrivedWhole(second, path))
    first.cancel()
    await assert.rejects(async () => first, { code: 'cancelled' })
  })
})
