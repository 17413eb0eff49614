// What the samples may take as given: the globals of the hosts, and what an earlier block of the same page has made.
type HostCall<Result, Failure = { readonly errMsg: string }> = (options: {
  url?: string
  method?: string
  data?: object
  header?: object
  /** Alipay's name for it. */
  headers?: object
  count?: number
  type?: string
  success?(result: Result): void
  fail?(reason: Failure): void
}) => unknown

interface PickedVideo {
  readonly tempFilePath: string
  readonly size: number
}

/** As its fields are what the app's own server answers, no more is known of them. */
interface Answer {
  readonly statusCode: number
  readonly data: AnswerFields
}

interface AnswerFields {
  readonly UploadAuth: string
  readonly UploadAddress: string
  readonly VideoId: string
  readonly ImageId: string
  readonly token: string
  readonly message: string
}

interface SampleHost {
  readonly request: HostCall<Answer>
  readonly chooseVideo: HostCall<PickedVideo>
}

interface SampleWx extends SampleHost {
  readonly chooseMedia: HostCall<{ readonly tempFiles: readonly [PickedVideo, ...PickedVideo[]] }>
}

declare const wx: SampleWx
declare const my: Omit<SampleHost, 'chooseVideo'> & {
  readonly chooseVideo: HostCall<PickedVideo, { readonly errorMessage: string }>
}
declare const tt: SampleHost
declare const uni: SampleHost

declare function Page<Members>(page: Members & ThisType<Members & { setData(data: object): void }>): void

/** The session that the app's own sign-in gave. */
declare const token: string

declare const createUploader: typeof import('@vod-upload/wechat').createUploader
declare const getAuth: import('@vod-upload/wechat').GetAuth
declare const uploader: import('@vod-upload/wechat').Uploader

declare module '@tarojs/taro' {
  const Taro: {
    request(options: object): Promise<Answer>
    chooseMedia(options: object): Promise<{ readonly tempFiles: readonly PickedVideo[] }>
    chooseVideo(options: object): Promise<PickedVideo>
  }
  export default Taro
}

/** The drop-in files that a build makes, whichever host they are of. */
declare module '*.min.js' {
  export * from '@vod-upload/wechat'
  export { default } from '@vod-upload/wechat'
}

/** What an earlier block of CONTRIBUTING.md has written. */
declare module '*/acme-platform' {
  export function acmePlatform(host: object): import('@vod-upload/platform').PlatformAdapter
}
