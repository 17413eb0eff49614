import { createDevice, type DeviceControls } from '../host/device'
import { createFileSystem, type FileSystemManager } from '../host/file-system'
import { type AskNetwork, askNetwork, type NetworkStatus } from '../host/lifecycle'
import type { HostStorage } from '../host/storage'
import { uniAppFileWords, uniAppWords } from './error-messages'
import { createPickers, type Pickers } from './pickers'
import { createRequest, type RequestOptions, type RequestTask } from './request'
import { createUniAppStorage } from './storage'
import { type UniAppSwitches, withDefaults } from './switches'
import { createUploadFile, type UploadFileOptions, type UploadTask } from './upload-file'

/** The members of the real `uni` that are simulated; there is no `getFileSystemManager` in an app. */
export interface UniInApp extends HostStorage, Pickers {
  request(options: RequestOptions): RequestTask
  uploadFile(options: UploadFileOptions): UploadTask
  /** Digests the file whether or not it is asked to. */
  getFileInfo: FileSystemManager['getFileInfo']
  readonly getNetworkType: AskNetwork
  onNetworkStatusChange(listener: (status: NetworkStatus) => void): void
  offNetworkStatusChange(listener?: (status: NetworkStatus) => void): void
  onAppShow(listener: (options: object) => void): void
  offAppShow(listener?: (options: object) => void): void
  onAppHide(listener: (options: object) => void): void
  offAppHide(listener?: (options: object) => void): void
}

/** An app built with uni-app for a phone, on this machine. Pages get `uni`; the rest is for the test. */
export interface UniAppHost extends DeviceControls {
  /** The global of a page; its members may be copied, as none of them uses `this`. */
  readonly uni: UniInApp
}

/** Not documented; Android's usual client for HTTP runs five calls to one server at a time. */
const NETWORK_SLOTS = 5

export function createUniAppHost(switches: UniAppSwitches = {}): UniAppHost {
  const settings = withDefaults(switches)
  const { storedValues } = settings
  const device = createDevice({
    words: uniAppWords,
    slots: NETWORK_SLOTS,
    newTempPath: (name, _, extension) => `_doc/uniapp_temp_1700000000000/gallery/${name}${extension}`,
    ports: settings.loopbackPorts,
    storedValues,
  })
  const { activity, files, lifecycle, network } = device
  const words = uniAppFileWords(settings)
  const { getFileInfo } = createFileSystem({ activity, files, knowsRanges: false, words })
  const uni: UniInApp = {
    ...createUniAppStorage(activity, storedValues, settings),
    ...createPickers(device.pick),
    request: createRequest({ activity, network, headerCase: settings.headerCase }),
    uploadFile: createUploadFile({ ...settings, activity, network, files }),
    getFileInfo,
    getNetworkType: askNetwork(activity, lifecycle),
    onNetworkStatusChange: lifecycle.networkChanged.on,
    offNetworkStatusChange: lifecycle.networkChanged.off,
    onAppShow: lifecycle.shown.on,
    offAppShow: lifecycle.shown.off,
    onAppHide: lifecycle.hidden.on,
    offAppHide: lifecycle.hidden.off,
  }
  // Not by spreading, which would freeze the counters at what they are now.
  return Object.assign(device.controls, { uni })
}
