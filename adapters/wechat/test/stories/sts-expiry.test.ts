// STS mode: what happens when the credential, the STS token, or both come to their end.
import type { UploadInfo } from '@vod-upload/vod-upload'
import { KB, MB, openStage } from '../stage'
import { resumeWith, setToken, stsUploader, vodCalls } from '../sts-page'

type Stage = Awaited<ReturnType<typeof openStage>>
let stage: Stage

afterEach(() => stage.close())

test('the STS token before VOD is called: the app is asked, and the upload goes its way', async () => {
  stage = await openStage()
  const { uploader, events, ended } = stsUploader(stage, {
    async onUploadstarted(info) {
      const token = await stage.assumeRole()
      stage.emulator.expireTokens()
      setToken(uploader, info, token)
    },
  })
  uploader.addFile({ url: stage.pick(20 * KB) })
  uploader.startUpload()
  await ended

  expect(events).toEqual(['started 1', 'token expired 1', 'progress 1', 'succeed 1', 'end'])
  expect(vodCalls(stage)).toEqual(['CreateUploadVideo: InvalidSecurityToken.Expired', 'CreateUploadVideo'])
  expect(stage.emulator.videos()).toHaveLength(1)
})

test('the credential while the STS token lives: it is refreshed, and nobody notices', async () => {
  let nowMs = Date.now()
  stage = await openStage({
    emulator: {
      now: () => nowMs,
      credentialLifetimeMs: 60_000,
      onRequest({ operation, partNumber, status }) {
        if (operation === 'UploadPart' && partNumber === 3 && status === 200) nowMs += 61_000
      },
    },
  })
  const { uploader, events, ended } = stsUploader(stage, { parallel: 1 })
  uploader.addFile({ url: stage.pick(6 * MB) })
  uploader.startUpload()
  await ended

  expect(events).toEqual(['started 1', 'progress 1', 'succeed 1', 'end'])
  expect(vodCalls(stage)).toEqual(['CreateUploadVideo', 'RefreshUploadVideo'])
  expect(stage.partsTaken()).toEqual({ 1: 1, 2: 1, 3: 1, 4: 1, 5: 1, 6: 1 })
  expect(stage.arrivedWhole(uploader.listFiles()[0])).toBe(true)
})

test('both in the middle: the app is asked once, however many parts are on their way', async () => {
  stage = await openStage({
    emulator: {
      onRequest({ operation, partNumber, status }) {
        if (operation === 'UploadPart' && partNumber === 2 && status === 200) stage.emulator.expireTokens()
      },
    },
  })
  const { uploader, events, ended } = stsUploader(stage, { parallel: 4 })
  uploader.addFile({ url: stage.pick(8 * MB) })
  uploader.startUpload()
  await ended

  expect(events.filter((event) => event === 'token expired 1')).toHaveLength(1)
  expect(vodCalls(stage)).toEqual([
    'CreateUploadVideo',
    'RefreshUploadVideo: InvalidSecurityToken.Expired',
    'RefreshUploadVideo',
  ])
  expect(stage.arrivedWhole(uploader.listFiles()[0])).toBe(true)
  expect(stage.emulator.videos()).toHaveLength(1)
})

test('a token that has ended for good is a failure with VOD’s code, not a loop', async () => {
  stage = await openStage()
  const messages: string[] = []
  const { uploader, events, ended } = stsUploader(stage, {
    async onUploadstarted(info) {
      const token = await stage.assumeRole()
      stage.emulator.expireTokens()
      setToken(uploader, info, token)
    },
    async onUploadTokenExpired() {
      const token = await stage.assumeRole()
      stage.emulator.expireTokens()
      resumeWith(uploader, token)
    },
    onUploadFailed: (_info, _code, message) => messages.push(message),
  })
  uploader.addFile({ url: stage.pick(20 * KB) })
  uploader.startUpload()
  await ended

  expect(events).toEqual(['started 1', 'token expired 1', 'failed InvalidSecurityToken.Expired 1', 'end'])
  expect(messages[0]).toMatch(/Ask the server for a fresh STS token/)
})

test.each([
  ['ahead', 3 * 3600_000],
  ['behind', -3 * 3600_000],
])('a phone whose clock is 3 hours %s is put right by VOD', async (_, errorMs) => {
  stage = await openStage({ emulator: { now: () => Date.now() - errorMs } })
  const { uploader, events, ended } = stsUploader(stage)
  uploader.addFile({ url: stage.pick(2 * MB) })
  uploader.startUpload()
  await ended

  expect(events).toEqual(['started 1', 'progress 1', 'succeed 1', 'end'])
  expect(vodCalls(stage)).toEqual(['CreateUploadVideo: InvalidTimeStamp.Expired', 'CreateUploadVideo'])
  // OSS never saw the wrong time.
  expect(stage.emulator.requests().filter(({ errorCode }) => errorCode !== undefined)).toHaveLength(1)
  expect(stage.arrivedWhole(uploader.listFiles()[0])).toBe(true)
})

describe('50 MB, with tokens and credentials that last 5 seconds', () => {
  const fiftyMegabytes = 50 * MB

  const upload = async () => {
    const { uploader, events, ended } = stsUploader(stage, { partSize: 1 * MB, parallel: 4 }, 5)
    uploader.addFile({ url: stage.pick(fiftyMegabytes) })
    uploader.startUpload()
    await ended
    const renewals = events.filter((event) => event === 'token expired 1').length
    return { info: uploader.listFiles()[0], last: events.slice(-2), renewals }
  }
  const expectWhole = (info: UploadInfo) => {
    expect(stage.arrivedWhole(info)).toBe(true)
    expect(Object.values(stage.partsTaken())).toEqual(Array.from({ length: 50 }, () => 1))
    expect(stage.emulator.videos()).toMatchObject([{ status: 'Normal', sizeBytes: fiftyMegabytes }])
    expect(stage.emulator.listMultipartUploads()).toEqual([])
  }

  test('by a clock that jumps 6 seconds with every tenth part', async () => {
    let nowMs = Date.now()
    let taken = 0
    stage = await openStage({
      emulator: {
        now: () => nowMs,
        credentialLifetimeMs: 5000,
        onRequest({ operation, status }) {
          if (operation !== 'UploadPart' || status !== 200) return
          taken += 1
          if (taken % 10 === 0) nowMs += 6000
        },
      },
    })
    const { info, last, renewals } = await upload()
    expect(last).toEqual(['succeed 1', 'end'])
    // After the last part there is still the upload to complete.
    expect(renewals).toBe(5)
    expectWhole(info)
  })

  test('by the real clock, over a line on which it takes longer than that', async () => {
    stage = await openStage({ emulator: { credentialLifetimeMs: 5000 } })
    // Four parts at a time, 13 times over half a second.
    stage.emulator.faults.add({
      match: { operation: 'UploadPart' },
      times: 1000,
      action: { kind: 'delay', ms: 500 },
    })
    const { info, last, renewals } = await upload()
    expect(last).toEqual(['succeed 1', 'end'])
    expect(renewals).toBeGreaterThan(0)
    expectWhole(info)
  }, 20_000)
})
