// No network, the wrong network, the app hidden: an upload waits, spends no retry, and goes on at once when it can.
import type { CreateUploaderOptions, UploadHandle } from '@vod-upload/vod-upload'
import { comesTo, openPromiseStage, type PromiseStage } from '../promise-stage'
import { KB, MB } from '../stage'

let stage: PromiseStage

beforeEach(async () => {
  stage = await openPromiseStage()
})
afterEach(() => stage.close())

/** Whatever fails here is final: what goes on did so without a retry. */
const noRetry: Partial<CreateUploaderOptions> = { retry: { retries: 0 }, partSizeBytes: 100 * KB }

function waitsOf(handle: UploadHandle): Array<string | undefined> {
  const waits: Array<string | undefined> = []
  handle.on('waiting', (missing) => waits.push(missing))
  return waits
}

const underWay = (handle: UploadHandle) => stage.until(() => handle.progress.sentBytes > 300 * KB)
const waiting = (handle: UploadHandle, missing: string) => stage.until(() => handle.waitingFor === missing)

async function expectWhole(handle: UploadHandle, picked: string): Promise<void> {
  expect(stage.holds(await handle, picked)).toBe(true)
  expect(handle.waitingFor).toBeUndefined()
}

test('a file that is picked without a network asks nobody for anything until there is one', async () => {
  stage.host.setOnline(false)
  const picked = stage.pick(3 * MB)
  const handle = stage.app(noRetry).upload(picked)
  await waiting(handle, 'network')
  expect(stage.asked).toEqual([])
  expect(stage.host.calls).toEqual([])
  stage.host.setOnline(true)
  await expectWhole(handle, picked)
})

test('a network that goes in the middle of parts is waited for', async () => {
  const picked = stage.pick(3 * MB)
  const handle = stage.app(noRetry).upload(picked)
  const waits = waitsOf(handle)
  await underWay(handle)
  stage.host.setOnline(false)
  await waiting(handle, 'network')
  const before = handle.progress.sentBytes
  stage.host.setOnline(true)
  await expectWhole(handle, picked)
  expect(handle.progress.sentBytes).toBeGreaterThan(before)
  expect(waits[0]).toBe('network')
  expect(waits[waits.length - 1]).toBeUndefined()
})

test('an app that the host halts goes on when it is in front again', async () => {
  const picked = stage.pick(3 * MB)
  const handle = stage.app(noRetry).upload(picked)
  await underWay(handle)
  stage.host.goBackground()
  stage.host.suspend()
  await waiting(handle, 'foreground')
  stage.host.goForeground()
  await expectWhole(handle, picked)
})

describe('with wifiOnly', () => {
  test('mobile data is waited out, from the beginning', async () => {
    stage.host.switchNetwork('4g')
    const picked = stage.pick(1 * MB)
    const handle = stage.app({ ...noRetry, wifiOnly: true }).upload(picked)
    await waiting(handle, 'wifi')
    expect(stage.host.calls).toEqual([])
    stage.host.switchNetwork('wifi')
    await expectWhole(handle, picked)
  })

  test('and in the middle', async () => {
    const picked = stage.pick(3 * MB)
    const handle = stage.app({ ...noRetry, wifiOnly: true }).upload(picked)
    await underWay(handle)
    stage.host.switchNetwork('5g')
    await waiting(handle, 'wifi')
    stage.host.switchNetwork('wifi')
    await expectWhole(handle, picked)
  })

  test('it can be ended', async () => {
    stage.host.switchNetwork('3g')
    const handle = stage.app({ ...noRetry, wifiOnly: true }).upload(stage.pick(1 * MB))
    await waiting(handle, 'wifi')
    handle.pause()
    await stage.until(() => handle.waitingFor === undefined)
    handle.cancel()
    await expect(handle).rejects.toMatchObject({ code: 'cancelled' })
  })
})

test('without it, mobile data is as good as any', async () => {
  stage.host.switchNetwork('4g')
  const picked = stage.pick(1 * MB)
  const handle = stage.app(noRetry).upload(picked)
  const waits = waitsOf(handle)
  await expectWhole(handle, picked)
  expect(waits).toEqual([])
})

test('an upload that waits can be paused, and goes on waiting when it is resumed', async () => {
  stage.host.setOnline(false)
  const picked = stage.pick(1 * MB)
  const handle = stage.app(noRetry).upload(picked)
  await waiting(handle, 'network')
  const paused = comesTo(handle, 'paused')
  handle.pause()
  await paused
  handle.resume()
  await waiting(handle, 'network')
  stage.host.setOnline(true)
  await expectWhole(handle, picked)
})

test('the documented uploader waits as well, and fails nothing', async () => {
  const { uploader, events, ended } = stage.uploader({ retryCount: 0, partSize: 100 * KB })
  uploader.addFile({ url: stage.pick(3 * MB) })
  uploader.startUpload()
  await stage.until(() => uploader.listFiles()[0].loaded > 0.1)
  stage.host.setOnline(false)
  await stage.host.idle()
  stage.host.setOnline(true)
  await ended
  expect(events).toEqual(['started 1', 'progress 1', 'succeed 1', 'end'])
  expect(stage.arrivedWhole(uploader.listFiles()[0])).toBe(true)
})
