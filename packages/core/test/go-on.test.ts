import type { Cycler } from '../src/credential/cycler'
import type { Grant, GrantSource } from '../src/credential/grant'
import { UploadError, type UploadErrorCode } from '../src/errors/upload-error'
import type { Checkpoint } from '../src/resume/checkpoint'
import { firstAddress } from '../src/resume/go-on'
import { noJournal } from '../src/resume/journal'

const address = { endpoint: 'https://oss-cn-shanghai.aliyuncs.com', bucket: 'b', object: 'o' }
const grant: Grant = { credential: { accessKeyId: 'id', accessKeySecret: 'secret' }, address }
const found: Checkpoint = {
  uploadId: 'U',
  bucket: 'b',
  object: 'o',
  sizeBytes: 300000,
  partSizeBytes: 102400,
  completing: false,
  prints: new Map(),
  memo: 'video',
  savedAt: 5,
}

/** The first question fails so; it writes down what the app's side is told to recall. */
function setUp(code: UploadErrorCode, deniesRecord?: boolean) {
  const recalled: Array<string | undefined> = []
  let questions = 0
  const answer = () => {
    questions += 1
    return questions === 1 ? Promise.reject(new UploadError(code, 'No.')) : Promise.resolve(grant)
  }
  const grants: GrantSource = {
    issue: answer,
    renew: answer,
    deniesRecord,
    recall: (earlier) => recalled.push(earlier?.memo),
  }
  const cycler: Cycler = { current: answer, renew: answer, end: () => undefined }
  return { recalled, first: () => firstAddress(grants, cycler, { ...noJournal, found }) }
}

test.each<[string, UploadErrorCode, boolean | undefined]>([
  ['VOD refuses it', 'oss', undefined],
  ['what the app hands in is no credential', 'credential-invalid', undefined],
  ['the app answers by a failure', 'credential-unavailable', true],
])('where %s, the record may be gone: another one is asked for', async (_, code, deniesRecord) => {
  const { first, recalled } = setUp(code, deniesRecord)
  await expect(first()).resolves.toEqual(address)
  expect(recalled).toEqual(['video', undefined])
})

test.each<[string, UploadErrorCode, boolean | undefined]>([
  ['the app does not answer', 'credential-unavailable', false],
  ['its page does not answer', 'credential-unavailable', undefined],
  ['the line is broken', 'network', undefined],
  ['the upload is stopped', 'cancelled', undefined],
])('where %s, the record is kept for the next start', async (_, code, deniesRecord) => {
  const { first, recalled } = setUp(code, deniesRecord)
  await expect(first()).rejects.toMatchObject({ code })
  expect(recalled).toEqual(['video'])
})
