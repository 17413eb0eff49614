// The stage of the stories, as an app on the promise API sees it.
import { readFileSync } from 'node:fs'
import RPCClient from '@alicloud/pop-core'
import {
  type AuthContext,
  type CreateUploaderOptions,
  createUploader,
  type Surroundings,
  type Uploader,
  type UploadHandle,
  type UploadState,
  type VodAuthAnswer,
} from '@vod-upload/vod-upload'
import { wechatPlatform } from '../src/wechat-platform'
import { COUNTED_PART_BYTES, openStage } from './stage'

export interface StsAnswer {
  readonly Credentials: {
    readonly AccessKeyId: string
    readonly AccessKeySecret: string
    readonly SecurityToken: string
    readonly Expiration: string
  }
}

type Stage = Awaited<ReturnType<typeof openStage>>

export interface PromiseStage extends Stage {
  /** Every question that the app was asked, in order. */
  readonly asked: AuthContext[]
  kinds(): string[]
  /** An app's uploader; unless given another getAuth, its server answers as VOD does. */
  app(options?: Partial<CreateUploaderOptions>, surroundings?: Surroundings): Uploader
  answerOfVod(context: AuthContext): Promise<VodAuthAnswer>
  askSts(): Promise<StsAnswer>
  /** Are the bytes of this object those of the picked file? */
  holds(where: { readonly bucket: string; readonly object: string }, tempFilePath: string): boolean
  /** Codes that OSS refused requests with. */
  refusals(): string[]
}

export async function openPromiseStage(given: Parameters<typeof openStage>[0] = {}): Promise<PromiseStage> {
  const stage = await openStage(given)
  const { emulator, host, leaks } = stage
  const handles: UploadHandle[] = []

  /** By what the story listens to itself: another listener would change what is said in the log. */
  const heardHandle = (handle: UploadHandle): UploadHandle => {
    handles.push(handle)
    const on: UploadHandle['on'] = (name, listener) =>
      listen(name, (news) => {
        leaks.hear(`on ${name}`, news)
        listener(news)
      })
    const listen = handle.on
    return Object.assign(handle, { on })
  }
  const asked: AuthContext[] = []

  const rpc = <Answer>(apiVersion: string, action: string, params: object) => {
    const client = new RPCClient({ endpoint: emulator.url, apiVersion, ...emulator.accounts[0] })
    // The app's server has the right time, whatever the phone believes.
    const Timestamp = new Date(emulator.now()).toISOString().replace(/\.\d+/, '')
    return client.request<Answer>(action, { ...params, Timestamp })
  }
  const vod = (action: string, params: object) => rpc<VodAuthAnswer>('2017-03-21', action, params)
  const askVod = ({ kind, file, videoId }: AuthContext) => {
    if (kind === 'refresh-video') return vod('RefreshUploadVideo', { VideoId: videoId })
    if (kind === 'create-image') return vod('CreateUploadImage', { ImageType: 'default', ImageExt: 'png' })
    return vod('CreateUploadVideo', { Title: 'A story', FileName: file.name })
  }

  return {
    ...stage,
    asked,
    kinds: () => asked.map(({ kind }) => kind),
    app(options = {}, surroundings) {
      const { getAuth = askVod, ...others } = options
      const noted = (context: AuthContext) => {
        asked.push(context)
        return getAuth(context)
      }
      const retry = { retries: 2, delayMs: 1 }
      const log = (sentence: string) => console.warn(sentence)
      const heard = leaks.tapCallbacks({
        retry,
        log,
        partSizeBytes: COUNTED_PART_BYTES,
        ...others,
        getAuth: noted,
      })
      const uploader = createUploader(leaks.tap(wechatPlatform(host.wx)), heard, surroundings)
      return {
        ...uploader,
        get uploads() {
          return uploader.uploads
        },
        upload: (...given) => heardHandle(uploader.upload(...given)),
      }
    },
    answerOfVod: askVod,
    askSts: () =>
      rpc<StsAnswer>('2015-04-01', 'AssumeRole', {
        RoleArn: 'acs:ram::1:role/uploader',
        RoleSessionName: 'story',
      }),
    holds({ bucket, object }, tempFilePath) {
      const stored = emulator.readObject(bucket, object)
      return stored !== undefined && readFileSync(stored.path).equals(stage.bytesOf(tempFilePath))
    },
    async close() {
      for (const handle of handles) leaks.hear('the handle', handle)
      await stage.close()
    },
    refusals: () => emulator.requests().flatMap(({ errorCode }) => errorCode ?? []),
  }
}

/** The phases that a listener hears, from now on. */
export function phasesOf(handle: UploadHandle): string[] {
  const phases: string[] = []
  handle.on('state', ({ phase }) => phases.push(phase))
  return phases
}

/** Resolves the next time that the upload comes into this state. */
export function comesTo(handle: UploadHandle, phase: UploadState['phase']): Promise<void> {
  return new Promise((resolve) => {
    const unsubscribe = handle.on('state', (state) => {
      if (state.phase !== phase) return
      unsubscribe()
      resolve()
    })
  })
}
