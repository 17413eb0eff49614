import type { Activity } from '../host/activity'
import { type Callbacks, callBackOrPromise } from '../host/callbacks'
import type { FileKind, TempFile } from '../host/temp-files'

type Answer<Result> = Callbacks<Result & { errMsg: string }>

interface MediaFile {
  tempFilePath: string
  size: number
  duration: number
  width: number
  height: number
  thumbTempFilePath: string
  fileType: FileKind
}

interface VideoFile {
  tempFilePath: string
  size: number
  duration: number
  width: number
  height: number
}

interface ImageFiles {
  tempFilePaths: string[]
  tempFiles: Array<{ path: string; size: number }>
}

interface ChatFile {
  name: string
  path: string
  size: number
  time: number
  type: FileKind
}

export interface Pickers {
  chooseMedia(options?: Answer<{ tempFiles: MediaFile[]; type: string }>): unknown
  chooseVideo(options?: Answer<VideoFile>): unknown
  chooseImage(options?: Answer<ImageFiles>): unknown
  chooseMessageFile(options?: Answer<{ tempFiles: ChatFile[] }>): unknown
}

/** @param nextPick what the user taps: one element a picker; `undefined` or nothing when they cancel */
export function createPickers(activity: Activity, nextPick: () => readonly TempFile[] | undefined): Pickers {
  const pick = <Result extends object>(
    api: string,
    callbacks: Answer<Result>,
    toResult: (files: readonly [TempFile, ...TempFile[]]) => Result,
  ) => {
    const [first, ...others] = nextPick() ?? []
    return callBackOrPromise(
      activity,
      callbacks,
      first === undefined
        ? { failure: { errMsg: `${api}:fail cancel` } }
        : { result: { ...toResult([first, ...others]), errMsg: `${api}:ok` } },
    )
  }
  return {
    chooseMedia: (options = {}) =>
      pick('chooseMedia', options, (files) => ({ tempFiles: files.map(toMedia), type: kindOf(files) })),
    chooseVideo: (options = {}) => pick('chooseVideo', options, ([file]) => toVideo(file)),
    chooseImage: (options = {}) =>
      pick('chooseImage', options, (files) => ({
        tempFilePaths: files.map(({ path }) => path),
        tempFiles: files.map(({ path, size }) => ({ path, size })),
      })),
    chooseMessageFile: (options = {}) =>
      pick('chooseMessageFile', options, (files) => ({
        tempFiles: files.map(({ name, path, size, time, type }) => ({ name, path, size, time, type })),
      })),
  }
}

function toVideo({ tempFilePath, size, duration, width, height }: TempFile): VideoFile {
  return { tempFilePath, size, duration, width, height }
}

function toMedia(file: TempFile): MediaFile {
  return { ...toVideo(file), thumbTempFilePath: file.thumbTempFilePath, fileType: file.fileType }
}

function kindOf(files: readonly TempFile[]): string {
  const kinds = new Set(files.map(({ fileType }) => fileType))
  return kinds.size === 1 ? String(files[0]?.fileType) : 'mix'
}
