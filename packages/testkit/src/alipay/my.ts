import { type Callbacks, callBack } from '../host/callbacks'
import type { Device } from '../host/device'
import type { EventList } from '../host/event-list'
import { createFileSystem } from '../host/file-system'
import type { NetworkStatus, NetworkType } from '../host/lifecycle'
import { alipayFileWords } from './error-messages'
import { type AlipayFileSystem, createAlipayFiles, createGetFileInfo, type GetFileInfo } from './files'
import { createPickers, type Pickers } from './pickers'
import { createRequest, type RequestOptions, type RequestTask } from './request'
import { createStorage, type HostStorage } from './storage'
import type { AlipaySwitches } from './switches'
import { createUploadFile, type UploadFileOptions, type UploadTask } from './upload-file'

export interface AlipayNetworkStatus {
  readonly isConnected: boolean
  /** In capitals, unlike other hosts. */
  readonly networkType: string
}

type Listener<Value> = (value: Value) => void

/** The members of the real `my` that are simulated. */
export interface My extends HostStorage, Pickers {
  request(options: RequestOptions): RequestTask | undefined
  uploadFile(options: UploadFileOptions): UploadTask | undefined
  getFileSystemManager?(): AlipayFileSystem
  getFileInfo: GetFileInfo
  getNetworkType(options?: Callbacks<{ networkAvailable: boolean; networkType: string }>): void
  onNetworkStatusChange(listener: Listener<AlipayNetworkStatus>): void
  offNetworkStatusChange(listener?: Listener<AlipayNetworkStatus>): void
  onAppShow(listener: Listener<object>): void
  offAppShow(listener?: Listener<object>): void
  onAppHide(listener: Listener<object>): void
  offAppHide(listener?: Listener<object>): void
  getAppBaseInfo(): { SDKVersion: string; version: string; language: string }
  getSystemInfoSync(): { SDKVersion: string; version: string; platform: string; app: string }
}

/** @param isSaved whether a path came from `saveFile` */
export function createMy(device: Device, switches: AlipaySwitches, isSaved: (path: string) => boolean): My {
  const { activity, files, lifecycle } = device
  const { clientVersion: version, storedValues, storedMember } = switches
  const sdkVersion = switches.fileSystem ? '2.9.20' : '1.12.0'
  const capitals = (type: NetworkType) => nameOf(type, switches)
  const networkChanged = renamed(lifecycle.networkChanged, capitals)
  const disk = createFileSystem({ activity, files, knowsRanges: false, words: alipayFileWords(switches) })
  const fileSystem = createAlipayFiles(disk, switches.digest)
  return {
    ...createStorage(activity, storedValues, storedMember),
    ...createPickers(device.pick),
    request: createRequest({ ...device, switches }),
    uploadFile: createUploadFile({ ...device, switches, isSaved }),
    ...(switches.fileSystem ? { getFileSystemManager: () => fileSystem } : {}),
    getFileInfo: createGetFileInfo(disk, switches.digest),
    getNetworkType: (options = {}) => {
      const { networkType } = lifecycle
      const result = { networkAvailable: networkType !== 'none', networkType: capitals(networkType) }
      callBack(activity, options, { result })
    },
    onNetworkStatusChange: networkChanged.on,
    offNetworkStatusChange: networkChanged.off,
    onAppShow: lifecycle.shown.on,
    offAppShow: lifecycle.shown.off,
    onAppHide: lifecycle.hidden.on,
    offAppHide: lifecycle.hidden.off,
    getAppBaseInfo: () => ({ SDKVersion: sdkVersion, version, language: 'zh-Hans' }),
    getSystemInfoSync: () => ({ SDKVersion: sdkVersion, version, platform: 'Android', app: 'alipay' }),
  }
}

type NetworkSwitches = Pick<AlipaySwitches, 'mobileData' | 'networkKnown'>

function nameOf(type: NetworkType, { mobileData, networkKnown }: NetworkSwitches): string {
  if (type === 'none') return 'NOTREACHABLE'
  if (!networkKnown) return 'UNKNOWN'
  return type === '4g' ? mobileData : type.toUpperCase()
}

/** The device's own list stays the only one, so that it counts who listens. */
function renamed(
  events: EventList<NetworkStatus>,
  nameOf: (type: NetworkType) => string,
): Pick<EventList<AlipayNetworkStatus>, 'on' | 'off'> {
  const translators = new Map<Listener<AlipayNetworkStatus>, Listener<NetworkStatus>>()
  return {
    on(listener) {
      const translator: Listener<NetworkStatus> = ({ isConnected, networkType }) =>
        listener({
          isConnected,
          networkType: nameOf(networkType),
        })
      translators.set(listener, translator)
      events.on(translator)
    },
    off: (listener) => events.off(listener && translators.get(listener)),
  }
}
