import { createHash } from 'node:crypto'
import { type Emulator, startEmulator } from '../src'
import { type RawResponse, verdict, xmlValue } from './raw-http'
import { sendSigned } from './signed-request'

const EMPTY = '1B2M2Y8AsgTpgAmY7PhCfg=='
const HELLO = 'XUFAKrxLKna5cZ2REBfFkg=='
let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator()
})
afterAll(() => emulator.close())

/** A Content-MD5 beside bodies that are not the file: one key for each test. */
function calls(key: string) {
  const call = (method: string, query: Record<string, string>, body?: string, md5?: string) =>
    sendSigned(emulator, {
      method,
      key,
      query,
      body,
      headers: md5 === undefined ? {} : { 'content-md5': md5 },
    })
  const uploadIdOf = (response: RawResponse) => xmlValue(response, 'UploadId') ?? ''
  return {
    initiate: (md5?: string, body?: string) => call('POST', { uploads: '' }, body, md5),
    async ready() {
      const uploadId = uploadIdOf(await call('POST', { uploads: '' }))
      const { headers } = await call('PUT', { partNumber: '1', uploadId }, 'hello')
      const part = `<Part><PartNumber>1</PartNumber><ETag>${headers.etag}</ETag></Part>`
      return { uploadId, list: `<CompleteMultipartUpload>${part}</CompleteMultipartUpload>` }
    },
    complete: (uploadId: string, list: string, md5?: string) => call('POST', { uploadId }, list, md5),
    sessions: () => emulator.listMultipartUploads().filter((upload) => upload.key === key).length,
  }
}

describe('beginning an upload', () => {
  it.each([
    ['the MD5 of its empty body', EMPTY, undefined, '200'],
    ['the MD5 of a body', HELLO, 'hello', '200'],
    ['another MD5', HELLO, undefined, '400 InvalidDigest'],
    ['no MD5 at all', 'not-an-md5', undefined, '400 InvalidDigest'],
  ])('with %s', async (what, md5, body, expected) => {
    const { initiate, sessions } = calls(`initiate ${what}`)
    expect(verdict(await initiate(md5, body))).toBe(expected)
    expect(sessions()).toBe(expected === '200' ? 1 : 0)
  })
})

describe('completing an upload', () => {
  it.each([
    ['the MD5 of another list', HELLO],
    ['the MD5 of nothing', EMPTY],
    ['no MD5 at all', 'not-an-md5'],
  ])('with %s is refused, and leaves the upload as it is', async (what, md5) => {
    const { ready, complete, sessions } = calls(`complete ${what}`)
    const { uploadId, list } = await ready()
    expect(verdict(await complete(uploadId, list, md5))).toBe('400 InvalidDigest')
    expect(sessions()).toBe(1)
    expect(verdict(await complete(uploadId, list))).toBe('200')
  })

  it('with the MD5 of its list is taken', async () => {
    const { ready, complete } = calls('complete right')
    const { uploadId, list } = await ready()
    const md5 = createHash('md5').update(list).digest('base64')
    expect(verdict(await complete(uploadId, list, md5))).toBe('200')
  })
})
