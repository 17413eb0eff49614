import { UploadError, type UploadFile, type UploadState } from '@vod-upload/core'
import { trackUpload } from '../../src/promise-api/tracked-upload'

function openUpload() {
  let nowMs = 0
  const file: UploadFile = {
    source: { path: 'p', size: 4000 },
    contentType: 'video/mp4',
    grants: { issue: jest.fn(), renew: jest.fn() },
    state: { phase: 'queued' },
    sentBytes: 0,
    sizeBytes: 4000,
  }
  const core = { stopFile: jest.fn(), requeue: jest.fn(() => true), start: jest.fn(), cancel: jest.fn() }
  const grants = { ...file.grants, ids: { videoId: 'v' }, discard: jest.fn() }
  const ended = jest.fn()
  const log = jest.fn()
  const upload = trackUpload(file, { core, grants, now: () => nowMs, log, region: 'cn-told', ended })
  return {
    ...upload,
    file,
    core,
    grants,
    ended,
    comesTo(state: UploadState) {
      file.state = state
      upload.hear({ type: 'state', file })
    },
    sends(bytes: number, atMs: number) {
      nowMs = atMs
      file.sentBytes = bytes
      upload.hear({ type: 'progress', file })
    },
  }
}

test('the size that the picker told is known from the start', () => {
  expect(openUpload().handle.progress).toEqual({ sentBytes: 0, totalBytes: 4000, fraction: 0 })
})

test('the core’s words become the app’s', () => {
  const { handle, comesTo, ended } = openUpload()
  handle.on('state', () => undefined)
  const error = new UploadError('network', 'x')
  const states: UploadState[] = [{ phase: 'authorizing' }, { phase: 'stopped' }, { phase: 'failed', error }]
  const seen = states.map((state) => {
    comesTo(state)
    return handle.state
  })
  expect(seen).toEqual([{ phase: 'authorizing' }, { phase: 'paused' }, { phase: 'failed', error }])
  expect(ended).not.toHaveBeenCalled()
})

test('a result has the ids of VOD, and the region that is known', async () => {
  const { handle, comesTo, ended, file } = openUpload()
  const result = { bucket: 'b', object: 'o', endpoint: 'e', sizeBytes: 4000, partCount: 2 }
  file.grant = {
    credential: { accessKeyId: 'k', accessKeySecret: 's' },
    address: { endpoint: 'https://oss-cn-beijing.aliyuncs.com', bucket: 'b', object: 'o' },
  }
  comesTo({ phase: 'succeeded', result })
  expect(await handle).toEqual({ ...result, videoId: 'v', region: 'cn-beijing' })
  expect(ended).toHaveBeenCalledTimes(1)
})

test.each<[UploadState['phase'], boolean]>([
  ['queued', false],
  ['authorizing', false],
  ['transferring', false],
  ['stopped', true],
  ['failed', true],
  ['cancelled', false],
  ['succeeded', false],
])('resume of one that is %s: %s', (phase, goesOn) => {
  const { handle, file, core } = openUpload()
  file.state = { phase } as UploadState
  handle.resume()
  expect(core.requeue).toHaveBeenCalledTimes(goesOn ? 1 : 0)
  expect(core.start).toHaveBeenCalledTimes(goesOn ? 1 : 0)
})

test.each([
  ['network', 0],
  ['oss', 1],
  ['credential-invalid', 1],
  ['credential-unavailable', 1],
] as const)('a failure for %s: the credential is discarded %s times', (code, times) => {
  const { comesTo, grants } = openUpload()
  comesTo({ phase: 'failed', error: new UploadError(code, 'x') })
  expect(grants.discard).toHaveBeenCalledTimes(times)
})

test('time in a pause does not count as slowness', () => {
  const { handle, comesTo, sends } = openUpload()
  sends(0, 0)
  sends(1000, 1000)
  expect(handle.progress.bytesPerSecond).toBe(1000)
  comesTo({ phase: 'stopped' })
  comesTo({ phase: 'queued' })
  sends(1000, 3600000)
  sends(2000, 3601000)
  expect(handle.progress.bytesPerSecond).toBe(1000)
})
