// Nothing here runs: the type check of the tests holds the public types of the promise API to it.
import type { PlatformAdapter } from '@vod-upload/platform'
import {
  type AuthAnswer,
  type AuthContext,
  type CreateUploaderOptions,
  createCanceller,
  createUploader,
  type UploadError,
  type Uploaded,
  type Uploader,
  type UploadHandle,
  type UploadProgress,
  type UploadSource,
  type UploadState,
} from '@vod-upload/vod-upload'

type IsAny<T> = 0 extends 1 & T ? true : false
type Same<One, Other> =
  (<T>() => T extends One ? 1 : 2) extends <T>() => T extends Other ? 1 : 2 ? true : false
type AnyIn<T> = { [Key in keyof T]-?: IsAny<T[Key]> }[keyof T]
declare const platform: PlatformAdapter

// No `any` in what apps see.
export const anyIn = [] as Array<
  AnyIn<Uploaded> | AnyIn<AuthContext> | AnyIn<UploadHandle> | AnyIn<CreateUploaderOptions>
> satisfies false[]

interface Meta {
  readonly title: string
}

// getAuth: the kind tells whether there is a video, and meta is the app's own type.
export const uploader: Uploader<Meta> = createUploader<Meta>(platform, {
  getAuth(context) {
    context.meta?.title satisfies string | undefined
    if (context.kind === 'refresh-video') {
      context.videoId satisfies string
    } else {
      context.videoId satisfies undefined
      context.kind satisfies 'create-video' | 'create-image'
    }
    // @ts-expect-error: there is no such kind
    if (context.kind === 'refresh-image') throw new Error('never')
    return { UploadAuth: '', UploadAddress: '', VideoId: 'v', RequestId: 'whatever else the server says' }
  },
})
uploader.upload('path', { meta: { title: 'x' } })
// @ts-expect-error: not the app's meta
uploader.upload('path', { meta: { name: 'x' } })
// @ts-expect-error: getAuth is needed
createUploader(platform, {})
// @ts-expect-error: an answer needs more than that
createUploader(platform, { getAuth: () => ({ VideoId: 'v' }) })
createUploader(platform, { getAuth: async () => ({ uploadAuth: '', uploadAddress: '' }) })

const sts = { accessKeyId: '', accessKeySecret: '', securityToken: '', expiration: 3600 }
const place = { endpoint: '', bucket: '', object: '' }
export const answers: AuthAnswer[] = [
  { data: { data: { UploadAuth: '', UploadAddress: '' } } },
  { ...sts, ...place },
  { Credentials: { AccessKeyId: '', AccessKeySecret: '', SecurityToken: '' }, ...place },
]

// What pickers of the hosts return, more fields and all, is a source.
const media = {
  tempFilePath: '',
  size: 1,
  duration: 2,
  height: 3,
  width: 4,
  thumbTempFilePath: '',
  fileType: 'video',
}
const image = { path: '', size: 1 }
export const sources: UploadSource[] = ['path', media, image]
// A picker's list, for the one file in it.
uploader.upload([media])
// @ts-expect-error: no list of files
uploader.upload([7])

// A handle is awaited for a result, and its events are typed by their names.
export async function wait(handle: UploadHandle): Promise<string | undefined> {
  const result = await handle
  true satisfies Same<typeof result, Uploaded>
  handle.on('progress', ({ fraction, bytesPerSecond }: UploadProgress) => [fraction, bytesPerSecond])
  handle.on('state', (state) => {
    if (state.phase === 'failed') state.error satisfies UploadError
    if (state.phase === 'succeeded') state.result.videoId satisfies string | undefined
    // @ts-expect-error: a state has nothing that is not true in it
    state.error
  })
  // @ts-expect-error: there is no such event
  handle.on('end', () => undefined)
  // @ts-expect-error: news of the other kind
  handle.on('progress', (state: UploadState) => state)
  // @ts-expect-error: the state is read, not set
  handle.state = { phase: 'paused' }
  const all = await Promise.all([handle, handle.catch(() => undefined), handle.finally(() => undefined)])
  true satisfies Same<typeof all, [Uploaded, Uploaded | undefined, Uploaded]>
  return result.videoId
}

// Either kind of signal.
uploader.upload('path', { signal: createCanceller().signal })
uploader.upload('path', { signal: new AbortController().signal })
