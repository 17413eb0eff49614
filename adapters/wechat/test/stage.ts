// A stage for stories: a WeChat client, a page with the documented uploader, and a local VOD + OSS behind it.
import { randomFillSync } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import RPCClient from '@alicloud/pop-core'
import { type Emulator, type EmulatorOptions, startEmulator } from '@vod-upload/emulator'
import {
  createLeakListener,
  createWechatHost,
  type LeakListener,
  type TempFile,
  type WechatHost,
  type WechatHostOptions,
} from '@vod-upload/testkit'
import { bindPlatform, type UploadInfo, type VODUpload, type VODUploadOptions } from '@vod-upload/vod-upload'
import { wechatPlatform } from '../src/wechat-platform'

export const KB = 1024
export const MB = 1024 * KB
/** By default the size follows the line; the stories count parts. */
export const COUNTED_PART_BYTES = MB

/** Some 20 seconds' worth. */
const MAX_LOOKS = 15000

interface VodAnswer {
  readonly UploadAuth: string
  readonly UploadAddress: string
  readonly VideoId?: string
  readonly ImageId?: string
}

/** What AssumeRole gives. */
export interface StsToken {
  readonly AccessKeyId: string
  readonly AccessKeySecret: string
  readonly SecurityToken: string
  readonly Expiration: string
}

export interface Stage {
  readonly emulator: Emulator
  readonly host: WechatHost
  /** Hears what the uploaders say; `close` fails the story where that held a secret. */
  readonly leaks: LeakListener
  /** A file of random bytes, as the host's picker returns it. */
  pick(sizeBytes: number, extension?: string): string
  /** The same with all that a picker tells of it, for `host.pickNext`. */
  pickFile(sizeBytes: number, extension?: string): TempFile
  /** Where a picked file really lies. */
  realPathOf(tempFilePath: string): string
  /** An uploader of the page's own, unanswered. */
  construct(options: VODUploadOptions): VODUpload
  /** What is in a picked file. */
  bytesOf(tempFilePath: string): Buffer
  /** What the app's server would answer: a new video or image, or the same video again. */
  askVod(info: UploadInfo): Promise<VodAnswer>
  /** What the app's server would answer in STS mode. */
  assumeRole(durationSeconds?: number): Promise<StsToken>
  /** An uploader whose credential callbacks are answered as an app does it; `events` gets every callback, in order. */
  uploader(options?: VODUploadOptions): { uploader: VODUpload; events: string[]; ended: Promise<void> }
  /** Are the bytes that OSS holds for this file those that were picked? */
  arrivedWhole(info: UploadInfo): boolean
  /** Resolves when the condition holds; the test's own timeout is the limit. */
  until(condition: () => boolean): Promise<void>
  /**
   * When this part is sent, OSS does not answer: the page hears of those before it meanwhile.
   * @returns what lets it through when it is sent the next time
   */
  holdPart(partNumber: number): () => void
  /** How often each part was taken by OSS, by part number. */
  partsTaken(): Record<number, number>
}

export async function openStage(
  given: { emulator?: EmulatorOptions; host?: (emulator: Emulator) => WechatHostOptions } = {},
): Promise<Stage & { close(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'vod-upload-story-'))
  const emulator = await startEmulator(given.emulator)
  const host = createWechatHost(given.host?.(emulator))
  const leaks = createLeakListener()
  const VODUpload = bindPlatform(() => leaks.tap(wechatPlatform(host.wx)))
  const uploaders: VODUpload[] = []
  const vod = vodClient(emulator)
  const realPaths = new Map<string, string>()

  const pickFile = (sizeBytes: number, extension = '.mp4') => {
    const realPath = join(folder, `${realPaths.size}${extension}`)
    writeFileSync(realPath, randomFillSync(Buffer.alloc(sizeBytes)))
    const file = host.addTempFile(realPath)
    realPaths.set(file.tempFilePath, realPath)
    return file
  }

  const askVod = (info: UploadInfo): Promise<VodAnswer> => {
    // The app's server has the right time, however wrong the phone's clock is.
    const Timestamp = new Date(emulator.now()).toISOString().replace(/\.\d+/, '')
    const ask = (action: string, params: object) => vod.request<VodAnswer>(action, { ...params, Timestamp })
    if (info.isImage) return ask('CreateUploadImage', { ImageType: 'default', ImageExt: 'png' })
    if (info.videoId) return ask('RefreshUploadVideo', { VideoId: info.videoId })
    return ask('CreateUploadVideo', { Title: 'A story', FileName: info.file.name })
  }

  const construct = (options: VODUploadOptions) => {
    const log = (sentence: string) => console.warn(sentence)
    const heard = leaks.tapCallbacks({
      vodEndpoint: emulator.url,
      log,
      partSize: COUNTED_PART_BYTES,
      ...options,
    })
    const uploader = new VODUpload(heard)
    uploaders.push(uploader)
    return uploader
  }

  return {
    emulator,
    host,
    leaks,
    pick: (sizeBytes, extension) => pickFile(sizeBytes, extension).tempFilePath,
    pickFile,
    realPathOf: (tempFilePath) => realPaths.get(tempFilePath) ?? '',
    construct,
    bytesOf: (tempFilePath) => readFileSync(realPaths.get(tempFilePath) ?? ''),
    askVod,
    assumeRole: (durationSeconds) => assumeRole(emulator, durationSeconds),
    uploader: (options = {}) => recordedUploader(construct, askVod, options),
    arrivedWhole({ url, bucket = '', object = '' }) {
      const stored = emulator.readObject(bucket, object)
      const realPath = realPaths.get(url)
      return stored !== undefined && realPath !== undefined && sameBytes(stored.path, realPath)
    },
    async until(condition) {
      // Ends by itself: a test that has failed must not keep the process alive.
      for (let looks = 0; !condition(); looks += 1) {
        if (looks > MAX_LOOKS) throw new Error(`Waited in vain for ${condition}`)
        await new Promise((resolve) => setTimeout(resolve, 1))
      }
    },
    holdPart(partNumber) {
      const action = { kind: 'delay', ms: 3600000 } as const
      emulator.faults.add({ match: { operation: 'UploadPart', partNumber }, action })
      // What the host has sent of it by now is struck before this call is answered; it must not slip through.
      return () => void fetch(emulator.url).then(() => emulator.faults.clear())
    },
    partsTaken() {
      const taken: Record<number, number> = {}
      for (const { operation, status, partNumber = 0 } of emulator.requests()) {
        if (operation === 'UploadPart' && status === 200) taken[partNumber] = (taken[partNumber] ?? 0) + 1
      }
      return taken
    },
    async close() {
      await host.idle()
      leaks.learnFrom(emulator)
      for (const uploader of uploaders) leaks.hear('the uploader', [uploader, uploader.listFiles()])
      leaks.hear('the stored values', host.storedValues)
      await emulator.close()
      rmSync(folder, { recursive: true, force: true })
      leaks.expectSilence()
    },
  }
}

function sameBytes(one: string, other: string): boolean {
  return readFileSync(one).equals(readFileSync(other))
}

function vodClient({ url, accounts: [account] }: Emulator): RPCClient {
  return new RPCClient({ endpoint: url, apiVersion: '2017-03-21', ...account })
}

async function assumeRole(
  { url, accounts: [account], now }: Emulator,
  DurationSeconds = 3600,
): Promise<StsToken> {
  const sts = new RPCClient({ endpoint: url, apiVersion: '2015-04-01', ...account })
  const { Credentials } = await sts.request<{ Credentials: StsToken }>('AssumeRole', {
    RoleArn: 'acs:ram::1234567890123456:role/uploader',
    RoleSessionName: 'story',
    DurationSeconds,
    Timestamp: new Date(now()).toISOString().replace(/\.\d+/, ''),
  })
  return Credentials
}

/** An uploader that writes down what it calls; consecutive progress counts as one entry. */
function recordedUploader(
  construct: (options: VODUploadOptions) => VODUpload,
  askVod: Stage['askVod'],
  given: VODUploadOptions,
): ReturnType<Stage['uploader']> {
  const events: string[] = []
  let end: () => void = () => undefined
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  const note = (event: string, info?: UploadInfo) => {
    const place = info === undefined ? '' : ` ${uploader.listFiles().indexOf(info) + 1}`
    const entry = `${event}${place}`
    if (event !== 'progress' || events[events.length - 1] !== entry) events.push(entry)
  }
  const answered: VODUploadOptions = {
    retryCount: 2,
    retryDuration: 0.01,
    async onUploadstarted(info) {
      const { UploadAuth, UploadAddress, VideoId, ImageId } = await askVod(info)
      uploader.setUploadAuthAndAddress(info, UploadAuth, UploadAddress, VideoId ?? ImageId)
    },
    async onUploadTokenExpired(info) {
      const { UploadAuth } = await askVod(info)
      uploader.resumeUploadWithAuth(UploadAuth)
    },
    ...given,
  }
  const uploader = construct({
    ...answered,
    onUploadstarted(info) {
      note('started', info)
      answered.onUploadstarted?.(info)
    },
    onUploadProgress(info, totalSize, loadedPercent) {
      note('progress', info)
      answered.onUploadProgress?.(info, totalSize, loadedPercent)
    },
    onUploadTokenExpired(info) {
      note('token expired', info)
      answered.onUploadTokenExpired?.(info)
    },
    onUploadSucceed(info) {
      note('succeed', info)
      answered.onUploadSucceed?.(info)
    },
    onUploadFailed(info, code, message) {
      note(`failed ${code}`, info)
      answered.onUploadFailed?.(info, code, message)
    },
    onUploadCanceled(info) {
      note('canceled', info)
      answered.onUploadCanceled?.(info)
    },
    onUploadEnd(info) {
      note('end')
      answered.onUploadEnd?.(info)
      end()
    },
  })
  return { uploader, events, ended }
}
