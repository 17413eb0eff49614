import { type Callbacks, callBack } from '../host/callbacks'
import { createDevice, type DeviceControls } from '../host/device'
import type { FileWords } from '../host/failures'
import { createFileSystem } from '../host/file-system'
import type { PickOptions } from '../host/pick'
import { createStorage, type StoredValues } from '../host/storage'
import type { FileKind, TempFile } from '../host/temp-files'
import { fetchWords } from './native-fetch'
import { createNetworkStatus, type NetInfoType, type TaroRnNetworkStatus } from './network-status'
import { createRequest, type RequestOptions, type RequestTask } from './request'
import { settle } from './settle'
import { createUploadFile, type UploadFileOptions } from './upload-file'

export interface TaroRnSwitches {
  /** Whether `request` gives something to abort it by: later versions do. Default: true. */
  readonly requestAborts?: boolean
  readonly storedValues?: StoredValues
}

interface PickedImage {
  readonly uri: string
  readonly path: string
  readonly type: FileKind
  readonly width: number
  readonly height: number
}

/** The members of the real `Taro` that are simulated; there is no `getFileSystemManager`, and no `onAppShow`. */
export interface TaroInReactNative {
  request(options: RequestOptions): RequestTask
  uploadFile(options: UploadFileOptions): Promise<Response>
  /** Digests the file whether or not it is asked to. */
  getFileInfo(options: Callbacks<FileInfo> & { readonly filePath: string }): Promise<FileInfo>
  getStorage(options: Callbacks<StoredItem> & { readonly key: string }): Promise<StoredItem>
  setStorage(options: Callbacks<Done> & { readonly key: string; readonly data: unknown }): Promise<Done>
  removeStorage(options: Callbacks<Done> & { readonly key: string }): Promise<Done>
  getNetworkType(options?: Callbacks<NetworkAnswer>): Promise<NetworkAnswer>
  onNetworkStatusChange(listener: (status: TaroRnNetworkStatus) => void): void
  offNetworkStatusChange(listener?: (status: TaroRnNetworkStatus) => void): void
  /** Tells no size. */
  chooseVideo(options: PickOptions<PickedVideo>): unknown
  chooseImage(options: PickOptions<{ tempFilePaths: string[]; tempFiles: PickedImage[] }>): unknown
}

interface PickedVideo {
  readonly tempFilePath: string
  readonly duration: number
  readonly width: number
  readonly height: number
}

interface FileInfo {
  readonly size: number
  readonly md5: string
  readonly errMsg: string
}

interface StoredItem {
  readonly data: unknown
  readonly errMsg: string
}

interface NetworkAnswer {
  readonly networkType: NetInfoType
  readonly errMsg: string
}

interface Done {
  readonly errMsg: string
}

/** An app built with Taro for React Native, on this machine. Apps get `Taro`; the rest is for the test. */
export interface TaroRnHost extends DeviceControls {
  readonly Taro: TaroInReactNative
  /** Ends what the app has given up and cannot abort. */
  endAbandoned(): void
}

/** Android's usual client for HTTP runs five calls to one server at a time. */
const NETWORK_SLOTS = 5

const fileWords: FileWords = (kind, api, path) => ({
  errMsg: `${api}:fail. ${kind === 'missing' ? 'filePath not exists' : `Location '${path}' isn't readable.`}`,
})

export function createTaroRnHost({
  requestAborts = true,
  storedValues = new Map(),
}: TaroRnSwitches = {}): TaroRnHost {
  const device = createDevice({
    words: fetchWords,
    slots: NETWORK_SLOTS,
    newTempPath: (name, _, extension) => `file:///data/user/0/app/cache/ImagePicker/${name}${extension}`,
    storedValues,
  })
  const { activity, files, network, pick } = device
  const networkStatus = createNetworkStatus(device)
  const storage = createStorage(activity, storedValues)
  const { getFileInfo } = createFileSystem({ activity, files, knowsRanges: false, words: fileWords })
  const Taro: TaroInReactNative = {
    request: createRequest(device, requestAborts),
    uploadFile: createUploadFile(device),
    getFileInfo: (options) =>
      told(options, ({ success, fail }) =>
        getFileInfo({
          filePath: options.filePath,
          success: ({ size, digest }) => success({ size, md5: digest, errMsg: 'getFileInfo:ok' }),
          fail,
        }),
      ),
    getStorage: (options) => told(options, (own) => storage.getStorage({ key: options.key, ...own })),
    setStorage: (options) =>
      told(options, (own) => storage.setStorage({ key: options.key, data: options.data, ...own })),
    removeStorage: (options) => told(options, (own) => storage.removeStorage({ key: options.key, ...own })),
    getNetworkType: (options = {}) =>
      told(options, ({ success }) => {
        const { networkType } = networkStatus.now()
        callBack(activity, { success }, { result: { networkType, errMsg: 'getNetworkType:ok' } })
      }),
    onNetworkStatusChange: networkStatus.on,
    offNetworkStatusChange: networkStatus.off,
    chooseVideo: (options) =>
      pick('chooseVideo', options, ([{ tempFilePath, duration, width, height }]) => ({
        tempFilePath,
        duration,
        width,
        height,
      })),
    chooseImage: (options) =>
      pick('chooseImage', options, (picked) => ({
        tempFilePaths: picked.map(({ path }) => path),
        tempFiles: picked.map(toImage),
      })),
  }
  const endAbandoned = () => network.failAll('interrupted', true)
  // Not by spreading, which would freeze the counters at what they are now.
  return Object.assign(device.controls, { Taro, endAbandoned })
}

function toImage({ path, type, width, height }: TempFile): PickedImage {
  return { uri: path, path, type, width, height }
}

function told<Result extends object>(
  callbacks: Callbacks<Result>,
  start: (own: Required<Pick<Callbacks<Result>, 'success' | 'fail'>>) => unknown,
): Promise<Result> {
  const work = new Promise<Result>((success, fail) => {
    start({ success, fail })
  })
  return settle(work, callbacks, (failure) => Object(failure))
}
