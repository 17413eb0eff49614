import { bindPlatform } from '@vod-upload/vod-upload'
import { wechatPlatform } from '../../src/wechat-platform'
import { KB, MB, openStage } from '../stage'

type Stage = Awaited<ReturnType<typeof openStage>>
let stage: Stage

afterEach(() => stage.close())

const THREE_HOURS_MS = 3 * 3600 * 1000

test('the token expires during part 3 of 5: it is renewed, and no finished part is sent again', async () => {
  stage = await openStage({
    emulator: {
      onRequest({ operation, partNumber, status }) {
        if (operation === 'UploadPart' && partNumber === 2 && status === 200) stage.emulator.expireTokens()
      },
    },
  })
  const { uploader, events, ended } = stage.uploader({ parallel: 1 })
  uploader.addFile({ url: stage.pick(5 * MB) })
  uploader.startUpload()
  await ended

  expect(events).toEqual(['started 1', 'progress 1', 'token expired 1', 'progress 1', 'succeed 1', 'end'])
  expect(stage.partsTaken()).toEqual({ 1: 1, 2: 1, 3: 1, 4: 1, 5: 1 })
  expect(refusals()).toEqual(['UploadPart 3: SecurityTokenExpired'])
  expect(stage.arrivedWhole(uploader.listFiles()[0])).toBe(true)
  expect(stage.emulator.videos()).toHaveLength(1)
})

test('the token expires while several parts are on their way: the app is asked once', async () => {
  stage = await openStage({
    emulator: {
      onRequest({ operation, status }) {
        if (operation === 'InitiateMultipartUpload' && status === 200) stage.emulator.expireTokens()
      },
    },
  })
  const { uploader, events, ended } = stage.uploader({ parallel: 4 })
  uploader.addFile({ url: stage.pick(6 * MB) })
  uploader.startUpload()
  await ended

  expect(events.filter((event) => event === 'token expired 1')).toHaveLength(1)
  expect(stage.arrivedWhole(uploader.listFiles()[0])).toBe(true)
})

test('a token that has expired for good ends in a failure, not in a loop', async () => {
  stage = await openStage({ emulator: { credentialLifetimeMs: 0 } })
  const { uploader, events, ended } = stage.uploader()
  uploader.addFile({ url: stage.pick(2 * MB) })
  uploader.startUpload()
  await ended

  expect(events).toEqual([
    ...['started 1', 'token expired 1', 'token expired 1'],
    ...['failed SecurityTokenExpired 1', 'end'],
  ])
})

test.each([
  ['in parts', 2 * MB, 'InitiateMultipartUpload'],
  ['in a form', 10 * KB, 'PostObject'],
])('403 %s is a failure with the code of OSS', async (_, sizeBytes, operation) => {
  stage = await openStage()
  stage.emulator.faults.add({ match: { operation }, action: { kind: 'refuse', code: 'AccessDenied' } })
  const failures: string[][] = []
  const { uploader, events, ended } = stage.uploader({
    onUploadFailed: (_info, code, message) => failures.push([code, message]),
  })
  uploader.addFile({ url: stage.pick(sizeBytes) })
  uploader.startUpload()
  await ended

  expect(milestones(events)).toEqual(['started 1', 'failed AccessDenied 1', 'end'])
  expect(failures[0][1]).toMatch(/Check that the credential was issued for this very bucket and object/)
  expect(uploader.listFiles()[0].state).toBe('Failure')
})

test.each([
  ['in parts', 2 * MB, ['POST', 'POST', 'POST']],
  // A form is looked for first; where the look breaks twice, it goes again without.
  ['in a form', 10 * KB, ['POST', 'HEAD', 'HEAD', 'POST']],
])('no connection %s: it is tried again, then it fails', async (_, sizeBytes, methods) => {
  stage = await openStage({ emulator: { publicEndpoint: 'http://127.0.0.1:9' } })
  const { uploader, events, ended } = stage.uploader({ retryCount: 2 })
  uploader.addFile({ url: stage.pick(sizeBytes) })
  uploader.startUpload()
  await ended

  expect(milestones(events)).toEqual(['started 1', 'failed ConnectionError 1', 'end'])
  const tried = stage.host.calls.filter(({ url }) => url.includes('127.0.0.1:9'))
  expect(tried.map(({ method }) => method)).toEqual(methods)
})

test.each([
  ['in parts', 2 * MB, 'UploadPart'],
  ['in a form', 10 * KB, 'PostObject'],
])('a server that stays broken %s is a failure', async (_, sizeBytes, operation) => {
  stage = await openStage()
  stage.emulator.faults.add({
    match: { operation },
    times: 1000,
    action: { kind: 'refuse', code: 'InternalError' },
  })
  const { uploader, events, ended } = stage.uploader({ parallel: 1, retryCount: 2 })
  uploader.addFile({ url: stage.pick(sizeBytes) })
  uploader.startUpload()
  await ended

  expect(milestones(events)).toEqual(['started 1', 'failed InternalError 1', 'end'])
  expect(stage.emulator.requests().filter((entry) => entry.operation === operation)).toHaveLength(3)
})

test('without onUploadTokenExpired, an expired token is a failure', async () => {
  stage = await openStage({ emulator: { credentialLifetimeMs: 0 } })
  const codes: string[] = []
  const VODUpload = bindPlatform(() => stage.leaks.tap(wechatPlatform(stage.host.wx)))
  const ended = new Promise<void>((resolve) => {
    const uploader = new VODUpload({
      async onUploadstarted(info) {
        const { UploadAuth, UploadAddress } = await stage.askVod(info)
        uploader.setUploadAuthAndAddress(info, UploadAuth, UploadAddress)
      },
      onUploadFailed: (_, code) => codes.push(code),
      onUploadEnd: () => resolve(),
    })
    uploader.addFile({ url: stage.pick(10 * KB) })
    uploader.startUpload()
  })
  await ended
  expect(codes).toEqual(['UploadTokenExpired'])
})

test.each([
  ['a broken gateway', { kind: 'status', status: 502 } as const],
  ['a connection that breaks', { kind: 'reset' } as const],
  ['a service that asks for patience', { kind: 'refuse', code: 'ServiceUnavailable' } as const],
  ['a part whose answer is lost', { kind: 'lose-answer' } as const],
])('%s passes unnoticed by the page', async (_, action) => {
  stage = await openStage()
  stage.emulator.faults.add({ match: { operation: 'UploadPart', partNumber: 2 }, times: 2, action })
  stage.emulator.faults.add({ match: { operation: 'PostObject' }, action })
  const { uploader, events, ended } = stage.uploader()
  uploader.addFile({ url: stage.pick(3 * MB) })
  uploader.addFile({ url: stage.pick(30 * KB) })
  uploader.startUpload()
  await ended

  expect(events).toEqual([
    ...['started 1', 'progress 1', 'succeed 1'],
    ...['started 2', 'progress 2', 'succeed 2'],
    'end',
  ])
  expect(uploader.listFiles().every(stage.arrivedWhole)).toBe(true)
})

test.each([
  ['ahead', THREE_HOURS_MS],
  ['behind', -THREE_HOURS_MS],
])('a phone whose clock is 3 hours %s uploads all the same', async (_, errorMs) => {
  stage = await openStage({ emulator: { now: () => Date.now() - errorMs } })
  const { uploader, events, ended } = stage.uploader()
  uploader.addFile({ url: stage.pick(2 * MB) })
  uploader.addFile({ url: stage.pick(30 * KB) })
  uploader.startUpload()
  await ended

  expect(milestones(events)).toEqual([...['started 1', 'succeed 1', 'started 2', 'succeed 2'], 'end'])
  expect(uploader.listFiles().every(stage.arrivedWhole)).toBe(true)
})

test('a session that vanished on the server is opened anew', async () => {
  stage = await openStage()
  stage.emulator.faults.add({
    match: { operation: 'UploadPart', partNumber: 3 },
    action: { kind: 'refuse', code: 'NoSuchUpload', status: 404 },
  })
  const { uploader, events, ended } = stage.uploader({ parallel: 1 })
  uploader.addFile({ url: stage.pick(4 * MB) })
  uploader.startUpload()
  await ended

  expect(events).toEqual(['started 1', 'progress 1', 'succeed 1', 'end'])
  expect(stage.arrivedWhole(uploader.listFiles()[0])).toBe(true)
})

test('a file that is gone fails before VOD hears of it, and the next one goes on', async () => {
  stage = await openStage()
  const { uploader, events, ended } = stage.uploader()
  const gone = stage.pick(2 * MB)
  stage.host.removeTempFile(gone)
  uploader.addFile({ url: gone })
  uploader.addFile({ url: stage.pick(0) })
  uploader.addFile({ url: stage.pick(10 * KB) })
  uploader.startUpload()
  await ended

  expect(events).toEqual([
    ...['failed FileNotExist 1', 'failed EmptyFile 2'],
    ...['started 3', 'progress 3', 'succeed 3'],
    'end',
  ])
  expect(stage.emulator.videos()).toHaveLength(1)
})

test('a credential that cannot be read is a failure that says so, without repeating it', async () => {
  stage = await openStage()
  const messages: string[] = []
  const { uploader, events, ended } = stage.uploader({
    onUploadstarted(info) {
      expect(uploader.setUploadAuthAndAddress(info, 'not base64 of anything', 'nor this')).toBe(false)
    },
    onUploadFailed: (_info, _code, message) => messages.push(message),
  })
  uploader.addFile({ url: stage.pick(10 * KB) })
  uploader.startUpload()
  await ended

  expect(events).toEqual(['started 1', 'failed InvalidParameter.TokenInvalid 1', 'end'])
  expect(messages[0]).toMatch(/UploadAuth/)
  expect(messages[0]).not.toMatch(/not base64 of anything/)
})

function refusals(): string[] {
  return stage.emulator
    .requests()
    .filter(({ errorCode }) => errorCode !== undefined)
    .map(({ operation, partNumber, errorCode }) => `${operation} ${partNumber}: ${errorCode}`)
}

/** Where it does not matter whether bytes had left before the end. */
function milestones(events: readonly string[]): string[] {
  return events.filter((event) => !event.startsWith('progress'))
}
