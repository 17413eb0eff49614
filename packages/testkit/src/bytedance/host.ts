import { createDevice, type DeviceControls } from '../host/device'
import { type AskNetwork, askNetwork, type NetworkStatus } from '../host/lifecycle'
import { isSdkAtLeast } from '../host/sdk-floor'
import { createStorage, type HostStorage } from '../host/storage'
import { bytedanceFileWords, bytedanceWords } from './error-messages'
import { type BytedanceFileSystem, createBytedanceFileSystem } from './file-system'
import { createPickers, type Pickers } from './pickers'
import { createRequest, type RequestOptions } from './request'
import { type BytedanceSwitches, withDefaults } from './switches'
import { createUploadFile, type UploadFileOptions, type UploadTask } from './upload-file'

/** The members of the real `tt` that are simulated. */
export interface Tt extends HostStorage, Pickers {
  request(options: RequestOptions): { abort(): void }
  uploadFile(options: UploadFileOptions): UploadTask
  getFileSystemManager(): BytedanceFileSystem
  readonly getNetworkType: AskNetwork
  onNetworkStatusChange(listener: (status: NetworkStatus) => void): void
  offNetworkStatusChange(listener?: (status: NetworkStatus) => void): void
  onAppShow(listener: (options: object) => void): void
  offAppShow(listener?: (options: object) => void): void
  onAppHide(listener: (options: object) => void): void
  offAppHide(listener?: (options: object) => void): void
  getSystemInfoSync(): { SDKVersion: string; version: string; appName: string; platform: string }
}

/** A Douyin client on this machine. Pages get `tt`; the rest is for the test. */
export interface BytedanceHost extends DeviceControls {
  /** The global of a page; its members may be copied, as none of them uses `this`. */
  readonly tt: Tt
}

/** Documented only for mini games, which run in the same client: five uploads at once. */
const NETWORK_SLOTS = 5

export function createBytedanceHost(switches: BytedanceSwitches = {}): BytedanceHost {
  const settings = withDefaults(switches)
  const { sdkVersion, storedValues } = settings
  const words = bytedanceWords(settings)
  const device = createDevice({
    words,
    slots: NETWORK_SLOTS,
    newTempPath: (name, _, extension) => `ttfile://temp/${name}${extension}`,
    ports: settings.loopbackPorts,
    storedValues,
  })
  const { activity, files, lifecycle, network } = device
  const call = { ...settings, network, activity, words }
  const fileSystem = createBytedanceFileSystem(
    {
      activity,
      files,
      knowsRanges: isSdkAtLeast(sdkVersion, '2.60.0'),
      words: bytedanceFileWords(settings),
    },
    settings,
  )
  const tt: Tt = {
    ...createStorage(activity, storedValues, settings.absentKey),
    ...createPickers(device.pick),
    request: createRequest({ ...call, domains: settings.requestDomains }),
    uploadFile: createUploadFile({ ...call, files, domains: settings.uploadDomains }),
    getFileSystemManager: () => fileSystem,
    getNetworkType: askNetwork(activity, lifecycle),
    onNetworkStatusChange: lifecycle.networkChanged.on,
    offNetworkStatusChange: lifecycle.networkChanged.off,
    onAppShow: lifecycle.shown.on,
    offAppShow: lifecycle.shown.off,
    onAppHide: lifecycle.hidden.on,
    offAppHide: lifecycle.hidden.off,
    getSystemInfoSync: () => ({
      SDKVersion: sdkVersion,
      version: '31.0.0',
      appName: 'Douyin',
      platform: 'android',
    }),
  }
  const suspend = settings.background === 'interrupt' ? device.controls.suspend : () => undefined
  // Not by spreading, which would freeze the counters at what they are now.
  return Object.assign(device.controls, { tt, suspend })
}
