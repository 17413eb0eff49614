// What the samples may take as given: the globals of the hosts, and what an earlier block of the same page has made.
type HostCall<Result> = (options: {
  url?: string
  method?: string
  data?: object
  header?: object
  count?: number
  type?: string
  success?(result: Result): void
  fail?(reason: { readonly errMsg: string }): void
}) => unknown

interface PickedVideo {
  readonly tempFilePath: string
  readonly size: number
}

interface SampleHost {
  readonly request: HostCall<{ readonly statusCode: number; readonly data: Readonly<Record<string, string>> }>
  readonly chooseVideo: HostCall<PickedVideo>
}

interface SampleWx extends SampleHost {
  readonly chooseMedia: HostCall<{ readonly tempFiles: readonly [PickedVideo, ...PickedVideo[]] }>
}

declare const wx: SampleWx
declare const my: SampleHost
declare const tt: SampleHost
declare const uni: SampleHost

declare const createUploader: typeof import('@vod-upload/wechat').createUploader
declare const getAuth: import('@vod-upload/wechat').GetAuth
declare const uploader: import('@vod-upload/wechat').Uploader

declare module '@tarojs/taro' {
  const Taro: {
    request(options: object): Promise<import('@vod-upload/wechat').AuthAnswer>
    chooseMedia(options: object): Promise<{ readonly tempFiles: readonly PickedVideo[] }>
    chooseVideo(options: object): Promise<PickedVideo>
  }
  export default Taro
}

declare module '*/vod-upload-wechat.min.js' {
  export * from '@vod-upload/wechat'
  export { default } from '@vod-upload/wechat'
}
