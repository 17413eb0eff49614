import type { HostFailure, HostRequestOptions, HostUploadOptions, WxLikeHost } from '@vod-upload/wx-like'
import type { GivenTask } from './late-task'

/** The parts of `uni` that an upload needs in an app. */
export interface UniAppHost
  extends Omit<
    WxLikeHost,
    'request' | 'uploadFile' | 'getFileSystemManager' | 'getAppBaseInfo' | 'getSystemInfoSync'
  > {
  request(options: HostRequestOptions): GivenTask
  uploadFile(options: HostUploadOptions): GivenTask
  getFileInfo(options: {
    filePath: string
    digestAlgorithm?: 'md5'
    success(result: object): void
    fail(reason: HostFailure): void
  }): unknown
  getStorageSync(key: string): unknown
}
