import { type Clock, deviceClock } from '@vod-upload/core'
import type { AuthContext, GetAuth } from '@vod-upload/vod-upload'
import { openPromiseStage, type PromiseStage } from '../promise-stage'
import { KB, MB } from '../stage'

let stage: PromiseStage

afterEach(() => stage.close())

const MINUTE_MS = 60000

/** A getAuth that fails these first times, as a host fails. */
function failing(times: number): GetAuth {
  return (context: AuthContext) =>
    stage.asked.length <= times
      ? Promise.reject({ errMsg: 'request:fail timeout', errno: 5 })
      : stage.answerOfVod(context)
}

describe('getAuth', () => {
  test('that fails once is asked again', async () => {
    stage = await openPromiseStage()
    const { videoId } = await stage.app({ getAuth: failing(1) }).upload(stage.pick(10 * KB))
    expect(stage.kinds()).toEqual(['create-video', 'create-video'])
    expect(videoId).toBe(stage.emulator.videos()[0].mediaId)
  })

  test('that fails for ever ends the upload with what the app said', async () => {
    stage = await openPromiseStage()
    const handle = stage.app({ getAuth: failing(Infinity) }).upload(stage.pick(10 * KB))
    await expect(handle).rejects.toMatchObject({
      code: 'credential-unavailable',
      message: expect.stringContaining('getAuth failed: request:fail timeout'),
    })
    expect(stage.asked).toHaveLength(3)
    expect(stage.emulator.requests()).toEqual([])
  })

  test('that never answers is given up after authTimeoutMs', async () => {
    stage = await openPromiseStage()
    const app = stage.app({ getAuth: () => new Promise(() => undefined), authTimeoutMs: 20 })
    await expect(app.upload(stage.pick(10 * KB))).rejects.toMatchObject({
      code: 'credential-unavailable',
      message: expect.stringContaining('did not answer within 20 ms'),
    })
    expect(stage.asked).toHaveLength(1)
  })

  test('is not asked for a file that cannot be sent', async () => {
    stage = await openPromiseStage()
    const app = stage.app()
    const gone = stage.pick(10 * KB)
    stage.host.removeTempFile(gone)
    await expect(app.upload(gone)).rejects.toMatchObject({ code: 'file-missing' })
    await expect(app.upload(stage.pick(0))).rejects.toMatchObject({ code: 'file-empty' })
    await expect(app.upload({})).rejects.toMatchObject({ code: 'option-invalid' })
    expect(stage.asked).toEqual([])
  })
})

describe('a credential that ends', () => {
  test('is renewed ahead, once for many parts, and OSS refuses nothing', async () => {
    let passedMs = 0
    stage = await openPromiseStage({
      emulator: {
        now: () => Date.now() + passedMs,
        // No other request is under way then, so none is dated before the jump.
        onRequest({ operation }) {
          if (operation === 'InitiateMultipartUpload') passedMs = 46 * MINUTE_MS
        },
      },
    })
    const clock = { ...deviceClock, now: () => Date.now() + passedMs }
    const path = stage.pick(12 * MB)
    const result = await stage.app({ parallelParts: 4 }, { clock }).upload(path)

    expect(stage.kinds()).toEqual(['create-video', 'refresh-video'])
    expect(stage.refusals()).toEqual([])
    expect(stage.holds(result, path)).toBe(true)
  })

  test('has ended while the app slept: everyone waits for the one renewal, and OSS refuses nothing', async () => {
    let passedMs = 0
    stage = await openPromiseStage({
      emulator: {
        now: () => Date.now() + passedMs,
        onRequest({ operation }) {
          if (operation === 'InitiateMultipartUpload') passedMs = 120 * MINUTE_MS
        },
      },
    })
    const clock = { ...deviceClock, now: () => Date.now() + passedMs }
    await stage.app({ parallelParts: 4 }, { clock }).upload(stage.pick(6 * MB))

    expect(stage.kinds()).toEqual(['create-video', 'refresh-video'])
    expect(stage.refusals()).toEqual([])
  })

  test('is used on where the app does not answer ahead of time, and nobody waits for it', async () => {
    let passedMs = 0
    let sleeping = 0
    stage = await openPromiseStage({
      emulator: {
        now: () => Date.now() + passedMs,
        onRequest({ operation }) {
          if (operation === 'InitiateMultipartUpload') passedMs = 46 * MINUTE_MS
        },
      },
    })
    const clock: Clock = {
      now: () => Date.now() + passedMs,
      sleep(delayMs, signal) {
        sleeping += 1
        return deviceClock.sleep(delayMs, signal).finally(() => {
          sleeping -= 1
        })
      },
    }
    const getAuth: GetAuth = (context) =>
      context.videoId === undefined ? stage.answerOfVod(context) : new Promise(() => undefined)
    await stage.app({ getAuth }, { clock }).upload(stage.pick(4 * MB))
    await stage.host.idle()

    expect(stage.kinds()).toEqual(['create-video', 'refresh-video'])
    expect(stage.refusals()).toEqual([])
    await stage.until(() => sleeping === 0)
  })

  test('is not renewed ahead because the phone’s clock is wrong', async () => {
    stage = await openPromiseStage()
    const clock = { ...deviceClock, now: () => Date.now() + 200 * MINUTE_MS }
    await stage.app({}, { clock }).upload(stage.pick(6 * MB))
    expect(stage.kinds()).toEqual(['create-video'])
    expect(stage.refusals()).toEqual(['RequestTimeTooSkewed'])
  })

  test('earlier than it said is renewed when OSS refuses it, and no finished part is sent again', async () => {
    stage = await openPromiseStage({
      emulator: {
        onRequest({ operation, partNumber, status }) {
          if (operation === 'UploadPart' && partNumber === 2 && status === 200) stage.emulator.expireTokens()
        },
      },
    })
    await stage.app({ parallelParts: 1 }).upload(stage.pick(5 * MB))
    expect(stage.kinds()).toEqual(['create-video', 'refresh-video'])
    expect(stage.refusals()).toEqual(['SecurityTokenExpired'])
    expect(stage.partsTaken()).toEqual({ 1: 1, 2: 1, 3: 1, 4: 1, 5: 1 })
  })

  test('on plain OSS, the upload stays where it began, whatever the server names next', async () => {
    stage = await openPromiseStage({
      emulator: {
        onRequest({ operation, partNumber, status }) {
          if (operation === 'UploadPart' && partNumber === 2 && status === 200) stage.emulator.expireTokens()
        },
      },
    })
    const { emulator } = stage
    const [bucket] = Object.keys(emulator.buckets)
    const path = stage.pick(4 * MB)
    const app = stage.app({
      parallelParts: 1,
      getAuth: async () => {
        const object = `${stage.asked.length}.mp4`
        return { ...(await stage.askSts()), endpoint: emulator.url, bucket, object, region: emulator.region }
      },
    })
    const result = await app.upload(path)

    expect(stage.asked.map(({ object }) => object)).toEqual([undefined, '1.mp4'])
    expect(result.object).toBe('1.mp4')
    expect(stage.holds(result, path)).toBe(true)
    expect(stage.partsTaken()).toEqual({ 1: 1, 2: 1, 3: 1, 4: 1 })
  })
})
