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
    assert.deepEqual(
      stage.emulator.videos().map(({ mediaId, status }) => ({ mediaId, status })),
      [{ mediaId: videoId, status: 'Normal' }],
    )
  })
})
