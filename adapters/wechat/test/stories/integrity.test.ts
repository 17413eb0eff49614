// A part that changes on the way: it is noticed, by CRC-64 afterwards or by its MD5 before, and it goes again, alone.
import { createHash } from 'node:crypto'
import type { HttpRequest, HttpResponse, PlatformAdapter } from '@vod-upload/platform'
import { type CreateUploaderOptions, createUploader, createVODUpload } from '@vod-upload/vod-upload'
import { contentMd5 } from '../../src/content-md5'
import { wechatPlatform } from '../../src/wechat-platform'
import { openPromiseStage, type PromiseStage } from '../promise-stage'
import { COUNTED_PART_BYTES, KB, MB } from '../stage'

let stage: PromiseStage

beforeEach(async () => {
  stage = await openPromiseStage()
})
afterEach(() => stage.close())

interface Way {
  /** What becomes of the body of the nth try of a part. */
  readonly spoil?: (partNumber: string, body: ArrayBuffer, tries: number) => ArrayBuffer
  readonly hear?: (answer: HttpResponse) => HttpResponse
}

/** WeChat, and something between it and OSS that changes what passes; `digests` has the Content-MD5 of each try. */
function changing({ spoil, hear = (answer) => answer }: Way = {}) {
  const platform = wechatPlatform(stage.host.wx)
  const digests: string[] = []
  const tries = new Map<string, number>()
  const request = (given: HttpRequest) => {
    const partNumber = /[?&]partNumber=(\d+)/.exec(given.url)?.[1]
    if (partNumber === undefined || given.body === undefined) return platform.request(given)
    const count = (tries.get(partNumber) ?? 0) + 1
    tries.set(partNumber, count)
    digests.push(`${partNumber} ${given.headers['content-md5'] ?? 'none'}`)
    const body = spoil?.(partNumber, given.body, count) ?? given.body
    return platform.request({ ...given, body }).then(hear)
  }
  return { platform: { ...platform, request }, digests }
}

/** One for each part, as Node says. */
function digestsOf(path: string): string[] {
  const bytes = stage.bytesOf(path)
  const parts = Array.from({ length: Math.ceil(bytes.length / MB) }, (_, index) =>
    bytes.subarray(index * MB, (index + 1) * MB),
  )
  return parts.map((part, index) => `${index + 1} ${createHash('md5').update(part).digest('base64')}`)
}

const oneByte = (body: ArrayBuffer) => {
  const changed = new Uint8Array(body.slice(0))
  changed[changed.length >> 1] ^= 1
  return changed.buffer
}
const second =
  (wanted: (tries: number) => boolean) => (partNumber: string, body: ArrayBuffer, tries: number) =>
    partNumber === '2' && wanted(tries) ? oneByte(body) : body

function app(platform: PlatformAdapter, options: Partial<CreateUploaderOptions> = {}) {
  const retry = { retries: 2, delayMs: 1 }
  return createUploader(platform, {
    getAuth: stage.answerOfVod,
    retry,
    partSizeBytes: COUNTED_PART_BYTES,
    ...options,
  })
}

test.each([
  ['V4', 'v4'],
  ['V1', 'v1'],
] as const)('with contentMd5, each part carries its MD5, signed with %s', async (_, signature) => {
  const { platform, digests } = changing()
  const path = stage.pick(2 * MB + 77)
  const result = await app(platform, { contentMd5, signature }).upload(path)

  expect(digests.sort()).toEqual(digestsOf(path))
  expect(stage.refusals()).toEqual([])
  expect(stage.holds(result, path)).toBe(true)
})

test('without it, no part does, and a form goes without it in any case', async () => {
  const { platform, digests } = changing()
  await app(platform).upload(stage.pick(2 * MB))
  expect(digests.sort()).toEqual(['1 none', '2 none'])
  await app(platform, { contentMd5 }).upload(stage.pick(30 * KB))
  expect(digests).toHaveLength(2)
  expect(stage.refusals()).toEqual([])
})

test('the documented uploader takes the same option', async () => {
  const { platform, digests } = changing()
  const path = stage.pick(2 * MB)
  await new Promise((resolve) => {
    const uploader = createVODUpload(platform, {
      contentMd5,
      partSize: COUNTED_PART_BYTES,
      async onUploadstarted(info) {
        const { UploadAuth, UploadAddress } = await stage.askVod(info)
        uploader.setUploadAuthAndAddress(info, UploadAuth, UploadAddress)
      },
      onUploadEnd: resolve,
    })
    uploader.addFile({ url: path })
    uploader.startUpload()
  })
  expect(digests.sort()).toEqual(digestsOf(path))
  expect(stage.partsTaken()).toEqual({ 1: 1, 2: 1 })
})

test('a part whose CRC-64 differs from what OSS says it has goes again, alone', async () => {
  const { platform } = changing({ spoil: second((tries) => tries === 1) })
  const path = stage.pick(4 * MB)
  const result = await app(platform).upload(path)

  expect(stage.partsTaken()).toEqual({ 1: 1, 2: 2, 3: 1, 4: 1 })
  expect(stage.refusals()).toEqual([])
  expect(stage.holds(result, path)).toBe(true)
})

test('with contentMd5, OSS does not even take it: it goes again, alone', async () => {
  const { platform } = changing({ spoil: second((tries) => tries === 1) })
  const path = stage.pick(4 * MB)
  const result = await app(platform, { contentMd5 }).upload(path)

  expect(stage.partsTaken()).toEqual({ 1: 1, 2: 1, 3: 1, 4: 1 })
  expect(stage.refusals()).toEqual(['InvalidDigest'])
  expect(stage.holds(result, path)).toBe(true)
})

test('with contentMd5, it is noticed where the host hides every header of an answer', async () => {
  const { platform } = changing({
    spoil: second((tries) => tries === 1),
    hear: (answer) => ({ ...answer, headers: {} }),
  })
  const path = stage.pick(3 * MB)
  const result = await app(platform, { contentMd5 }).upload(path)

  expect(stage.partsTaken()).toEqual({ 1: 1, 2: 1, 3: 1 })
  expect(stage.refusals()).toEqual(['InvalidDigest'])
  expect(stage.holds(result, path)).toBe(true)
})

test.each([
  ['the CRC-64 differs', {}, { code: 'integrity' }],
  ['OSS refuses it', { contentMd5 }, { code: 'oss', ossCode: 'InvalidDigest' }],
])('a part that changes each time fails once its retries are used up: %s', async (_, options, failure) => {
  const { platform, digests } = changing({ spoil: second(() => true) })
  await expect(
    app(platform, { parallelParts: 1, ...options }).upload(stage.pick(3 * MB)),
  ).rejects.toMatchObject(failure)
  expect(digests.map((line) => line.split(' ')[0])).toEqual(['1', '2', '2', '2'])
  expect(stage.emulator.listObjects()).toEqual([])
})
