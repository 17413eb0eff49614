import { DEFAULT_BUCKET, type Emulator, type FaultRule, startEmulator } from '../src'
import { bytes, vodClient } from './clients'
import { verdict, xmlValue } from './raw-http'
import { type Signing, sendSigned } from './signed-request'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator()
})
beforeEach(() => {
  emulator.faults.clear()
  emulator.clearRequests()
})
afterAll(() => emulator.close())

const put = (key: string, more: Signing = {}) =>
  sendSigned(emulator, { method: 'PUT', key, body: 'hello', ...more }).then(verdict, ({ code }) =>
    String(code),
  )
const inject = (action: FaultRule['action'], more: Partial<FaultRule> = {}) =>
  emulator.faults.add({ match: { operation: 'PutObject' }, action, ...more })
const exists = (key: string) => emulator.readObject(DEFAULT_BUCKET, key) !== undefined

it.each<[FaultRule['action'], string, boolean]>([
  [{ kind: 'status', status: 503 }, '503', false],
  [{ kind: 'refuse', code: 'ServiceUnavailable' }, '503 ServiceUnavailable', false],
  [{ kind: 'refuse', code: 'QpsLimitExceeded', status: 503 }, '503 QpsLimitExceeded', false],
  [{ kind: 'refuse', code: 'SecurityTokenExpired' }, '403 SecurityTokenExpired', false],
  [{ kind: 'reset' }, 'ECONNRESET', false],
  [{ kind: 'lose-answer' }, 'ECONNRESET', true],
  [{ kind: 'delay', ms: 1 }, '200', true],
])('%j: the client sees %s', async (action, seen, isStored) => {
  const key = `fault-${action.kind}-${seen}`
  inject(action)
  expect(await put(key)).toBe(seen)
  expect(exists(key)).toBe(isStored)
  expect(emulator.requests()).toMatchObject([
    {
      operation: 'PutObject',
      key,
      fault: action.kind,
      status: seen === 'ECONNRESET' ? 0 : Number(seen.slice(0, 3)),
    },
  ])
  // Once only.
  expect(await put(key)).toBe('200')
})

it('strikes as often as told, after letting as many through as told', async () => {
  inject({ kind: 'status', status: 500 }, { skip: 1, times: 2 })
  const seen = []
  for (let n = 0; n < 5; n++) seen.push(await put('counted'))
  expect(seen).toEqual(['200', '500', '500', '200', '200'])
})

it('picks one part of an upload', async () => {
  const initiated = await sendSigned(emulator, { method: 'POST', key: 'v.mp4', query: { uploads: '' } })
  const uploadId = xmlValue(initiated, 'UploadId') ?? ''
  emulator.faults.add({
    match: { operation: 'UploadPart', partNumber: 2 },
    times: Infinity,
    action: { kind: 'lose-answer' },
  })
  const upload = (partNumber: string) => put('v.mp4', { query: { partNumber, uploadId }, body: bytes(10) })
  expect([await upload('1'), await upload('2'), await upload('3')]).toEqual(['200', 'ECONNRESET', '200'])
  expect(emulator.listMultipartUploads()[0]?.parts.map((part) => part.partNumber)).toEqual([1, 2, 3])
})

it('refuses calls on VOD in VOD’s own form', async () => {
  emulator.faults.add({
    match: { operation: 'CreateUploadVideo' },
    action: { kind: 'refuse', code: 'ServiceUnAvailable', status: 503 },
  })
  const vod = vodClient(emulator)
  const video = { Title: 't', FileName: 'a.mp4' }
  await expect(vod.request('CreateUploadVideo', video)).rejects.toMatchObject({ code: 'ServiceUnAvailable' })
  await expect(vod.request('CreateUploadVideo', video)).resolves.toBeTruthy()
})

it('notes requests without their secrets', async () => {
  await put('noted', { query: { 'x-oss-process': 'secret' } })
  await vodClient(emulator).request('CreateUploadVideo', { Title: 't', FileName: 'a.mp4' })
  expect(emulator.requests()).toMatchObject([
    { method: 'PUT', path: `/${DEFAULT_BUCKET}/noted`, operation: 'PutObject', status: 200 },
    { method: 'GET', path: '/', operation: 'CreateUploadVideo', status: 200 },
  ])
  expect(JSON.stringify(emulator.requests())).not.toMatch(/secret|Signature|Authorization/i)
})
