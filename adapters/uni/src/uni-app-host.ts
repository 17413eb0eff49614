import type { HostFailure, WxLikeHost } from '@vod-upload/wx-like'

/** The parts of `uni` that an upload needs in an app. */
export interface UniAppHost
  extends Omit<WxLikeHost, 'getFileSystemManager' | 'getAppBaseInfo' | 'getSystemInfoSync'> {
  getFileInfo(options: {
    filePath: string
    digestAlgorithm?: 'md5'
    success(result: object): void
    fail(reason: HostFailure): void
  }): unknown
  getStorageSync(key: string): unknown
}
