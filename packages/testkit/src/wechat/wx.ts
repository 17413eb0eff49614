import type { Activity } from '../host/activity'
import { type Callbacks, callBackOrPromise } from '../host/callbacks'
import type { DomainList } from '../host/domain-list'
import type { FileSystemManager } from '../host/file-system'
import type { Lifecycle, NetworkStatus, NetworkType } from '../host/lifecycle'
import type { Network } from '../host/network'
import type { HeaderCase } from '../host/page-answer'
import type { Pick } from '../host/pick'
import { isSdkAtLeast } from '../host/sdk-floor'
import type { HostStorage } from '../host/storage'
import type { TempFiles } from '../host/temp-files'
import { createPickers, type Pickers } from './pickers'
import { createRequest, type RequestOptions, type RequestTask } from './request'
import { createUploadFile, type UploadFileOptions, type UploadTask } from './upload-file'

/** The members of the real `wx` that are simulated; old base libraries lack the optional ones. */
export interface Wx extends HostStorage, Pickers {
  request(options: RequestOptions): RequestTask
  uploadFile(options: UploadFileOptions): UploadTask
  getFileSystemManager(): FileSystemManager
  getNetworkType(options?: Callbacks<{ networkType: NetworkType; errMsg: string }>): unknown
  onNetworkStatusChange(listener: (status: NetworkStatus) => void): void
  offNetworkStatusChange?(listener?: (status: NetworkStatus) => void): void
  onAppShow(listener: (options: object) => void): void
  offAppShow?(listener?: (options: object) => void): void
  onAppHide(listener: (options: object) => void): void
  offAppHide?(listener?: (options: object) => void): void
  getAppBaseInfo?(): { SDKVersion: string; version: string; language: string }
  getSystemInfoSync(): { SDKVersion: string; version: string; platform: string }
}

export interface WxParts {
  readonly sdkVersion: string
  readonly activity: Activity
  readonly network: Network
  readonly lifecycle: Lifecycle
  readonly files: TempFiles
  readonly storage: HostStorage
  readonly fileSystem: (knowsRanges: boolean) => FileSystemManager
  readonly pick: Pick
  readonly appId: string
  readonly headerCase: HeaderCase
  readonly uploadHeader: boolean
  readonly defaultTimeoutMs: number
  readonly requestDomains: DomainList
  readonly uploadDomains: DomainList
}

const CLIENT_VERSION = '8.0.54'

export function createWx(parts: WxParts): Wx {
  const { sdkVersion, activity, lifecycle } = parts
  const since = (floor: string) => isSdkAtLeast(sdkVersion, floor)
  const callSettings = { ...parts, knowsTimeout: since('2.10.0') }
  const fileSystem = parts.fileSystem(since('2.10.0'))
  return {
    ...parts.storage,
    ...createPickers(parts.pick),
    request: createRequest(callSettings, parts.requestDomains),
    uploadFile: createUploadFile({
      ...callSettings,
      domains: parts.uploadDomains,
      givesHeader: parts.uploadHeader,
    }),
    getFileSystemManager: () => fileSystem,
    getNetworkType: (options = {}) =>
      callBackOrPromise(activity, options, {
        result: { networkType: lifecycle.networkType, errMsg: 'getNetworkType:ok' },
      }),
    onNetworkStatusChange: lifecycle.networkChanged.on,
    onAppShow: lifecycle.shown.on,
    onAppHide: lifecycle.hidden.on,
    // The off* members came later than the on* ones.
    ...(since('2.9.3') ? { offNetworkStatusChange: lifecycle.networkChanged.off } : {}),
    ...(since('2.9.3') ? { offAppShow: lifecycle.shown.off, offAppHide: lifecycle.hidden.off } : {}),
    ...(since('2.20.1')
      ? {
          getAppBaseInfo: () => ({ SDKVersion: sdkVersion, version: CLIENT_VERSION, language: 'zh_CN' }),
        }
      : {}),
    getSystemInfoSync: () => ({ SDKVersion: sdkVersion, version: CLIENT_VERSION, platform: 'android' }),
  }
}
