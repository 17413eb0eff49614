import { createDevice, type Device, type DeviceControls } from '../host/device'
import { type AskNetwork, askNetwork, type NetworkStatus, type NetworkType } from '../host/lifecycle'
import { isSdkAtLeast } from '../host/sdk-floor'
import { createStorage, type HostStorage } from '../host/storage'
import { bytedanceFileWords, bytedanceWords } from './error-messages'
import { type BytedanceFileSystem, createBytedanceFileSystem } from './file-system'
import { createPickers, type Pickers } from './pickers'
import { createRequest, type RequestOptions } from './request'
import { type BytedanceSettings, type BytedanceSwitches, withDefaults } from './switches'
import { createUploadFile, type UploadFileOptions, type UploadTask } from './upload-file'

type StatusListener = (status: NetworkStatus) => void

/** The members of the real `tt` that are simulated. */
export interface Tt extends HostStorage, Pickers {
  request(options: RequestOptions): { abort(): void }
  uploadFile(options: UploadFileOptions): UploadTask
  getFileSystemManager(): BytedanceFileSystem
  readonly getNetworkType: AskNetwork
  onNetworkStatusChange(listener: StatusListener): void
  offNetworkStatusChange(listener?: StatusListener): void
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

export function createBytedanceHost(switches: BytedanceSwitches = {}): BytedanceHost {
  const settings = withDefaults(switches)
  const { sdkVersion, storedValues } = settings
  const words = bytedanceWords(settings)
  const device = createDevice({
    words,
    slots: settings.networkSlots,
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
      overRange: settings.overRange,
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
    ...networkApi(device, settings),
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

type NetworkApi = Pick<Tt, 'getNetworkType' | 'onNetworkStatusChange' | 'offNetworkStatusChange'>

function networkApi(
  { activity, lifecycle }: Device,
  { networkKnown }: Pick<BytedanceSettings, 'networkKnown'>,
): NetworkApi {
  const nameOf = (type: NetworkType) => (networkKnown || type === 'none' ? type : 'unknown')
  const listeners = new Map<StatusListener, StatusListener>()
  return {
    getNetworkType: (options) =>
      askNetwork(activity, { networkType: nameOf(lifecycle.networkType) })(options),
    onNetworkStatusChange(listener) {
      const own: StatusListener = ({ isConnected, networkType }) =>
        listener({ isConnected, networkType: nameOf(networkType) })
      listeners.set(listener, own)
      lifecycle.networkChanged.on(own)
    },
    offNetworkStatusChange: (listener) => lifecycle.networkChanged.off(listener && listeners.get(listener)),
  }
}
