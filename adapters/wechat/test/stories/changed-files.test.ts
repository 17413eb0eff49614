// A file that is no longer what it was when its upload began.
import { randomBytes } from 'node:crypto'
import { utimesSync, writeFileSync } from 'node:fs'
import { openPromiseStage, type PromiseStage } from '../promise-stage'
import { KB, MB } from '../stage'

let stage: PromiseStage

beforeEach(async () => {
  stage = await openPromiseStage()
})
afterEach(() => stage.close())

/** Other bytes in the same place, an hour later. */
function change(picked: string, sizeBytes: number): void {
  const realPath = stage.realPathOf(picked)
  writeFileSync(realPath, randomBytes(sizeBytes))
  const later = new Date(Date.now() + 3600 * 1000)
  utimesSync(realPath, later, later)
}

test.each([
  ['of the same size', 3 * MB],
  ['that is larger', 4 * MB],
])('other bytes %s end the upload as such; resumed, the file arrives as it is now', async (_, sizeBytes) => {
  const picked = stage.pick(3 * MB)
  const handle = stage.app({ partSizeBytes: 100 * KB, parallelParts: 2 }).upload(picked)
  await stage.until(() => handle.progress.sentBytes > 300 * KB)
  change(picked, sizeBytes)
  await expect(handle).rejects.toMatchObject({
    code: 'file-changed',
    message: expect.stringContaining('start the upload again'),
  })
  handle.resume()
  expect(stage.holds(await handle, picked)).toBe(true)
  await stage.host.idle()
  expect(stage.emulator.listMultipartUploads()).toEqual([])
})
